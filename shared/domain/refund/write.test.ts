import { expect, test } from "vitest";
import type { Context } from "../../core/command.ts";
import { aView } from "../../testing/view.ts";
import { back, soldShop } from "./testing/sold.ts";
import { accountDrafts, refunded } from "./write.ts";

const where = { branch: "b1", code: "T1" } as unknown as Context;

test("[REFUND-5] each tender that is an account gets an entry of its own; others are money in the hand", () => {
  const view = aView();
  const tender = { amount: 500, reference: "" };
  const drafts = accountDrafts(
    view,
    where,
    [
      { ...tender, type: "cash" },
      { ...tender, type: "wallet", of: "c1" },
      { ...tender, type: "gift", of: "4f7k" },
    ],
    "T1-2",
  );
  expect(drafts).toMatchObject({
    ok: true,
    value: [
      {
        scope: "org",
        kind: "account.added",
        body: { account: "wallet", owner: "c1", amount: 500, why: "refund" },
      },
      { effects: [{ counter: "gift/4f7k", mint: 500 }] },
    ],
  });
  expect(accountDrafts(view, where, [{ ...tender, type: "wallet" }], "T1-2")).toMatchObject({
    error: { type: "NoAccountOwner" },
  });
});

test("[REFUND-5] into a wallet: the wallet has it in the same step, and the receipt says whose it is", async () => {
  const shop = await soldShop();
  const till = shop.till();
  const { customer } = await till.must("customer.save", { name: "Aigerim" });
  const sale = await shop.sell(till, 3_000);
  const { refund } = await till.must("sale.refund", {
    ...{ sale, lines: [back(0, 1_000)], reason: "defect" },
    way: { type: "wallet", customer },
  });
  expect(refund).toMatchObject({
    customer: { id: customer, name: "Aigerim" },
    tenders: [{ type: "wallet", of: customer, amount: 10_000 }],
  });
  expect(till.view().counter(`wallet/${customer}` as never).value).toBe(10_000);
});

test("the answer is the receipt", () => {
  const refund = { number: "T1-2", total: 5 } as never;
  expect(refunded(refund, { at: 7 } as Context)).toEqual({ number: "T1-2", total: 5, at: 7, refund });
});
