import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import { changedFields, changedMembers, isEmptyEdit } from "../../../core/edits.ts";
import type { StaffId } from "../../../core/ids.ts";
import { liveDoc, type View } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField, textField } from "../../../lib/schema.ts";
import { draftOf } from "../kinds.ts";
import { ROLES, type Role } from "../roles.ts";
import {
  foreignBranch,
  isLastOwner,
  loginHolder,
  mayGrant,
  readStaff,
  type Staff,
  type StaffError,
} from "../staff.ts";
import { branchesField, hasBranches, loginField } from "./add-staff.ts";

const args = z.strictObject({
  staff: idField,
  name: textField(100).optional(),
  role: z.enum(ROLES).optional(),
  login: loginField.optional(),
  branches: branchesField.optional(),
  active: z.boolean().optional(),
});

/** Role, branches, name and login, or dismissal (`active: false`). Somebody must stay owner [ACCESS-6]. */
export const changeStaff = command({
  permission: "access.staff",
  args,
  needs: ({ staff, login }) => ({
    docs: [{ doc: "staff", id: staff }],
    find: [
      { doc: "staff", field: "role", value: "owner" },
      ...(login === undefined ? [] : [{ doc: "staff", field: "login", value: login }]),
    ],
  }),
  decide: (view, wanted, context) => {
    const doc = liveDoc(view, "staff", wanted.staff);
    if (doc === undefined) return err<StaffError>({ type: "UnknownStaff", staff: wanted.staff });
    const refused = checkChange(view, context, readStaff(wanted.staff as StaffId, doc), wanted);
    if (refused !== null) return err(refused);
    const { staff, branches, ...fields } = wanted;
    const set = {
      ...changedFields(doc, fields),
      ...changedMembers(doc, "branches", branches === "*" ? ["*"] : branches),
    };
    if (isEmptyEdit(set)) return ok({ drafts: [], result: null });
    const patches = [{ doc: "staff", id: staff, set }];
    return ok({
      drafts: [draftOf("org", "staff.changed", { staff, fields: Object.keys(set) }, { patches })],
      result: null,
    });
  },
});

const checkChange = (
  view: View,
  { person }: Context,
  staff: Staff,
  wanted: z.output<typeof args>,
): StaffError | null => {
  const role = wanted.role ?? (staff.role as Role);
  const forbidden = [staff.role, role].find((each) => !mayGrant(person, each));
  if (forbidden !== undefined && staff.id !== person.staff)
    return { type: "OwnerOnly", field: "role", role: forbidden };
  if (role !== staff.role && !mayGrant(person, role)) return { type: "OwnerOnly", field: "role", role };
  const leaves = wanted.active === false ? "active" : role === "owner" ? null : "role";
  if (leaves !== null && staff.role === "owner" && isLastOwner(view, staff.id))
    return { type: "LastOwner", field: leaves };
  if (!hasBranches(role, wanted.branches ?? staff.branches))
    return { type: "BranchesMissing", field: "branches" };
  const { staff: _staff, branches: moved, ...place } = wanted;
  const others = staff.id !== person.staff && Object.keys(place).length > 0;
  const given = (moved ?? staff.branches) as Staff["branches"];
  const foreign =
    (others ? foreignBranch(person, staff.branches) : null) ??
    foreignBranch(person, given, staff.branches) ??
    foreignBranch(person, staff.branches, given);
  if (foreign !== null) return { type: "NotInBranch", field: "branches", branch: foreign };
  const other = wanted.login === undefined ? undefined : loginHolder(view, wanted.login, staff.id);
  return other === undefined
    ? null
    : { type: "LoginTaken", field: "login", login: String(wanted.login), name: String(other.fields.name) };
};
