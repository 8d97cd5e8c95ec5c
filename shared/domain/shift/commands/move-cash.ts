import { z } from "zod";
import { command } from "../../../core/command.ts";
import { branchScope } from "../../../core/ids.ts";
import { MAX_MONEY } from "../../../lib/money.ts";
import { err, ok } from "../../../lib/result.ts";
import { freeTextField } from "../../../lib/schema.ts";
import { draftOf } from "../kinds.ts";
import { type PlaceError, placeOfTill } from "../place.ts";
import { currentShift } from "../shift.ts";
import { MOVE_REASONS } from "../shift-body.ts";

export type MoveCashError =
  | PlaceError
  | { readonly type: "NoShift" }
  | { readonly type: "NoteMissing"; readonly field: "note" }
  /** More than the drawer should hold. */
  | { readonly type: "NotInDrawer"; readonly field: "amount"; readonly expected: number };

/**
 * Puts cash into the drawer or takes it out, with the reason. What the drawer should hold is gathered from the log by whoever
 * calls (`expected`, minor units); no more than that can be taken out [SHIFT-10].
 */
export const moveCash = command({
  permission: "shift.work",
  args: z.strictObject({
    direction: z.enum(["in", "out"]),
    amount: z.int().positive().max(MAX_MONEY),
    reason: z.enum(MOVE_REASONS),
    note: freeTextField(200).default(""),
    expected: z.int(),
  }),
  needs: () => ({ all: ["shift"] }),
  decide: (view, { direction, amount, reason, note, expected }, context) => {
    const place = placeOfTill(context);
    if (!place.ok) return err<MoveCashError>(place.error);
    const shift = currentShift(view, context.code);
    if (shift === undefined) return err<MoveCashError>({ type: "NoShift" });
    if (reason === "other" && note === "") return err<MoveCashError>({ type: "NoteMissing", field: "note" });
    if (direction === "out" && amount > expected)
      return err<MoveCashError>({ type: "NotInDrawer", field: "amount", expected: Math.max(0, expected) });
    const body = {
      shift: shift.id,
      branch: place.value,
      till: context.code,
      direction,
      amount,
      reason,
      ...(note !== "" && { note }),
    };
    return ok({
      drafts: [draftOf(branchScope(place.value), "cash.moved", body)],
      result: { shift: shift.id },
    });
  },
});
