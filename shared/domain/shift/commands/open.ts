import { z } from "zod";
import { command } from "../../../core/command.ts";
import { branchScope } from "../../../core/ids.ts";
import { err, ok } from "../../../lib/result.ts";
import { type CountError, countedField, piecesOf, sumOfCounted } from "../counted.ts";
import { draftOf } from "../kinds.ts";
import { nextShiftNumber } from "../numbers.ts";
import { type PlaceError, placeOfTill } from "../place.ts";
import { currentShift } from "../shift.ts";

export type OpenShiftError =
  | PlaceError
  | CountError
  /** One drawer, one shift: close the one before first [SHIFT-1]. */
  | { readonly type: "ShiftOpen"; readonly shift: string; readonly openedAt: number };

/** Opens a shift at this till with the money for change that is in the drawer, counted [SHIFT-1, SHIFT-2]. */
export const openShift = command({
  permission: "shift.work",
  args: z.strictObject({ float: countedField }),
  needs: () => ({ all: ["shift"] }),
  decide: (view, { float: counted }, context) => {
    const place = placeOfTill(context);
    if (!place.ok) return err<OpenShiftError>(place.error);
    const float = sumOfCounted(counted);
    if (float === null) return err<OpenShiftError>({ type: "CountTooLarge" });
    const open = currentShift(view, context.code);
    if (open !== undefined)
      return err<OpenShiftError>({ type: "ShiftOpen", shift: open.id, openedAt: open.openedAt });
    const shift = context.newId();
    const { code: till, device, at: openedAt } = context;
    const number = nextShiftNumber(context);
    const branch = place.value;
    const openedBy = context.person.staff;
    const set = { branch, till, device, number, openedAt, openedBy, float, open: till };
    const body = { shift, branch, till, number, float, ...piecesOf(counted) };
    const patches = [{ doc: "shift", id: shift, set }];
    return ok({
      drafts: [draftOf(branchScope(branch), "shift.opened", body, { patches })],
      result: { shift, number, float },
    });
  },
});
