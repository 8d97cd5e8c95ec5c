import type { Groceries } from "../../support/groceries.ts";
import type { Counter } from "./counter.ts";
import type { Deal, Off } from "./ring-up.ts";
import type { Way } from "./take-money.ts";

/** Customers as they come: real baskets, each paid another way. */
export interface Deck {
  /** The next customer at that counter. */
  readonly next: (counter: Pick<Counter, "code">) => Deal;
}

export const PROMO_CODE = "AUTUMN9";

const PLAIN: Off = { type: "none" };
const BY_CODE: Off = { type: "code", percent: 9, code: PROMO_CODE };

/** Twenty customers in a row, as a grocery has them: half pay cash; points come after purchases that earned some. */
const ROW: readonly (readonly [Way, Off])[] = [
  ["cash", PLAIN],
  ["note", PLAIN],
  ["card", PLAIN],
  ["known", PLAIN],
  ["qr", PLAIN],
  ["cash", { type: "receipt", percent: 7 }],
  ["wallet", PLAIN],
  ["note", PLAIN],
  ["credit", PLAIN],
  ["cash", PLAIN],
  ["gift", PLAIN],
  ["points", PLAIN],
  ["cash", { type: "line", percent: 13 }],
  ["card", PLAIN],
  ["mixed", PLAIN],
  ["cash", PLAIN],
  ["note", BY_CODE],
  ["qr", { type: "receipt", percent: 3 }],
  ["cash", PLAIN],
  ["card", BY_CODE],
];

export const shuffleDeck = ({ baskets }: Pick<Groceries, "baskets">): Deck => {
  const served = new Map<string, number>();
  let dealt = 0;
  return {
    next: ({ code }) => {
      const turn = served.get(code) ?? 0;
      served.set(code, turn + 1);
      const [way, off] = ROW[turn % ROW.length] ?? ["cash", PLAIN];
      const codes = [...new Set(baskets[dealt % baskets.length])];
      dealt += 1;
      return { codes, off, way };
    },
  };
};
