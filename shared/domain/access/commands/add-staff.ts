import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import { changedMembers } from "../../../core/edits.ts";
import type { View } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField, textField } from "../../../lib/schema.ts";
import { foldText } from "../../../lib/text.ts";
import { draftOf } from "../kinds.ts";
import { ROLES, type Role } from "../roles.ts";
import { foreignBranch, loginHolder, mayGrant, type Staff, type StaffError } from "../staff.ts";

/** A login is compared as people type it: no case, no stray spaces. */
export const loginField = textField(60).transform(foldText);

export const branchesField = z.union([z.literal("*"), z.array(idField).max(200)]);

const args = z.strictObject({
  staff: idField.optional(),
  name: textField(100),
  role: z.enum(ROLES),
  login: loginField,
  branches: branchesField,
});

/** Someone to work here. The password is not part of this: it never enters a log. */
export const addStaff = command({
  permission: "access.staff",
  args,
  needs: ({ login }) => ({ find: [{ doc: "staff", field: "login", value: login }] }),
  decide: (view, wanted, context) => {
    const staff = wanted.staff ?? context.newId();
    const refused = checkStaff(view, context, wanted);
    if (refused !== null) return err(refused);
    const { name, role, login } = wanted;
    const branches = changedMembers(undefined, "branches", wanted.branches === "*" ? ["*"] : wanted.branches);
    const patches = [{ doc: "staff", id: staff, set: { name, role, login, active: true, ...branches } }];
    return ok({
      drafts: [draftOf("org", "staff.added", { staff, name, role }, { patches })],
      result: { staff },
    });
  },
});

const checkStaff = (view: View, { person }: Context, wanted: z.output<typeof args>): StaffError | null => {
  const { role, login, branches } = wanted;
  if (!mayGrant(person, role)) return { type: "OwnerOnly", field: "role", role };
  if (!hasBranches(role, branches)) return { type: "BranchesMissing", field: "branches" };
  const foreign = foreignBranch(person, branches as Staff["branches"]);
  if (foreign !== null) return { type: "NotInBranch", field: "branches", branch: foreign };
  const other = loginHolder(view, login, "");
  return other === undefined
    ? null
    : { type: "LoginTaken", field: "login", login, name: String(other.fields.name) };
};

export const hasBranches = (role: Role, branches: "*" | readonly string[]): boolean =>
  branches === "*" || branches.length > 0 || role === "customer";
