import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { findAttempt } from "../attempt.ts";

const CARD = { type: "card", terminal: "Halyk POS", amount: 12_500 } as const;

test("[PAYMENT-1] an attempt is on record, whole, before anything is asked", async () => {
  const shop = await testShop();
  const till = shop.till();
  const { attempt } = await till.must("payment.start", { ...CARD, sale: "sale-1" });
  const last = JSON.parse((await till.store.since(0, 100)).at(-1)?.text ?? "");
  expect(last).toMatchObject({
    kind: "payment.started",
    body: { ...CARD, attempt, branch: shop.branch, till: "T1", sale: "sale-1" },
    effects: [],
  });
  await till.restart();
  expect(findAttempt(till.view(), attempt)).toMatchObject({
    ...CARD,
    state: "pending",
    sale: "sale-1",
    till: "T1",
  });
});

test("[PAYMENT-2] one at a time for a sale; in spite of an unknown one only by name", async () => {
  const till = (await testShop()).till();
  const { attempt: first } = await till.must("payment.start", { ...CARD, sale: "s" });
  expect(await till.run("payment.start", { ...CARD, sale: "s", despite: first })).toMatchObject({
    error: { type: "AttemptOpen", attempt: first, state: "pending" },
  });
  await till.must("payment.start", { ...CARD, sale: "another" });
  await till.must("payment.end", { attempt: first, outcome: "unknown" });
  expect(await till.run("payment.start", { ...CARD, sale: "s" })).toMatchObject({
    error: { type: "AttemptOpen", attempt: first, state: "unknown" },
  });
  await till.must("payment.start", { ...CARD, sale: "s", despite: first });
  const last = JSON.parse((await till.store.since(0, 100)).at(-1)?.text ?? "");
  expect(last.body.despite).toBe(first);
});

test("[PAYMENT-2] a failed one bars nothing", async () => {
  const till = (await testShop()).till();
  const { attempt } = await till.must("payment.start", { ...CARD, sale: "s" });
  await till.must("payment.end", { attempt, outcome: "failed" });
  await till.must("payment.start", { ...CARD, sale: "s" });
});

test("not for nothing, and only at a till by somebody who sells", async () => {
  const shop = await testShop();
  const till = shop.till();
  expect(await till.run("payment.start", { ...CARD, amount: 0 })).toMatchObject({
    error: { type: "TenderNotPositive" },
  });
  expect(await shop.office.run("payment.start", CARD)).toMatchObject({ error: { type: "NotATill" } });
  till.signIn(await shop.person("viewer"));
  expect(await till.run("payment.start", CARD)).toMatchObject({ error: { type: "NotAllowed" } });
});
