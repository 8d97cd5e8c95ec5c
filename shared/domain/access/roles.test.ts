import { expect, test } from "vitest";
import { mayRole, type Permission, ROLES, type Role, rolesByPermission } from "./roles.ts";

/** Written out once more by hand, so that no slip in one table goes unseen. */
const ALLOWED: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [
    "catalog.edit",
    "catalog.import",
    "stock.receive",
    "stock.count",
    "stock.override",
    "stock.write-off",
    "sale.make",
    "sale.discount",
    "sale.price",
    "sale.refund",
    "sale.refund-free",
    "shift.work",
    "shift.manage",
    "promo.edit",
    "customer.edit",
    "customer.credit",
    "account.add",
    "account.adjust",

    "access.staff",
    "access.devices",
    "access.branches",
    "access.settings",
    "access.unlock",
  ],
  admin: [
    "catalog.edit",
    "catalog.import",
    "stock.receive",
    "stock.count",
    "stock.override",
    "stock.write-off",
    "sale.make",
    "sale.discount",
    "sale.price",
    "sale.refund",
    "sale.refund-free",
    "shift.work",
    "shift.manage",
    "promo.edit",
    "customer.edit",
    "customer.credit",
    "account.add",
    "account.adjust",

    "access.staff",
    "access.devices",
    "access.branches",
    "access.settings",
    "access.unlock",
  ],
  manager: [
    "catalog.edit",
    "catalog.import",
    "stock.receive",
    "stock.count",
    "stock.override",
    "stock.write-off",
    "sale.make",
    "sale.discount",
    "sale.price",
    "sale.refund",
    "sale.refund-free",
    "shift.work",
    "shift.manage",
    "promo.edit",
    "customer.edit",
    "customer.credit",
    "account.add",

    "access.unlock",
  ],
  seller: ["sale.make", "sale.refund", "shift.work", "customer.edit", "account.add"],
  operator: ["stock.receive", "stock.count", "stock.write-off"],
  viewer: [],
  customer: [],
};

const permissions = Object.keys(rolesByPermission) as Permission[];

test.each(ROLES.flatMap((role) => permissions.map((permission) => ({ role, permission }))))(
  "[ACCESS-1] $role and $permission",
  ({ role, permission }) => {
    expect(mayRole(role, permission)).toBe(ALLOWED[role].includes(permission));
  },
);

test.each([
  ["", "sale.make"],
  ["root", "sale.make"],
  ["Owner", "sale.make"],
  ["owner", ""],
  ["owner", "sale.unknown"],
  ["owner", "toString"],
  ["toString", "sale.make"],
])("[ACCESS-1] the role %j may not %j", (role, permission) => {
  expect(mayRole(role, permission)).toBe(false);
});
