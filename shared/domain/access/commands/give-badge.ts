import { z } from "zod";
import { command } from "../../../core/command.ts";
import { changedFields, isEmptyEdit } from "../../../core/edits.ts";
import type { StaffId } from "../../../core/ids.ts";
import { liveDoc } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { draftOf } from "../kinds.ts";
import { foreignBranch, mayGrant, readStaff, type StaffError } from "../staff.ts";

const args = z.strictObject({
  staff: idField,
  /** Its hash (`badgeHash`), never the badge itself; `null` takes it away. */
  badge: z
    .string()
    .regex(/^[\w-]{43}$/)
    .nullable(),
});

/** Gives somebody a badge in place of the one they had, or takes it away: whoever may make them may do that [ACCESS-14]. */
export const giveBadge = command({
  permission: "access.staff",
  args,
  needs: ({ staff }) => ({ docs: [{ doc: "staff", id: staff }] }),
  decide: (view, { staff, badge }, { person }) => {
    const doc = liveDoc(view, "staff", staff);
    if (doc === undefined) return err<StaffError>({ type: "UnknownStaff", staff });
    const { id, role, branches } = readStaff(staff as StaffId, doc);
    if (id !== person.staff && !mayGrant(person, role))
      return err<StaffError>({ type: "OwnerOnly", field: "role", role });
    const foreign = id === person.staff ? null : foreignBranch(person, branches);
    if (foreign !== null) return err<StaffError>({ type: "NotInBranch", field: "branches", branch: foreign });
    const set = changedFields(doc, { badge: badge ?? "" });
    if (isEmptyEdit(set)) return ok({ drafts: [], result: null });
    const patches = [{ doc: "staff", id: staff, set }];
    return ok({
      drafts: [draftOf("org", "staff.changed", { staff, fields: ["badge"] }, { patches })],
      result: null,
    });
  },
});
