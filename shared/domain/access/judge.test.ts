import { expect, test } from "vitest";
import { z } from "zod";
import type { Ticket } from "../../core/certificate.ts";
import type { Entry } from "../../core/entry.ts";
import type { BranchId, Scope, StaffId } from "../../core/ids.ts";
import type { Kinds } from "../../core/kind.ts";
import type { LogState } from "../../core/state.ts";
import { createJudge, mayAct, mayInBranch } from "./judge.ts";

const aTicket = (over: Partial<Ticket> = {}): Ticket =>
  ({
    org: "o",
    staff: "s1",
    name: "Aigul",
    role: "seller",
    branches: ["b1"],
    issuedAt: 1,
    ...over,
  }) as Ticket;

const body = z.unknown();
const kinds: Kinds = {
  "sale.completed": { version: 1, scope: "branch", permission: "sale.make", body },
  "product.added": { version: 1, scope: "org", permission: "catalog.edit", body },
  "stock.shared": { version: 1, scope: "branch", permission: null, body },
  "log.opened": { version: 1, scope: "any", permission: null, body },
};
const judge = createJudge(kinds);

const inLog = (scope: Scope, tickets: readonly Ticket[] = [], device = "till"): LogState =>
  ({
    scope,
    certificate: { kind: device },
    people: new Map(tickets.map((ticket) => [ticket.staff, ticket])),
  }) as unknown as LogState;

const entry = (kind: string, by = "s1"): Entry => ({ kind, by }) as unknown as Entry;

test.each([
  { what: "a seller sells", kind: "sale.completed", log: inLog("b-b1", [aTicket()]), reason: null },
  {
    what: "a person nobody vouched for",
    kind: "sale.completed",
    log: inLog("b-b1", [aTicket({ staff: "s2" as StaffId })]),
    reason: "person not vouched for",
  },
  {
    what: "a role without the permission",
    kind: "sale.completed",
    log: inLog("b-b1", [aTicket({ role: "viewer" })]),
    reason: "viewer may not sale.make",
  },
  {
    what: "a role nobody knows",
    kind: "sale.completed",
    log: inLog("b-b1", [aTicket({ role: "emperor" })]),
    reason: "emperor may not sale.make",
  },
  {
    what: "another branch",
    kind: "sale.completed",
    log: inLog("b-b2", [aTicket()]),
    reason: "not in branch b2",
  },
  {
    what: "a kind in the wrong scope",
    kind: "sale.completed",
    log: inLog("org", [aTicket()]),
    reason: "not written in org",
  },
  {
    what: "a manager of a branch in the organisation's scope",
    kind: "product.added",
    log: inLog("org", [aTicket({ role: "manager" })]),
    reason: null,
  },
  { what: "a device by itself", kind: "stock.shared", log: inLog("b-b1"), by: "system", reason: null },
  {
    what: "a till that names nobody",
    kind: "sale.completed",
    log: inLog("b-b1"),
    by: "system",
    reason: "no person named",
  },
  {
    what: "the server by itself",
    kind: "product.added",
    log: inLog("org", [], "server"),
    by: "system",
    reason: null,
  },
  { what: "an unknown kind", kind: "moon.landed", log: inLog("org"), reason: "unknown kind" },
])("[ACCESS-2] $what: $reason", ({ kind, log, by, reason }) => {
  expect(judge(entry(kind, by), log)).toBe(reason);
});

test.each([
  { branches: "*" as const, branch: "b9", may: true },
  { branches: ["b1", "b2"], branch: "b2", may: true },
  { branches: ["b1"], branch: "b2", may: false },
  { branches: [], branch: "b1", may: false },
])("[ACCESS-4] branches $branches, in $branch: $may", ({ branches, branch, may }) => {
  const ticket = aTicket({ branches: branches as Ticket["branches"] });
  expect(mayInBranch(ticket, branch as BranchId)).toBe(may);
  expect(mayAct(ticket, "sale.make", branch as BranchId)).toBe(may);
});

test("[ACCESS-4] a device that stands nowhere asks only for the role", () => {
  expect(mayAct(aTicket({ branches: [] }), "sale.make", null)).toBe(true);
  expect(mayAct(aTicket(), "catalog.edit", null)).toBe(false);
});

test("[FOLD-4] a kind that asks for somebody's approval has effect only when that person may, in this log", () => {
  const asking = createJudge({
    "sale.completed": {
      version: 1,
      scope: "branch",
      permission: "sale.make",
      body: z.strictObject({ by: z.string() }),
      asks: ({ by }: { readonly by: string }) => [{ permission: "stock.override", by }],
    },
  });
  const seller = aTicket();
  const manager = aTicket({ staff: "s2" as StaffId, role: "manager" });
  const sale = (by: string): Entry => ({ ...entry("sale.completed"), v: 1, body: { by } });
  const reasons = [
    asking(sale("s2"), inLog("b-b1", [seller, manager])),
    asking(sale("s1"), inLog("b-b1", [seller, manager])),
    asking(sale("s2"), inLog("b-b1", [seller])),
    asking(sale("s2"), inLog("b-b2", [aTicket({ branches: "*" }), manager])),
    asking(sale("system"), inLog("b-b1", [seller])),
  ];
  expect(reasons).toEqual([
    null,
    "seller may not stock.override",
    "person not vouched for",
    "not in branch b2",
    "no person named",
  ]);
});
