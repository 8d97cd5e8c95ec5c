import type { Book } from "../naive/history.ts";
import { ordinaryBooks } from "../naive/ordinary.ts";
import { groupBy, isEffective, toldBy } from "../naive/trade.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [SHIFT-3] What a till sells, takes back, moves or takes for accounts is in the shift it had open, as far as it had heard: never in none
 * while one was open, never in one that it knew to be closed.
 */
export const inShift: Invariant = {
  name: "money is in the open shift of its till",
  breaches: (trial) => {
    const certain = certainShifts(trial);
    return [...ordinaryBooks(trial).values()].flatMap((book) => faultsOf(book, certain));
  },
};

interface Body {
  readonly shift?: string;
  readonly till: string;
  readonly tenders?: readonly unknown[];
}

/** Shifts of which no opening or closing was ever void: what a till thought of the others at the time nobody can tell. */
const certainShifts = (trial: Trial): ReadonlySet<string> =>
  new Set(
    [...groupBy(toldBy<Body>(trial, "shift.opened", "shift.closed"), ({ body }) => body.shift ?? "")]
      .filter(([, all]) => all.every((told) => isEffective(trial, told)))
      .map(([shift]) => shift),
  );

const MONEY = ["sale.completed", "sale.refunded", "account.added", "cash.moved"];

const faultsOf = ({ evidence, device, lines }: Book, certain: ReadonlySet<string>): readonly string[] => {
  const opened = new Map<string, string>();
  const closed = new Set<string>();
  const faults: string[] = [];
  for (const { log, seq } of evidence.rows) {
    const held = lines.get(log)?.[seq - 1];
    if (held === undefined) continue;
    const { kind } = held.entry;
    const body = held.entry.body as unknown as Body;
    if (kind === "shift.opened") opened.set(body.shift ?? "", body.till);
    else if (kind === "shift.closed") closed.add(body.shift ?? "");
    else if (held.device === device.device && MONEY.includes(kind)) {
      const open = [...opened].filter(
        ([id, till]) => till === body.till && !closed.has(id) && certain.has(id),
      );
      if (body.shift === undefined && isMoney(kind, body) && open.length > 0)
        faults.push(`${log} ${seq}: in no shift, though ${open[0]?.[0]} was open`);
      if (body.shift !== undefined && certain.has(body.shift) && closed.has(body.shift))
        faults.push(`${log} ${seq}: in ${body.shift}, which was closed`);
    }
  }
  return faults;
};

/** What is put into an account by hand, or earned, is no money in a drawer. */
const isMoney = (kind: string, { tenders }: Body): boolean =>
  kind !== "account.added" || tenders !== undefined;
