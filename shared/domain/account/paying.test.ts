import fc from "fast-check";
import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import {
  needsOfCustomer,
  needsOfTenders,
  payFromAccounts,
  refundToAccount,
  shortOf,
  wantOf,
} from "./paying.ts";

const where = { branch: "b1", code: "T1" } as never;
const view = aView(
  { customer: { c1: { name: "Aigerim" } } },
  { "wallet/c1": { mine: 500, others: 300 }, "gift/abcd": { mine: 100 }, "points/c1": { mine: 7 } },
);

const paid = (...tenders: readonly { type: string; amount: number; of?: string }[]) =>
  payFromAccounts(view, where, tenders, "T1-1");

test("[ACCOUNT-1] every account of a sale is spent once, and what is not an account is passed over", () => {
  const done = paid(
    { type: "cash", amount: 900 },
    { type: "wallet", amount: 200, of: "c1" },
    { type: "gift", amount: 100, of: "abcd" },
    { type: "wallet", amount: 300, of: "c1" },
    { type: "points", amount: 700, of: "c1" },
  );
  if (!done.ok) throw new Error(done.error.type);
  expect(done.value.map(({ kind, effects }) => [kind, effects])).toEqual([
    ["account.spent", [{ counter: "wallet/c1", spend: 500 }]],
    ["account.spent", [{ counter: "gift/abcd", spend: 100 }]],
    ["account.spent", [{ counter: "points/c1", spend: 7 }]],
  ]);
  const said = {
    account: "wallet",
    owner: "c1",
    name: "Aigerim",
    why: "sale",
    number: "T1-1",
    branch: "b1",
    till: "T1",
  };
  expect(done.value[0]?.body).toEqual({ ...said, amount: 500 });
  expect(done.value[1]?.body).not.toHaveProperty("name");
});

test.each([
  {
    tender: { type: "wallet", amount: 600, of: "c1" },
    error: {
      ...{ type: "NotEnoughMoney", account: "wallet", owner: "c1", name: "Aigerim" },
      ...{ wanted: 600, held: 500, value: 800, missing: 100 },
    },
  },
  {
    tender: { type: "credit", amount: 1, of: "c1" },
    error: { type: "NotEnoughMoney", account: "credit", held: 0, value: 0, missing: 1 },
  },
  { tender: { type: "gift", amount: 1 }, error: { type: "NoAccountOwner", account: "gift" } },
  {
    tender: { type: "points", amount: 150, of: "c1" },
    error: { type: "PointsNotWhole", amount: 150, step: 100 },
  },
])("[ACCOUNT-1, ACCOUNT-6] $tender is refused, naming what is missing", ({ tender, error }) => {
  expect(paid(tender)).toMatchObject({ ok: false, error });
});

test("[ACCOUNT-1] whatever the tenders, no more is spent than this till holds", () => {
  const tender = fc.record({
    type: fc.constantFrom("wallet", "gift", "cash"),
    amount: fc.integer({ min: 1, max: 400 }),
    of: fc.constantFrom("c1", "abcd"),
  });
  fc.assert(
    fc.property(fc.array(tender, { maxLength: 6 }), (tenders) => {
      const done = payFromAccounts(view, where, tenders, "T1-1");
      const spent = done.ok ? done.value.flatMap(({ effects = [] }) => effects) : [];
      expect(new Set(spent.map(({ counter }) => counter)).size).toBe(spent.length);
      for (const effect of spent)
        expect("spend" in effect && effect.spend <= view.counter(effect.counter).rights).toBe(true);
    }),
  );
});

test("[ACCOUNT-5] money goes back into the account it came from; cash into none", () => {
  const back = (type: string, amount: number) =>
    refundToAccount(view, where, { type, amount, of: "c1" }, "T1-2");
  expect(back("credit", 300)).toMatchObject({
    value: [
      { kind: "account.added", effects: [{ counter: "credit/c1", mint: 300 }], body: { why: "refund" } },
    ],
  });
  expect(back("points", 300)).toMatchObject({ value: [{ effects: [{ counter: "points/c1", mint: 3 }] }] });
  expect(back("cash", 300)).toEqual({ ok: true, value: [] });
  expect(refundToAccount(view, where, { type: "wallet", amount: 1 }, "T1-2")).toMatchObject({
    error: { type: "NoAccountOwner" },
  });
});

test("[ACCOUNT-2] what is missing is what others are asked for", () => {
  const short = shortOf(view, "wallet", "c1", 800);
  expect(short && wantOf(short)).toEqual({ counter: "wallet/c1", amount: 300 });
  expect(shortOf(view, "wallet", "c1", 500)).toBeNull();
});

test("what a server has to fetch", () => {
  const tenders = [
    { type: "cash", amount: 1 },
    { type: "gift", amount: 1, of: "abcd" },
    { type: "wallet", amount: 1, of: "c1" },
  ];
  expect(needsOfTenders(tenders)).toEqual({
    docs: [{ doc: "customer", id: "c1" }],
    counters: ["gift/abcd", "wallet/c1"],
  });
  expect(needsOfCustomer("c1").counters).toHaveLength(5);
});

test("[ACCOUNT-7] a gift card pays under its code however that is written; what is no code is refused", () => {
  const spend = [{ counter: "gift/abcd", spend: 60 }];
  expect(paid({ type: "gift", amount: 60, of: "AB CD" })).toMatchObject({ value: [{ effects: spend }] });
  expect(paid({ type: "gift", amount: 60, of: "код" })).toMatchObject({ error: { type: "BadGiftCode" } });
  expect(needsOfTenders([{ type: "gift", amount: 60, of: "AB-CD" }]).counters).toEqual(["gift/abcd"]);
});
