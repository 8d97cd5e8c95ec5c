import type { Context } from "../../core/command.ts";
import type { BranchId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { readTerms, type SaleTerms } from "../sale/terms.ts";
import { type PlaceError, placeOfTill } from "../shift/place.ts";
import { type NoShiftError, shiftForSelling } from "../shift/shift.ts";
import { readShiftTerms } from "../shift/shift-terms.ts";
import { isReasonMissing } from "./check.ts";
import type { RefundReason } from "./refund-body.ts";

export type BeginError =
  | PlaceError
  | NoShiftError
  /** The organisation's settings have not reached this device. */
  | { readonly type: "NotSetUp" }
  /** `other` says nothing by itself. */
  | { readonly type: "NoteMissing"; readonly field: "note" };

/** Why goods come back. */
export interface RefundStory {
  readonly reason: RefundReason;
  readonly note: string;
}

/** Where a refund is made, and by which terms. */
export interface RefundPlace {
  readonly branch: BranchId;
  readonly terms: SaleTerms;
  /** The shift out of whose drawer it is paid; `undefined` where the shop keeps none. */
  readonly shift: string | undefined;
}

/** What every refund begins with: a till of a branch, in its open shift, and a reason. */
export const beginRefund = (
  view: View,
  { reason, note }: RefundStory,
  context: Context,
): Result<RefundPlace, BeginError> => {
  const place = placeOfTill(context);
  if (!place.ok) return place;
  const terms = readTerms(view);
  if (terms === undefined) return err({ type: "NotSetUp" });
  if (isReasonMissing(reason, note)) return err({ type: "NoteMissing", field: "note" });
  const shift = shiftForSelling(view, context, readShiftTerms(view));
  if (!shift.ok) return shift;
  return ok({ branch: place.value, terms, shift: shift.value?.id });
};
