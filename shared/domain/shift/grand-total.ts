import type { View } from "../../core/view.ts";
import { type Shift, shiftsOfTill } from "./shift.ts";
import type { ZTotals } from "./z-totals.ts";

/** What a till sold and took back since it began, minor units. */
export interface GrandTotal {
  readonly sold: number;
  readonly refunded: number;
}

/** The till's closed shifts with their amendments, and this one; neither number falls but by what is void [SHIFT-7, SHIFT-12]. */
export const grandTotal = (
  view: View,
  { id, till }: Pick<Shift, "id" | "till">,
  { sales, refunds }: Pick<ZTotals, "sales" | "refunds">,
): GrandTotal => {
  let [sold, refunded] = [sales.total, refunds.total];
  for (const { id: other, closed } of shiftsOfTill(view, till)) {
    if (closed === null || other === id) continue;
    for (const sums of [closed, ...closed.amendments]) {
      sold += sums.sold;
      refunded += sums.refunded;
    }
  }
  return { sold, refunded };
};
