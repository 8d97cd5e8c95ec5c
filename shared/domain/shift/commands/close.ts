import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import { type BranchId, branchScope, logId } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { freeTextField, idField } from "../../../lib/schema.ts";
import { whoMay } from "../../access/approval.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { ORGANISATION } from "../../access/organisation.ts";
import { type CountError, countedField, piecesOf, sumOfCounted } from "../counted.ts";
import { grandTotal } from "../grand-total.ts";
import { draftOf, MANAGE_SHIFTS, needsManager } from "../kinds.ts";
import { nextZNumber } from "../numbers.ts";
import { currentShift, readShift, type Shift } from "../shift.ts";
import { type ClosedBody, coverField, MAX_STRETCHES, stretchField } from "../shift-body.ts";
import { readShiftTerms } from "../shift-terms.ts";
import { cashFlow, doTotalsAgree, zTotalsField } from "../z-totals.ts";

export type CloseShiftError =
  | BranchError
  | CountError
  | { readonly type: "NotATill" }
  | { readonly type: "NoShift" }
  | { readonly type: "ShiftClosed"; readonly z: string }
  /** The drawer differs by more than a cashier may close with alone. Needs somebody with `shift.manage`. */
  | {
      readonly type: "DifferenceOverLimit";
      readonly expected: number;
      readonly counted: number;
      readonly difference: number;
      readonly limit: number;
    }
  /** Another till's shift is closed by those who manage shifts. */
  | { readonly type: "NotYourShift"; readonly till: string }
  /** What was paid is not what was sold: the sums were not made from the log. */
  | { readonly type: "TotalsDisagree" };

/**
 * Closes a shift with what was counted in the drawer: its Z report, one entry [SHIFT-5, SHIFT-7]. The sums are gathered from
 * the log by whoever calls, and say by `covers` what they were gathered from, so that everybody can gather them again.
 */
export const closeShift = command({
  permission: "shift.work",
  args: z.strictObject({
    /** This till's open shift unless another is named. */
    shift: idField.optional(),
    counted: countedField,
    totals: zTotalsField,
    covers: z.array(coverField).max(1_000),
    /** Deeds within `covers` that count for nothing [SHIFT-12]. */
    without: z.array(stretchField).max(MAX_STRETCHES).default([]),
    note: freeTextField(500).default(""),
  }),
  needs: () => ({ all: ["shift"], docs: [{ doc: "org", id: ORGANISATION }] }),
  decide: (view, { shift: wanted, counted, totals, covers, without, note }, context) => {
    const found = shiftToClose(view, context, wanted);
    if (!found.ok) return found;
    const shift = found.value;
    const sum = sumOfCounted(counted);
    if (sum === null) return err<CloseShiftError>({ type: "CountTooLarge" });
    if (!doTotalsAgree(totals)) return err<CloseShiftError>({ type: "TotalsDisagree" });
    const limit = readShiftTerms(view).differenceLimit;
    const expected = shift.float + cashFlow(totals);
    const body: ClosedBody = {
      shift: shift.id,
      branch: shift.branch,
      till: shift.till,
      by: context.code,
      z: nextZNumber(context),
      openedAt: shift.openedAt,
      openedBy: shift.openedBy,
      float: shift.float,
      totals,
      expected,
      counted: sum,
      ...piecesOf(counted),
      difference: sum - expected,
      ...(limit !== null && { limit }),
      ...(note !== "" && { note }),
      grand: grandTotal(view, shift, totals),
      covers,
      ...(without.length > 0 && { without }),
    };
    const approved = approve(context, body);
    return approved.ok ? ok(closing(context, { ...body, ...approved.value })) : approved;
  },
});

const shiftToClose = (
  view: View,
  context: Context,
  wanted: string | undefined,
): Result<Shift, CloseShiftError> => {
  if (context.code === "") return err({ type: "NotATill" });
  const shift = wanted === undefined ? currentShift(view, context.code) : readShift(view, wanted);
  if (shift === undefined) return err({ type: "NoShift" });
  if (shift.closed !== null) return err({ type: "ShiftClosed", z: shift.closed.z });
  const branch = branchFor(context, shift.branch);
  if (!branch.ok) return branch;
  return branch.value === context.branch ? ok(shift) : err({ type: "NotInBranch", branch: branch.value });
};

/** Whose right it is to close so, where that is not the person at the till. */
const approve = (
  context: Context,
  body: ClosedBody,
): Result<{ readonly approvedBy?: string }, CloseShiftError> => {
  if (!needsManager(body)) return ok({});
  const { expected, counted, difference, limit = 0, till } = body;
  const by = whoMay(context, MANAGE_SHIFTS, body.branch as BranchId);
  if (by !== null) return ok(by.staff === context.person.staff ? {} : { approvedBy: by.staff });
  return till === body.by
    ? err({ type: "DifferenceOverLimit", expected, counted, difference, limit })
    : err({ type: "NotYourShift", till });
};

const closing = (context: Context, body: ClosedBody) => {
  const scope = branchScope(body.branch as BranchId);
  const { expected, counted, difference, z: number, totals } = body;
  const set = {
    open: "",
    z: number,
    closedAt: context.at,
    closedBy: context.person.staff,
    closedOn: context.device,
    closedLog: logId(context.device, context.epoch, scope),
    sold: totals.sales.total,
    refunded: totals.refunds.total,
    expected,
    counted,
    difference,
  };
  const patches = [{ doc: "shift", id: body.shift, set }];
  return {
    drafts: [draftOf(scope, "shift.closed", body, { patches })],
    result: { z: number, expected, counted, difference, body },
  };
};
