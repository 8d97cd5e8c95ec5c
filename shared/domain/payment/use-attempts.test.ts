import { expect, test } from "vitest";
import type { Money } from "../../lib/money.ts";
import { testShop } from "../../testing/shop.ts";
import { findAttempt } from "./attempt.ts";
import { attemptNeeds, useAttempts } from "./use-attempts.ts";

const NUMBER = "T1-1TEST-0001";

const paidAttempt = async () => {
  const shop = await testShop({ tills: 2 });
  const till = shop.till();
  const { attempt } = await till.must("payment.start", { type: "card", terminal: "POS", amount: 500 });
  await till.must("payment.end", { attempt, outcome: "paid", reference: "77" });
  return { shop, till, attempt };
};
const tender = (of: string, amount = 500, type: "card" | "qr" | "gift" | "cash" = "card") => ({
  type,
  amount: amount as Money,
  of,
});

test("[PAYMENT-7] a paid attempt is marked by the receipt it pays for", async () => {
  const { till, attempt } = await paidAttempt();
  const slot = findAttempt(till.view(), attempt)?.slot;
  expect(useAttempts(till.view(), till.certificate, [tender(attempt)], NUMBER)).toEqual({
    ok: true,
    value: [{ doc: "payment", id: slot, set: { receipt: NUMBER } }],
  });
});

test.each([
  { what: "one nobody has heard of", with: () => [tender("a0")], reason: "unknown" },
  { what: "another amount", with: (of: string) => [tender(of, 499)], reason: "other" },
  { what: "another way", with: (of: string) => [tender(of, 500, "qr")], reason: "other" },
  { what: "twice in one sale", with: (of: string) => [tender(of), tender(of)], reason: "used" },
] as const)("[PAYMENT-7] not $what", async (row) => {
  const { till, attempt } = await paidAttempt();
  const used = useAttempts(till.view(), till.certificate, row.with(attempt), NUMBER);
  expect(used).toMatchObject({ ok: false, error: { type: "AttemptNotUsable", reason: row.reason } });
});

test.each(["pending", "unknown", "failed", "reversing"] as const)(
  "[PAYMENT-7] not one that is %s",
  async (state) => {
    const till = (await testShop()).till();
    const { attempt } = await till.must("payment.start", { type: "card", terminal: "POS", amount: 500 });
    if (state === "reversing") await till.must("payment.end", { attempt, outcome: "paid" });
    if (state !== "pending") await till.must("payment.end", { attempt, outcome: state });
    const used = useAttempts(till.view(), till.certificate, [tender(attempt)], NUMBER);
    expect(used).toMatchObject({ error: { reason: "unpaid" } });
  },
);

test("[PAYMENT-7] not at another till", async () => {
  const { shop, attempt } = await paidAttempt();
  await shop.syncAll();
  const other = shop.till(1);
  const used = useAttempts(other.view(), other.certificate, [tender(attempt)], NUMBER);
  expect(used).toMatchObject({ error: { reason: "elsewhere" } });
});

test("tenders without an attempt, and those of other kinds, are not looked at", async () => {
  const { till } = await paidAttempt();
  const others = [tender(""), tender("a0", 5, "gift"), tender("", 5, "cash")];
  expect(useAttempts(till.view(), till.certificate, others, NUMBER)).toEqual({ ok: true, value: [] });
  expect(attemptNeeds([...others, tender("a1")])).toEqual([
    { doc: "payment", field: "attempt", value: "a1" },
  ]);
});
