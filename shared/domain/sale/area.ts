import type { Area } from "../../core/command.ts";
import { completeSale } from "./commands/complete.ts";
import { holdSale } from "./commands/hold.ts";
import { recallSale } from "./commands/recall.ts";
import { voidCart } from "./commands/void-cart.ts";
import { HELD_BRANCH_FIELD, HELD_FIELD, HELD_SALE } from "./held.ts";
import { kinds } from "./kinds.ts";

/** Selling at the till. */
export const sale = {
  kinds,
  commands: {
    "sale.complete": completeSale,
    "sale.void-cart": voidCart,
    "sale.hold": holdSale,
    "sale.recall": recallSale,
  },
  indexes: [
    { doc: HELD_SALE, field: HELD_FIELD },
    { doc: HELD_SALE, field: HELD_BRANCH_FIELD },
  ],
} as const satisfies Area;
