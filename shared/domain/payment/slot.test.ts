import { expect, test } from "vitest";
import { testShop } from "../../testing/shop.ts";
import { attemptsOf } from "./attempt.ts";
import { freeSlot } from "./slot.ts";

test("[PAYMENT-3] a place is used again when its attempt is over, and nothing of that one is left", async () => {
  const till = (await testShop()).till();
  const { device } = till.certificate;
  const start = async (amount: number) =>
    (await till.must("payment.start", { type: "card", terminal: "POS", amount })).attempt;
  expect(freeSlot(till.view(), { device })).toBe("till-1-1");
  const first = await start(100);
  expect(freeSlot(till.view(), { device })).toBe("till-1-2");
  const second = await start(200);
  await till.must("payment.end", { attempt: first, outcome: "failed", reason: "no money", reference: "7" });
  expect(freeSlot(till.view(), { device })).toBe("till-1-1");
  const third = await start(300);
  expect(attemptsOf(till.view(), device)).toMatchObject([
    { id: third, slot: "till-1-1", amount: 300, state: "pending", reason: "", reference: "" },
    { id: second, slot: "till-1-2", amount: 200, state: "pending" },
  ]);
});

test("[PAYMENT-3] a day of cards takes one place", async () => {
  const till = (await testShop()).till();
  for (let i = 0; i < 20; i++) {
    const { attempt } = await till.must("payment.start", { type: "qr", terminal: "Kaspi", amount: 100 });
    await till.must("payment.end", { attempt, outcome: i % 2 === 0 ? "failed" : "paid" });
    if (i % 2 === 1) await till.must("payment.settle", { attempt, outcome: "reversed" });
  }
  expect(till.state().docs.get("payment")?.size).toBe(1);
});
