import type { Area } from "../../core/command.ts";
import { saveCustomer } from "./commands/save.ts";
import { kinds } from "./kinds.ts";

/** Whoever the shop sells to by name. */
export const customer = {
  kinds,
  commands: { "customer.save": saveCustomer },
  indexes: [
    { doc: "customer", field: "phone" },
    { doc: "customer", field: "card" },
  ],
} as const satisfies Area;
