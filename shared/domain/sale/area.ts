import type { Area } from "../../core/command.ts";
import { completeSale } from "./commands/complete.ts";
import { voidCart } from "./commands/void-cart.ts";
import { kinds } from "./kinds.ts";

/** Selling at the till. */
export const sale = {
  kinds,
  commands: {
    "sale.complete": completeSale,
    "sale.void-cart": voidCart,
  },
} as const satisfies Area;
