import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { findAttempt } from "../attempt.ts";

const ASKED = { type: "card", terminal: "POS", amount: 500 } as const;

const started = async () => {
  const shop = await testShop({ tills: 2 });
  const till = shop.till();
  const { attempt } = await till.must("payment.start", ASKED);
  const end = (outcome: "paid" | "failed" | "unknown" | "reversing" | "reversed", more = {}) =>
    till.run("payment.end", { attempt, outcome, ...more });
  const now = () => findAttempt(till.view(), attempt);
  return { shop, till, attempt, end, now };
};

test("[PAYMENT-4] the terminal's answer is on record with what it printed", async () => {
  const { till, shop, attempt, end, now } = await started();
  await end("paid", { reference: "RRN 77" });
  expect(now()).toMatchObject({ state: "paid", reference: "RRN 77", amount: 500 });
  const last = JSON.parse((await till.store.since(0, 100)).at(-1)?.text ?? "");
  expect(last.body).toEqual({
    ...ASKED,
    ...{ attempt, branch: shop.branch, till: "T1" },
    ...{ outcome: "paid", word: "terminal", reference: "RRN 77", reason: "" },
  });
});

test("[PAYMENT-4] a word said twice is written once", async () => {
  const { till, end } = await started();
  await end("paid");
  const before = (await till.store.since(0, 100)).length;
  expect(await end("paid")).toMatchObject({ ok: true });
  expect((await till.store.since(0, 100)).length).toBe(before);
});

test("[PAYMENT-4] an answer that comes after all; money asked back, refused, asked again", async () => {
  const { end, now } = await started();
  for (const outcome of ["unknown", "paid", "reversing", "paid", "reversing", "reversed"] as const) {
    expect([outcome, (await end(outcome)).ok]).toEqual([outcome, true]);
    expect(now()?.state).toBe(outcome);
  }
  expect(await end("paid")).toMatchObject({ error: { type: "AttemptMoved", state: "reversed" } });
});

test("[PAYMENT-4] what paid for a sale is not asked back here", async () => {
  const { till, shop, attempt, end } = await started();
  await end("paid");
  const product = await shop.addProduct({ price: 500, policy: "flexible" });
  await shop.syncAll();
  const lines = [{ product, quantity: 1_000 }];
  const tenders = [{ type: "card", amount: 500, of: attempt }] as const;
  const { number } = await till.must("sale.complete", { lines, tenders: [...tenders] });
  expect(await end("reversing")).toMatchObject({ error: { type: "AttemptUsed", receipt: number } });
  expect(await till.run("payment.settle", { attempt, outcome: "reversed" })).toMatchObject({
    error: { type: "AttemptUsed", receipt: number },
  });
  expect(await till.run("sale.complete", { lines, tenders: [...tenders] })).toMatchObject({
    error: { type: "AttemptNotUsable", reason: "used" },
  });
});

test("[PAYMENT-5] money that turns up late opens a place of its own", async () => {
  const { till, attempt, end, now } = await started();
  await end("failed");
  const { attempt: next } = await till.must("payment.start", { ...ASKED, amount: 900 });
  expect(now()).toBeUndefined();
  expect(await end("paid")).toMatchObject({ error: { type: "UnknownAttempt", attempt } });
  expect(await end("failed", { asked: ASKED })).toMatchObject({ error: { type: "UnknownAttempt" } });
  expect(await end("paid", { asked: ASKED, reference: "9" })).toMatchObject({ ok: true });
  expect(now()).toMatchObject({ ...ASKED, state: "paid", reference: "9", receipt: "" });
  expect(findAttempt(till.view(), next)).toMatchObject({ amount: 900, state: "pending" });
});

test("another till's attempt is not ended here", async () => {
  const { shop, attempt } = await started();
  await shop.syncAll();
  expect(await shop.till(1).run("payment.end", { attempt, outcome: "paid" })).toMatchObject({
    error: { type: "UnknownAttempt" },
  });
});
