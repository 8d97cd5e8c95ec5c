import { z } from "zod";
import { command } from "../../../core/command.ts";
import { branchScope } from "../../../core/ids.ts";
import { err, ok } from "../../../lib/result.ts";
import { textField } from "../../../lib/schema.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { currentShift } from "../../shift/shift.ts";
import { draftOf } from "../kinds.ts";

export type OpenDrawerError =
  | BranchError
  /** A drawer belongs to a till, and this device is none. */
  | { readonly type: "NotATill" };

/** Writes down that the drawer is about to be opened with no sale, by whom and why [PAPER-2]. */
export const openDrawer = command({
  permission: "shift.work",
  args: z.strictObject({ reason: textField(200) }),
  needs: () => ({ all: ["shift"] }),
  decide: (view, { reason }, context) => {
    if (context.code === "") return err<OpenDrawerError>({ type: "NotATill" });
    const place = branchFor(context);
    if (!place.ok) return err<OpenDrawerError>(place.error);
    const shift = currentShift(view, context.code);
    const body = {
      branch: place.value,
      till: context.code,
      reason,
      ...(shift !== undefined && { shift: shift.id }),
    };
    return ok({ drafts: [draftOf(branchScope(place.value), "drawer.opened", body)], result: null });
  },
});
