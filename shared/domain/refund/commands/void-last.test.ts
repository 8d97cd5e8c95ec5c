import { expect, test } from "vitest";
import { stockCounter } from "../../stock/item.ts";
import { back, soldShop } from "../testing/sold.ts";

const aSale = async () => {
  const shop = await soldShop();
  const till = shop.till();
  const before = till.view().counter(stockCounter(shop.branch, shop.tea)).rights;
  return { shop, till, before, sale: await shop.sell(till, 3_000) };
};

test("[REFUND-10] the last sale is undone as a whole", async () => {
  const { shop, till, before, sale } = await aSale();
  const { refund } = await till.must("sale.void-last", { sale });
  expect(refund).toMatchObject({ isVoid: true, reason: "cashier-mistake", total: sale.body.total });
  expect(refund.lines.map(({ quantity }) => quantity)).toEqual([3_000, 1_000]);
  expect(till.view().counter(stockCounter(shop.branch, shop.tea)).rights).toBe(before);
  expect(await till.run("sale.void-last", { sale })).toMatchObject({ error: { type: "NotLastSale" } });
});

test("[REFUND-10] after a restart too, while nothing was sold since", async () => {
  const { till, sale } = await aSale();
  await till.restart({ continuous: true });
  expect(await till.run("sale.void-last", { sale })).toMatchObject({ ok: true });
});

test.each(["another sale", "a refund", "another till"] as const)(
  "[REFUND-10] not after %s",
  async (since) => {
    const { shop, till, sale } = await aSale();
    await shop.syncAll();
    if (since === "another sale") await shop.sell(till, 1_000);
    if (since === "a refund")
      await till.must("sale.refund", { sale, lines: [back(0, 1_000)], reason: "defect" });
    const at = since === "another till" ? shop.till(1) : till;
    expect(await at.run("sale.void-last", { sale })).toMatchObject({ error: { type: "NotLastSale" } });
  },
);
