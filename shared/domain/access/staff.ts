import type { Ticket } from "../../core/certificate.ts";
import { type Doc, setMembers } from "../../core/document.ts";
import type { BranchId, StaffId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import { mayInBranch } from "./judge.ts";
import type { Role } from "./roles.ts";

/** What a ticket says of a member of staff, read from their document. */
export interface Staff {
  readonly id: StaffId;
  readonly name: string;
  readonly role: string;
  readonly login: string;
  /** Someone who has left keeps their name in the books and cannot sign in. */
  readonly active: boolean;
  readonly branches: "*" | readonly BranchId[];
}

export const readStaff = (id: StaffId, doc: Doc): Staff => {
  const branches = setMembers(doc, "branches");
  return {
    id,
    name: String(doc.fields.name ?? ""),
    role: String(doc.fields.role ?? ""),
    login: String(doc.fields.login ?? ""),
    active: doc.fields.active !== false,
    branches: branches.includes("*") ? "*" : (branches as readonly BranchId[]),
  };
};

export type StaffError =
  | { readonly type: "UnknownStaff"; readonly staff: string }
  | { readonly type: "LoginTaken"; readonly field: "login"; readonly login: string; readonly name: string }
  /** Owners and admins are made, changed and dismissed by an owner only. */
  | { readonly type: "OwnerOnly"; readonly field: "role"; readonly role: string }
  | { readonly type: "LastOwner"; readonly field: "role" | "active" }
  | { readonly type: "NotInBranch"; readonly field: "branches"; readonly branch: string }
  /** Everyone but owners and admins works in named branches, at least one. */
  | { readonly type: "BranchesMissing"; readonly field: "branches" };

/** A branch (or `*`, all of them) that the person would give away without working there [ACCESS-5]; `null` for none. */
export const foreignBranch = (
  person: Ticket,
  given: Staff["branches"],
  had: Staff["branches"] = [],
): string | null => {
  if (person.branches === "*" || had === "*") return null;
  if (given === "*") return "*";
  return given.find((branch) => !mayInBranch(person, branch) && !had.includes(branch)) ?? null;
};

/** Whether the person may give, change or take away the role [ACCESS-5]. */
export const mayGrant = (person: Ticket, role: string): boolean =>
  person.role === "owner" || (role !== "owner" && role !== "admin");

/** Someone else with this login, or `undefined`. */
export const loginHolder = (view: View, login: string, self: string): Doc | undefined => {
  const other = view.find("staff", "login", login).find((id) => id !== self);
  return other === undefined ? undefined : view.doc("staff", other);
};

/** Whether an owner would be left without this one [ACCESS-6]. */
export const isLastOwner = (view: View, staff: StaffId): boolean =>
  view
    .find("staff", "role", "owner" satisfies Role)
    .every((id) => id === staff || view.doc("staff", id)?.fields.active === false);
