import { expect, test } from "vitest";
import type { CounterId } from "../../shared/core/ids.ts";
import { lineCounter } from "../../shared/domain/refund/refund-counters.ts";
import { soldShop } from "../../shared/domain/refund/testing/sold.ts";
import { saleOfCounter } from "./sale-of-counter.ts";

test("a sale is found by the counter of its line, among many and after a restart", async () => {
  const shop = await soldShop();
  const till = shop.till();
  const sales = [];
  for (let i = 0; i < 3; i++) sales.push(await shop.sell(till, 1_000));
  await till.restart({ continuous: true });
  sales.push(await shop.sell(till, 1_000));
  const shelf = { state: till.state(), store: till.store };
  for (const { body, log, seq } of sales)
    expect(await saleOfCounter(shelf, lineCounter(body, 1))).toEqual({ log, seq, body });
});

test.each([
  "stock/b1/tea",
  "refund/b1/t1-1test-0001/opened",
  "refund/b1/t1-1test-0007/0",
  "refund/b2/t1-1test-0001/0",
  "refund/b1/nonsense/0",
])("no sale belongs to %s", async (counter) => {
  const shop = await soldShop();
  const till = shop.till();
  await shop.sell(till, 1_000);
  expect(await saleOfCounter({ state: till.state(), store: till.store }, counter as CounterId)).toBeNull();
});
