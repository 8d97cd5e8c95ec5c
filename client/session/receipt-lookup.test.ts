import { expect, test } from "vitest";
import { receiptQr } from "../../shared/documents/receipt-qr.ts";
import { back, soldShop } from "../../shared/domain/refund/testing/sold.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import { findSale, findSales, refundsOf } from "./receipt-lookup.ts";

/** Two sales of the first till and one of the second, looked at from the second. */
const world = async () => {
  const shop = await soldShop();
  const [first, second] = [shop.till(0), shop.till(1)];
  const sales = [
    await shop.sell(first, 1_000),
    await shop.sell(first, 2_000),
    await shop.sell(second, 1_000),
  ];
  await shop.syncAll();
  const looking = createFakeShop(second, { person: await shop.person("seller") });
  return { shop, first, second, sales, looking };
};

test("any till's sale of the branch is found, by number or by a scan of its receipt", async () => {
  const { sales, looking } = await world();
  for (const { number, log, seq, body } of sales) {
    const qr = receiptQr({ number, at: 1, total: body.total as never, currency: "KZT" });
    for (const text of [number, ` ${number.toLowerCase()} `, qr])
      expect(await findSale(looking, text)).toMatchObject({ log, seq, body });
  }
  expect(await findSale(looking, "T1-1TEST-0099")).toBeNull();
});

test("without a receipt: by time, amount and till", async () => {
  const { sales, looking } = await world();
  const numbersOf = async (marks: Parameters<typeof findSales>[1], limit?: number) =>
    (await findSales(looking, marks, limit)).map(({ body }) => body.number).sort();
  const [one, two, three] = sales.map(({ number }) => number);
  expect(await numbersOf({})).toEqual([one, two, three].sort());
  expect(await numbersOf({ total: 15_000 })).toEqual([one, three].sort());
  expect(await numbersOf({ total: 15_000, till: "T1" })).toEqual([one]);
  expect(await numbersOf({ from: Number.MAX_SAFE_INTEGER })).toEqual([]);
  expect(await numbersOf({ to: 0 })).toEqual([]);
  expect(await numbersOf({}, 2)).toHaveLength(2);
});

test("what came back of a sale, at whichever till", async () => {
  const { shop, first, sales, looking } = await world();
  const [sale] = sales;
  if (sale === undefined) throw new Error("no sale");
  const { number } = await first.must("sale.refund", { sale, lines: [back(1, 1_000)], reason: "defect" });
  await shop.syncAll();
  expect((await refundsOf(looking, sale.number)).map(({ refund }) => refund.number)).toEqual([number]);
  expect(await refundsOf(looking, "T1-1TEST-0002")).toEqual([]);
});
