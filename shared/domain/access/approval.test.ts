import { expect, test } from "vitest";
import type { Ticket } from "../../core/certificate.ts";
import type { BranchId } from "../../core/ids.ts";
import { whoMay } from "./approval.ts";

const ticket = (staff: string, role: string, branches: Ticket["branches"] = "*") =>
  ({ staff, role, branches }) as Ticket;
const branch = "b1" as BranchId;
const seller = ticket("anna", "seller");
const manager = ticket("boris", "manager");
const elsewhere = ticket("vera", "manager", ["b2" as BranchId]);

test.each([
  ["a manager needs nobody", manager, null, "boris"],
  ["a seller alone may not", seller, null, null],
  ["a seller with a manager may, by the manager", seller, manager, "boris"],
  ["another seller is no help", seller, ticket("dana", "seller"), null],
  ["a manager of another branch is no help", seller, elsewhere, null],
] as const)("[STOCK-5] %s", (_, person, approver, who) => {
  expect(whoMay({ person, approver }, "stock.override", branch)?.staff ?? null).toBe(who);
});
