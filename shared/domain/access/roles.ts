/** Who a person is in the organisation; a role is given, a permission follows from it. */
export const ROLES = ["owner", "admin", "manager", "seller", "operator", "viewer", "customer"] as const;
export type Role = (typeof ROLES)[number];

const OFFICE: readonly Role[] = ["owner", "admin"];
const MANAGERS: readonly Role[] = ["owner", "admin", "manager"];
const STOREMEN: readonly Role[] = ["owner", "admin", "manager", "operator"];
const SELLERS: readonly Role[] = ["owner", "admin", "manager", "seller"];

/** Every permission there is and the roles that have it. What is not here nobody may do [ACCESS-1]. */
export const rolesByPermission = {
  "catalog.edit": MANAGERS,
  "catalog.import": MANAGERS,
  "stock.receive": STOREMEN,
  "stock.count": STOREMEN,
  "stock.override": MANAGERS,
  "stock.write-off": STOREMEN,
  "sale.make": SELLERS,
  /** Discounts without a limit; a seller gives them up to the organisation's. */
  "sale.discount": MANAGERS,
  /** Another price than the product's. */
  "sale.price": MANAGERS,
  "sale.refund": SELLERS,
  /** Taking back goods without a receipt, or more of one than this till may. */
  "sale.refund-free": MANAGERS,
  "shift.work": SELLERS,
  /** A drawer that differs by more than the limit; closing for another till. */
  "shift.manage": MANAGERS,
  "promo.edit": MANAGERS,
  "customer.edit": SELLERS,
  /** How much a customer may owe, and which prices they get. */
  "customer.credit": MANAGERS,
  /** Money put into a wallet, a gift card or off a debt, always against a tender. */
  "account.add": SELLERS,
  /** The same by hand, against nothing. */
  "account.adjust": OFFICE,
  "access.staff": OFFICE,
  "access.devices": OFFICE,
  "access.branches": OFFICE,
  "access.settings": OFFICE,
  /** Letting somebody try their PIN again. */
  "access.unlock": MANAGERS,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof rolesByPermission;

/** Whether the role has the permission; an unknown role or permission has none. */
export const mayRole = (role: string, permission: string): boolean => {
  const roles: readonly string[] | undefined = Object.hasOwn(rolesByPermission, permission)
    ? rolesByPermission[permission as Permission]
    : undefined;
  return roles?.includes(role) ?? false;
};
