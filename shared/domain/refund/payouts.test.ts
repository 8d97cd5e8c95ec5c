import { expect, test } from "vitest";
import { attemptsOf } from "../payment/attempt.ts";
import { findSale, soldShop } from "./testing/sold.ts";

const paidByCards = async (amounts: readonly number[]) => {
  const shop = await soldShop();
  const till = shop.till();
  const tenders: { type: "card"; amount: number; of: string; reference: string }[] = [];
  for (const amount of amounts) {
    const { attempt } = await till.must("payment.start", { type: "card", terminal: "POS", amount });
    await till.must("payment.end", { attempt, outcome: "paid", reference: `R${amount}` });
    tenders.push({ type: "card", amount, of: attempt, reference: `R${amount}` });
  }
  const { number } = await till.must("sale.complete", {
    lines: [{ product: shop.tea, quantity: 3_000 }],
    tenders,
  });
  const sale = await findSale(till, number);
  const refund = (quantity: number, over: object = {}) =>
    till.must("sale.refund", {
      ...{ sale, lines: [{ line: 0, quantity, back: "shelf" as const }], reason: "defect" as const },
      terminals: { card: "POS" },
      ...over,
    });
  const open = () => attemptsOf(till.view(), till.certificate.device).filter(({ isPayout }) => isPayout);
  return { shop, till, tenders, refund, open };
};

test("[PAYMENT-9] each card's part is on record with the refund, under a place and name of its own", async () => {
  const { refund, open, tenders } = await paidByCards([20_000, 10_000]);
  const { number } = await refund(3_000);
  const payouts = open();
  expect(payouts.map(({ amount, of, state, sale, receipt }) => [amount, of, state, sale, receipt])).toEqual(
    tenders.map(({ amount, of }) => [amount, of, "reversing", number, ""]),
  );
  expect(new Set(payouts.flatMap(({ slot, id }) => [slot, id])).size).toBe(4);
});

test.each([
  ["in cash, as a manager lets", { way: { type: "cash" } }],
  ["by a terminal nobody follows", { terminals: {} }],
])("[PAYMENT-9] nothing is asked of a terminal for money %s", async (_, over) => {
  const { shop, till, refund, open } = await paidByCards([30_000]);
  till.signIn(shop.owner);
  await refund(1_000, over);
  expect(open()).toEqual([]);
});

test("[PAYMENT-9] what a terminal refused may be asked again, pays for no sale, and a person ends it", async () => {
  const { shop, till, refund, open } = await paidByCards([30_000]);
  await refund(1_000);
  const attempt = open()[0]?.id ?? "";
  await till.must("payment.end", { attempt, outcome: "paid", reason: "refused" });
  const sale = { lines: [{ product: shop.tea, quantity: 1_000 }] };
  const paidWith = await till.run("sale.complete", {
    ...sale,
    tenders: [{ type: "card", amount: 10_000, of: attempt }],
  });
  expect(paidWith).toMatchObject({ error: { type: "AttemptNotUsable", reason: "unpaid" } });
  await till.must("payment.end", { attempt, outcome: "reversing" });
  await till.must("payment.settle", { attempt, outcome: "reversed" });
  expect(open()).toMatchObject([{ state: "reversed" }]);
  await till.must("payment.start", { type: "card", terminal: "POS", amount: 100 });
  expect(open(), "its place is used again").toEqual([]);
});
