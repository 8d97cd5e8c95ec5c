/**
 * Who may do what: written down a second time, on purpose, so that the program's table and this one must agree. A
 * change of the rules is made in both.
 */
const ALL_OFFICE = ["owner", "admin"];
const WITH_MANAGERS = ["owner", "admin", "manager"];

export const rolesByPermission: Readonly<Record<string, readonly string[]>> = {
  "catalog.edit": WITH_MANAGERS,
  "catalog.import": WITH_MANAGERS,
  "stock.receive": [...WITH_MANAGERS, "operator"],
  "stock.count": [...WITH_MANAGERS, "operator"],
  "stock.override": WITH_MANAGERS,
  "stock.write-off": [...WITH_MANAGERS, "operator"],
  "sale.make": [...WITH_MANAGERS, "seller"],
  "sale.discount": WITH_MANAGERS,
  "sale.price": WITH_MANAGERS,
  "sale.refund": [...WITH_MANAGERS, "seller"],
  "sale.refund-free": WITH_MANAGERS,
  "shift.work": [...WITH_MANAGERS, "seller"],
  "shift.manage": WITH_MANAGERS,
  "promo.edit": WITH_MANAGERS,
  "customer.edit": [...WITH_MANAGERS, "seller"],
  "customer.credit": WITH_MANAGERS,
  "account.add": [...WITH_MANAGERS, "seller"],
  "account.adjust": ALL_OFFICE,
  "access.staff": ALL_OFFICE,
  "access.devices": ALL_OFFICE,
  "access.branches": ALL_OFFICE,
  "access.settings": ALL_OFFICE,
  "access.unlock": WITH_MANAGERS,
};

export const mayRole = (role: string, permission: string): boolean =>
  Object.hasOwn(rolesByPermission, permission) && (rolesByPermission[permission] ?? []).includes(role);
