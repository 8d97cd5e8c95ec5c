import { rightsOf } from "../../core/cut.ts";
import type { BranchId, CounterId, HolderId } from "../../core/ids.ts";
import type { State } from "../../core/state.ts";
import { createView } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import { activeHolders } from "../access/device.ts";
import { type ProductGift, sharingDrafts } from "./commands/share.ts";
import { readItem, stepOf, stockOf } from "./item.ts";
import { planSharing } from "./sharing.ts";

/** A till keeps what it sells from; the server keeps a reserve for tills that open later [STOCK-9]. */
export type Sharer = "till" | "reserve";

/**
 * What this device should hand out, unasked, of all the branch's goods, as entries it writes by itself [STOCK-4,
 * STOCK-9]. Nothing when no other till is known or nobody lacks anything.
 */
export const shareOut = (
  state: State,
  me: HolderId,
  branch: BranchId,
  as: Sharer,
  demandOf?: (counter: CounterId, holder: HolderId) => number,
): readonly Draft[] => {
  const view = createView(state, me);
  const others = activeHolders(view, branch);
  if (others.length === 0) return [];
  const gifts: ProductGift[] = [];
  for (const [counter, cells] of state.counters) {
    const place = stockOf(counter);
    if (place?.branch !== branch) continue;
    const item = readItem(view, place.product);
    if (item === undefined) continue;
    const step = stepOf(item.unit);
    const heldBy = (holder: HolderId) => rightsOf(state.cuts, cells, holder);
    const sells = as === "till" || !isLast(heldBy(me), others.length, step);
    const demand = demandOf && ((holder: HolderId) => demandOf(counter, holder));
    const plan = planSharing({
      me,
      others,
      rightsOf: heldBy,
      step,
      sells,
      ...(demand && { demandOf: demand }),
    });
    gifts.push(...plan.map((gift) => ({ ...gift, product: place.product })));
  }
  return sharingDrafts(branch, gifts);
};

/** Too little to be worth keeping back: less than two steps for each till and the reserve. */
const isLast = (held: number, others: number, step: number): boolean => held < 2 * (others + 1) * step;
