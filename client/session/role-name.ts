import { ROLES, type Role } from "../../shared/domain/access/roles.ts";
import type { I18n } from "../ui/i18n.ts";

/** A role in the reader's words; one of a newer version as it is spelled. */
export const roleName = ({ t }: Pick<I18n, "t">, role: string): string => {
  const known = ROLES.find((each) => each === role);
  return known === undefined ? role : t(LABEL_BY_ROLE[known]);
};

const LABEL_BY_ROLE = {
  owner: "app.roleOwner",
  admin: "app.roleAdmin",
  manager: "app.roleManager",
  seller: "app.roleSeller",
  operator: "app.roleOperator",
  viewer: "app.roleViewer",
  customer: "app.roleCustomer",
} as const satisfies Record<Role, string>;
