import type { Owner } from "../../support/owner.ts";
import { sum } from "./book.ts";

/** An entry of the exported log, as anybody can read it who knows JSON. */
export interface Entry {
  readonly kind: string;
  readonly body: Body;
}

interface Body {
  readonly shift?: string;
  readonly till?: string;
  readonly number?: string;
  readonly float?: number;
  readonly total?: number;
  readonly rounding?: number;
  readonly change?: number;
  readonly amount?: number;
  readonly direction?: string;
  readonly expected?: number;
  readonly counted?: number;
  readonly difference?: number;
  readonly cash?: number;
  readonly z?: string;
  readonly tenders?: readonly { readonly type: string; readonly amount: number }[];
  readonly totals?: Totals;
}

/** What a Z says, as far as it is compared. */
interface Totals {
  readonly sales: Counted;
  readonly refunds: Counted;
  readonly deposits: { readonly count: number; readonly total: number };
  readonly tenders: readonly { readonly type: string; readonly in: number; readonly out: number }[];
  readonly moves: readonly { readonly direction: string; readonly total: number }[];
}

interface Counted {
  readonly count: number;
  readonly total: number;
  readonly rounding: number;
}

/** A shift in sums: tenders less what went out again, cash put in less cash taken out. */
export interface ShiftSums {
  readonly till: string;
  readonly sales: number;
  readonly sold: number;
  readonly rounding: number;
  readonly refunds: number;
  readonly refunded: number;
  readonly deposited: number;
  readonly moved: number;
  readonly tenders: Readonly<Record<string, number>>;
}

/** Everything the server holds, entry by entry. */
export const readTrail = async (owner: Owner): Promise<readonly Entry[]> => {
  const lines = (await owner.text("/v1/log/export")).trim().split("\n");
  return lines
    .map((line) => JSON.parse(line) as { readonly text?: string; readonly type?: string })
    .flatMap(({ type, text }) =>
      type === undefined && text !== undefined ? [JSON.parse(text) as Entry] : [],
    );
};

export const ofKind = (trail: readonly Entry[], kind: string): readonly Body[] =>
  trail.filter((entry) => entry.kind === kind).map(({ body }) => body);

/** What the Z of each shift says, with its amendments; by shift. */
export const readZs = (trail: readonly Entry[]): ReadonlyMap<string, ShiftSums> => {
  const written = [...ofKind(trail, "shift.closed"), ...ofKind(trail, "shift.amended")];
  return byShift(written, (till, parts) => {
    const totals = parts.flatMap(({ totals: one }) => (one === undefined ? [] : [one]));
    const all = (pick: (one: Totals) => number): number => sum(totals.map(pick));
    return {
      till,
      sales: all(({ sales }) => sales.count),
      sold: all(({ sales }) => sales.total),
      rounding: all(({ sales }) => sales.rounding),
      refunds: all(({ refunds }) => refunds.count),
      refunded: all(({ refunds }) => refunds.total),
      deposited: all(({ deposits }) => deposits.total),
      moved: all(({ moves }) => sum(moves.map((move) => signed(move.direction, move.total)))),
      tenders: addUp(totals.flatMap(({ tenders }) => tenders.map((row) => [row.type, row.in - row.out]))),
    };
  });
};

/** The same from the deeds themselves; by shift. */
export const sumDeeds = (trail: readonly Entry[]): ReadonlyMap<string, ShiftSums> => {
  const deeds = trail.filter(({ kind, body }) => body.shift !== undefined && DEEDS.includes(kind));
  return byShift(
    deeds.map(({ kind, body }) => ({ ...body, kind })),
    (till, rows) => {
      const of = (kind: string) => rows.filter((row) => row.kind === kind);
      const sales = of("sale.completed");
      const refunds = of("sale.refunded");
      const deposits = of("account.added").filter(({ tenders = [] }) => tenders.length > 0);
      const total = ({ total: amount = 0 }: Body) => amount;
      return {
        till,
        sales: sales.length,
        sold: sum(sales.map(total)),
        rounding: sum(sales.map(({ rounding = 0 }) => rounding)),
        refunds: refunds.length,
        refunded: sum(refunds.map(total)),
        deposited: sum(deposits.flatMap(taken).map(([, amount]) => amount)),
        moved: sum(of("cash.moved").map(({ direction = "", amount = 0 }) => signed(direction, amount))),
        tenders: addUp([
          ...[...sales, ...deposits].flatMap(taken),
          ...refunds.flatMap(taken).map(([type, amount]) => [type, -amount] as const),
        ]),
      };
    },
  );
};

const DEEDS = ["sale.completed", "sale.refunded", "account.added", "cash.moved"];

/** By tender, cash less its change. */
const taken = ({ tenders = [], change = 0 }: Body): readonly (readonly [string, number])[] => [
  ...tenders.map(({ type, amount }) => [type, amount] as const),
  ...(change > 0 ? [["cash", -change] as const] : []),
];

const signed = (direction: string, amount: number): number => (direction === "in" ? amount : -amount);

const addUp = (rows: readonly (readonly [string, number])[]): Readonly<Record<string, number>> => {
  const sums = new Map<string, number>();
  for (const [type, amount] of rows) sums.set(type, (sums.get(type) ?? 0) + amount);
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0).sort());
};

const byShift = <Row extends Body>(
  rows: readonly Row[],
  sumUp: (till: string, rows: readonly Row[]) => ShiftSums,
): ReadonlyMap<string, ShiftSums> => {
  const shifts = [...new Set(rows.map(({ shift = "" }) => shift))];
  return new Map(
    shifts.map((shift) => {
      const own = rows.filter((row) => row.shift === shift);
      return [shift, sumUp(own[0]?.till ?? "", own)];
    }),
  );
};
