import type { CounterRule } from "../../core/counter-rule.ts";
import { type BranchId, branchScope, type CounterId, scopeBranch } from "../../core/ids.ts";
import { activeHolders, DEVICE_NEEDS } from "../access/device.ts";

/** A sale as its refunds name it. */
export interface OfSale {
  readonly branch: BranchId | string;
  readonly number: string;
}

/** How much of the sale's line (from 0) may still be refunded, in thousandths [REFUND-2]. */
export const lineCounter = (sale: OfSale, line: number): CounterId => of(sale, String(line));

/** Moved once the selling till has let the sale be refunded; its own unit is never spent. */
export const openedCounter = (sale: OfSale): CounterId => of(sale, "opened");

/** Money given back so far, in minor units: only ever minted. */
export const paidCounter = (sale: OfSale): CounterId => of(sale, "paid");

/** Money given back so far the way of the sale's tender (from 0). */
export const tenderCounter = (sale: OfSale, tender: number): CounterId => of(sale, `tender-${tender}`);

/** The sale and line of a line's counter; `null` for any other. The number is in small letters. */
export const lineOfCounter = (counter: CounterId): (OfSale & { readonly line: number }) | null => {
  const match = /^refund\/([a-z0-9-]+)\/([a-z0-9-]+)\/(\d+)$/.exec(counter);
  if (match === null) return null;
  return { branch: match[1] ?? "", number: match[2] ?? "", line: Number(match[3]) };
};

/** Whether the counter is one of this sale's. */
export const isCounterOf = (counter: CounterId, number: string): boolean =>
  counter.split("/")[2] === nameOf(number);

/** How the right to refund moves: to tills of the branch that ask, and it is never handed out unasked. */
export const refundRule: CounterRule = {
  area: "refund",
  scope: (counter) => {
    const place = lineOfCounter(counter);
    return place === null ? null : branchScope(place.branch as BranchId);
  },
  step: () => 1,
  holders: (view, scope) => {
    const branch = scopeBranch(scope);
    return branch === null ? [] : activeHolders(view, branch);
  },
  needs: () => ({ all: DEVICE_NEEDS }),
  spread: false,
  /** The goods lie before whoever asks. */
  whole: true,
};

const of = ({ branch, number }: OfSale, part: string): CounterId =>
  `refund/${branch}/${nameOf(number)}/${part}` as CounterId;

/** The number as a counter may hold it. */
const nameOf = (number: string): string => number.toLowerCase();
