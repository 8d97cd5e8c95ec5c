import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { findAttempt } from "../attempt.ts";

const CARD = { type: "card", terminal: "POS", amount: 500 } as const;

const left = async (state?: "unknown" | "paid" | "failed") => {
  const shop = await testShop({ tills: 2 });
  const till = shop.till();
  const { attempt } = await till.must("payment.start", CARD);
  if (state !== undefined) await till.must("payment.end", { attempt, outcome: state });
  await shop.syncAll();
  const stateAt = (index: number) => findAttempt(shop.till(index).view(), attempt)?.state;
  return { shop, till, other: shop.till(1), attempt, stateAt };
};

test.each(["paid", "failed", "reversed"] as const)(
  "[PAYMENT-6] somebody at another till says that an unknown one was %s",
  async (outcome) => {
    const { shop, other, attempt, stateAt } = await left("unknown");
    await other.must("payment.settle", { attempt, outcome, reference: "5" });
    await shop.syncAll();
    expect([stateAt(0), stateAt(1)]).toEqual([outcome, outcome]);
  },
);

test("[PAYMENT-6] also of one still pending, whose till is lost; then it may be used where it was made", async () => {
  const { shop, till, other, attempt, stateAt } = await left();
  await other.must("payment.settle", { attempt, outcome: "paid" });
  await shop.syncAll();
  expect(stateAt(0)).toBe("paid");
  const product = await shop.addProduct({ price: 500, policy: "flexible" });
  await shop.syncAll();
  await till.must("sale.complete", {
    lines: [{ product, quantity: 1_000 }],
    tenders: [{ type: "card", amount: 500, of: attempt }],
  });
});

test("[PAYMENT-6] the terminal's yes stands over a person's no", async () => {
  const { shop, till, other, attempt, stateAt } = await left("unknown");
  await other.must("payment.settle", { attempt, outcome: "failed" });
  await till.must("payment.end", { attempt, outcome: "paid" });
  await shop.syncAll();
  expect([stateAt(0), stateAt(1)]).toEqual(["paid", "paid"]);
});

test("[PAYMENT-6] a word that arrives when the place holds another attempt is not about that one", async () => {
  const { shop, till, other, attempt } = await left("unknown");
  await till.must("payment.end", { attempt, outcome: "failed" });
  const { attempt: next } = await till.must("payment.start", CARD);
  await till.must("payment.end", { attempt: next, outcome: "unknown" });
  await other.must("payment.settle", { attempt, outcome: "reversed" });
  await shop.syncAll();
  expect(findAttempt(till.view(), next)).toMatchObject({ state: "unknown" });
  expect(findAttempt(other.view(), next)).toMatchObject({ state: "unknown" });
});

test("[PAYMENT-8] sold for here and given back there, apart: it stays open until somebody says it was paid again", async () => {
  const { shop, till, other, attempt } = await left("paid");
  const product = await shop.addProduct({ price: 500, policy: "flexible" });
  await shop.syncAll();
  await till.must("sale.complete", {
    lines: [{ product, quantity: 1_000 }],
    tenders: [{ type: "card", amount: 500, of: attempt }],
  });
  await other.must("payment.settle", { attempt, outcome: "reversed" });
  await shop.syncAll();
  expect(findAttempt(till.view(), attempt)).toMatchObject({
    state: "reversed",
    receipt: expect.stringMatching(/^T1-/),
  });
  await till.must("payment.settle", { attempt, outcome: "paid" });
  expect(findAttempt(till.view(), attempt)).toMatchObject({ state: "paid" });
});

test.each([
  { state: "failed", outcome: "paid" },
  { state: "failed", outcome: "reversed" },
  { state: "paid", outcome: "failed" },
] as const)("[PAYMENT-6] of one that is $state nobody says $outcome", async ({ state, outcome }) => {
  const { till, attempt } = await left(state);
  expect(await till.run("payment.settle", { attempt, outcome })).toMatchObject({
    error: { type: "AttemptMoved", state },
  });
});

test("an attempt nobody has heard of, and somebody of another branch", async () => {
  const { shop, other, attempt } = await left("unknown");
  expect(await other.run("payment.settle", { attempt: "a0", outcome: "paid" })).toMatchObject({
    error: { type: "UnknownAttempt" },
  });
  other.signIn(await shop.person("seller", ["b9"]));
  expect(await other.run("payment.settle", { attempt, outcome: "paid" })).toMatchObject({ ok: false });
});
