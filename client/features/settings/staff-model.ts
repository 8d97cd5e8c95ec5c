import { isDeleted } from "../../../shared/core/document.ts";
import type { StaffId } from "../../../shared/core/ids.ts";
import { ROLES, type Role } from "../../../shared/domain/access/roles.ts";
import { mayGrant, readStaff, type Staff } from "../../../shared/domain/access/staff.ts";
import { err } from "../../../shared/lib/result.ts";
import { type Fault, faultOfApi } from "../../session/saying.ts";
import type { Shop } from "../../session/shop.ts";
import { createForm, type Form } from "./form.ts";

export type StaffRow = Omit<Staff, "id" | "branches"> & {
  readonly id: string;
  readonly branches: "*" | readonly string[];
};

/** Everyone who works here by name, then those who have left. */
export const staffRows = ({ docs }: Pick<Shop, "docs">): readonly StaffRow[] =>
  [...docs("staff")]
    .filter(([, doc]) => !isDeleted(doc))
    .map(([id, doc]) => readStaff(id as StaffId, doc))
    .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name));

/** Roles the person at the device may give. Customers have no login here. */
export const grantableRoles = ({ person }: Pick<Shop, "person">): readonly Role[] => {
  const ticket = person.value;
  return ticket === null ? [] : ROLES.filter((role) => role !== "customer" && mayGrant(ticket, role));
};

/** Whether the person at the device may change someone's role or password. */
export const mayChange = ({ person }: Pick<Shop, "person">, { id, role }: StaffRow): boolean => {
  const ticket = person.value;
  return ticket !== null && (ticket.staff === id || mayGrant(ticket, role));
};

export interface StaffValues {
  readonly name: string;
  readonly login: string;
  readonly role: string;
  readonly everywhere: boolean;
  readonly branches: readonly string[];
  readonly active: boolean;
  /** The first one, for somebody new. */
  readonly password: string;
}

export const SHORTEST_PASSWORD = 8;

/** Somebody new, which needs the server since a password never enters a log; or a change to `row`, which does not. */
export const createStaffForm = (shop: Pick<Shop, "run" | "api">, row: StaffRow | null): Form<StaffValues> =>
  createForm<StaffValues>(
    startOf(row),
    (values) => submit(shop, row, values),
    (values) => check(row, values),
  );

const startOf = (row: StaffRow | null): StaffValues => ({
  name: row?.name ?? "",
  login: row?.login ?? "",
  role: row?.role ?? "seller",
  everywhere: row?.branches === "*",
  branches: row === null || row.branches === "*" ? [] : row.branches,
  active: row?.active ?? true,
  password: "",
});

const check = (row: StaffRow | null, values: StaffValues): Fault | null => {
  if (values.name.trim() === "") return { type: "Missing", field: "name" };
  if (values.login.trim() === "") return { type: "Missing", field: "login" };
  if (!values.everywhere && values.branches.length === 0)
    return { type: "BranchesMissing", field: "branches" };
  return row === null ? checkPassword(values.password) : null;
};

const submit = async ({ run, api }: Pick<Shop, "run" | "api">, row: StaffRow | null, values: StaffValues) => {
  const { name, login, role, everywhere, branches, active, password } = values;
  const wanted = {
    name: name.trim(),
    login: login.trim(),
    role: role as Role,
    branches: everywhere ? ("*" as const) : [...branches],
  };
  if (row !== null) {
    const { login: _kept, ...changes } = wanted;
    return run("access.change-staff", { staff: row.id, ...changes, active });
  }
  const added = await api.post("/v1/staff", { ...wanted, password });
  return added.ok ? added : err(faultOfApi(added.error));
};

/** Takes somebody's PIN away, on every device that hears of it; `null` when it went through. */
export const resetPin = async ({ api }: Pick<Shop, "api">, staff: string): Promise<Fault | null> => {
  const done = await api.post(`/v1/staff/${encodeURIComponent(staff)}/pin/reset`, {});
  return done.ok ? null : faultOfApi(done.error);
};

export interface PasswordValues {
  readonly password: string;
  /** Somebody else may know the old one: what they do with it counts for nothing. */
  readonly everywhere: boolean;
}

/** A new password for someone who forgot theirs. */
export const createPasswordForm = ({ api }: Pick<Shop, "api">, staff: string): Form<PasswordValues> =>
  createForm<PasswordValues>(
    { password: "", everywhere: false },
    async (values) => {
      const changed = await api.post(`/v1/staff/${encodeURIComponent(staff)}/password`, values);
      return changed.ok ? changed : err(faultOfApi(changed.error));
    },
    ({ password }) => checkPassword(password),
  );

export interface OwnPasswordValues {
  readonly current: string;
  readonly next: string;
}

/** A new password of one's own. */
export const createOwnPasswordForm = ({ api }: Pick<Shop, "api">): Form<OwnPasswordValues> =>
  createForm(
    { current: "", next: "" },
    async (values) => {
      const changed = await api.post("/v1/auth/password", values);
      return changed.ok ? changed : err(faultOfApi(changed.error));
    },
    ({ current, next }) => {
      if (current === "") return { type: "Missing", field: "current" };
      const fault = checkPassword(next);
      return fault === null ? null : { ...fault, field: "next" };
    },
  );

const checkPassword = (password: string): Fault | null =>
  password.length < SHORTEST_PASSWORD ? { type: "ShortPassword", field: "password" } : null;
