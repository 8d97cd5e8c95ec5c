import type { Trial } from "../trial.ts";
import type { Held } from "./history.ts";

/** What entries about money and goods say, as the log has it. Amounts in minor units, quantities in thousandths. */
export interface Receipt {
  readonly number: string;
  readonly branch: string;
  readonly till: string;
  readonly shift?: string;
  readonly lines: readonly ReceiptLine[];
  readonly taxes: readonly Tax[];
  readonly taxMode: string;
  readonly rounding: number;
  readonly total: number;
  readonly tenders: readonly Tender[];
}

export interface ReceiptLine {
  /** Of a refund: the line of the sale, from 0; -1 for none. */
  readonly line?: number;
  readonly product: string;
  readonly quantity: number;
  readonly price: number;
  readonly full?: number;
  readonly discounts?: readonly { readonly type: string; readonly amount: number }[];
  readonly total: number;
  readonly taxRate: number | "exempt";
  readonly back?: string;
}

export interface Tax {
  readonly rate: number | "exempt";
  readonly base: number;
  readonly tax: number;
}

export interface Tender {
  readonly type: string;
  readonly amount: number;
  readonly of?: string;
}

export interface Sale extends Receipt {
  readonly change: number;
  readonly customer?: { readonly id: string };
  readonly points?: number;
  readonly codes?: readonly string[];
}

export interface Refund extends Receipt {
  readonly of: { readonly number: string; readonly log: string; readonly seq: number } | null;
  readonly isVoid: boolean;
  readonly points?: number;
  readonly override?: { readonly by: string; readonly reason: string };
}

/** Something put into an account or taken out of it. */
export interface AccountMove {
  readonly account: string;
  readonly owner: string;
  readonly amount: number;
  readonly number: string;
  readonly why: string;
  readonly till: string;
  readonly shift?: string;
  readonly tenders?: readonly Tender[];
  readonly change?: number;
  readonly rounding?: number;
}

/** An entry with its body taken for what its kind says it is. */
export interface Told<Body> extends Held {
  readonly body: Body;
}

/** All entries of these kinds that honest devices wrote, whether they count or not. */
export const toldBy = <Body>(
  { lines, hostile }: Trial,
  ...kinds: readonly string[]
): readonly Told<Body>[] => {
  const told: Told<Body>[] = [];
  for (const line of lines.values())
    for (const held of line)
      if (kinds.includes(held.entry.kind) && !hostile.has(held.device))
        told.push({ ...held, body: held.entry.body as Body });
  return told;
};

/** Those of them that count. */
export const effectiveOf = <Body>(trial: Trial, ...kinds: readonly string[]): readonly Told<Body>[] =>
  toldBy<Body>(trial, ...kinds).filter((held) => isEffective(trial, held));

export const isEffective = (trial: Trial, { entry }: Held): boolean =>
  trial.whole().verdicts.get(entry.log)?.[entry.seq - 1]?.outcome === "effective";

export const placeOf = ({ entry }: Held): string => `${entry.log} ${entry.seq}`;

export const sumOf = <T>(items: Iterable<T>, amount: (item: T) => number): number => {
  let sum = 0;
  for (const item of items) sum += amount(item);
  return sum;
};

export const groupBy = <T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};
