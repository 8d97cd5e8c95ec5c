import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import { branchScope, type LogId } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { draftOf } from "../kinds.ts";
import { type PlaceError, placeOfTill } from "../place.ts";
import { amendmentMember, type ClosedShift, readShift } from "../shift.ts";
import { coverField, MAX_STRETCHES, stretchField } from "../shift-body.ts";
import { addedTotalsField, cashFlow, doTotalsAgree } from "../z-totals.ts";

export type AmendShiftError =
  | PlaceError
  | { readonly type: "NoShift" }
  | { readonly type: "ShiftNotClosed" }
  /** Another Z of the shift counts, or this amendment was made already. */
  | { readonly type: "NotNextAmendment"; readonly z: string; readonly n: number }
  /** Somebody else closed the shift and amends it. */
  | { readonly type: "NotTheCloser"; readonly device: string }
  | { readonly type: "NothingToAmend" }
  | { readonly type: "TotalsDisagree" };

/**
 * Adds to a Z what reached the one who closed it only afterwards [SHIFT-9], and takes from it what turned out to count for nothing
 * [SHIFT-12]: by an entry that names the Z and how far it has now read the logs. The Z itself stays as it is. Only the device that closed amends, or its heir, one amendment after the other.
 */
export const amendShift = command({
  permission: "shift.work",
  args: z.strictObject({
    shift: idField,
    z: z.string().min(1).max(60),
    n: z.int().positive(),
    totals: addedTotalsField,
    covers: z.array(coverField).max(1_000),
    without: z.array(stretchField).max(MAX_STRETCHES).default([]),
    again: z.array(stretchField).max(MAX_STRETCHES).default([]),
  }),
  needs: ({ shift }) => ({ docs: [{ doc: "shift", id: shift }] }),
  decide: (view, { shift: id, z: number, n, totals, covers, without, again }, context) => {
    const place = placeOfTill(context);
    if (!place.ok) return err<AmendShiftError>(place.error);
    const shift = readShift(view, id);
    if (shift === undefined) return err<AmendShiftError>({ type: "NoShift" });
    if (shift.closed === null) return err<AmendShiftError>({ type: "ShiftNotClosed" });
    if (shift.branch !== place.value)
      return err<AmendShiftError>({ type: "NotInBranch", branch: shift.branch });
    if (!mayAmend(view, shift.closed, context))
      return err<AmendShiftError>({ type: "NotTheCloser", device: shift.closed.on });
    const next = nextAmendment(shift.closed);
    if (shift.closed.z !== number || next !== n)
      return err<AmendShiftError>({ type: "NotNextAmendment", z: shift.closed.z, n: next });
    if (covers.length + without.length + again.length === 0)
      return err<AmendShiftError>({ type: "NothingToAmend" });
    if (!doTotalsAgree(totals)) return err<AmendShiftError>({ type: "TotalsDisagree" });
    const cash = cashFlow(totals);
    const body = {
      ...{ shift: id, branch: place.value, till: shift.till, z: number, n, totals, cash, covers },
      ...(without.length > 0 && { without }),
      ...(again.length > 0 && { again }),
    };
    const sums = { n, sold: totals.sales.total, refunded: totals.refunds.total, cash };
    const set = { [`late/${amendmentMember(number, sums)}`]: true };
    const patches = [{ doc: "shift", id, set }];
    return ok({
      drafts: [draftOf(branchScope(place.value), "shift.amended", body, { patches })],
      result: { z: number, n },
    });
  },
});

/** Number of the next amendment of a Z. */
export const nextAmendment = ({ amendments }: Pick<ClosedShift, "amendments">): number =>
  amendments.reduce((last, { n }) => Math.max(last, n), 0) + 1;

/** Whether this device amends what is late for the shift: it closed it, or it stands for who did. */
export const mayAmend = (
  view: Pick<View, "keeperOf">,
  { on, log }: Pick<ClosedShift, "on" | "log">,
  { device, holder }: Pick<Context, "device" | "holder">,
): boolean => on === device || view.keeperOf(log as LogId) === holder;
