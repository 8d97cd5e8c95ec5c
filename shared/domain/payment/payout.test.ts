import { expect, test } from "vitest";
import type { Context } from "../../core/command.ts";
import type { BranchId } from "../../core/ids.ts";
import { aView } from "../../testing/view.ts";
import { openPayouts, type Payout } from "./payout.ts";

const payouts = (over: Partial<Payout> = {}) => {
  let ids = 0;
  const context = {
    ...{ at: 5, code: "T1", device: "till-1", person: { staff: "s1" } },
    newId: () => `a${++ids}`,
  } as unknown as Context;
  const kept = { attempt: "old", device: "till-1", state: "failed", receipt: "" };
  return openPayouts(aView({ payment: { "till-1-1": kept } }), context, {
    ...{ branch: "b1" as BranchId, receipt: "T1-1TEST-0002", terminals: { card: "POS", qr: "Kaspi" } },
    tenders: [
      { type: "card", amount: 700, of: "taken-1" },
      { type: "cash", amount: 100 },
      { type: "qr", amount: 200 },
    ],
    ...over,
  });
};

test("[PAYMENT-9] each way's terminal is to give its part back, in a place of its own, one that is free first", () => {
  const drafts = payouts();
  expect(drafts.map(({ body }) => body)).toEqual([
    {
      ...{ attempt: "a1", branch: "b1", till: "T1", type: "card", terminal: "POS", amount: 700 },
      payout: { receipt: "T1-1TEST-0002", of: "taken-1" },
    },
    {
      ...{ attempt: "a2", branch: "b1", till: "T1", type: "qr", terminal: "Kaspi", amount: 200 },
      payout: { receipt: "T1-1TEST-0002", of: "" },
    },
  ]);
  expect(drafts.flatMap(({ patches = [] }) => patches)).toMatchObject([
    {
      id: "till-1-1",
      set: { state: "reversing", payout: true, of: "taken-1", receipt: "", sale: "T1-1TEST-0002" },
    },
    { id: "till-1-2", set: { state: "reversing", payout: true, of: "" } },
  ]);
});

test.each([
  ["a way without a terminal here", { terminals: { qr: "Kaspi" } }, ["qr"]],
  ["nothing to give", { tenders: [{ type: "card" as const, amount: 0 }] }, []],
])("[PAYMENT-9] not for %s", (_, over, types) => {
  expect(payouts(over).map(({ body }) => (body as { type?: string }).type)).toEqual(types);
});
