import { type Signal, signal } from "@preact/signals";
import { expect, test } from "vitest";
import { lineKey } from "../../../shared/domain/sale/cart.ts";
import type { SyncStatus } from "../../session/shop.ts";
import {
  aDraftStore,
  aTill,
  BREAD,
  linesOf,
  MILK,
  noticesOf,
  paidOf,
  payExactly,
  salesOf,
} from "../../testing/a-till.ts";
import { createTillModel } from "./model.ts";

test.each(["quota", "failed"] as const)("storage that fails (%s) loses nothing", async (reason) => {
  const { till, shop, drafts } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  till.payment.write("600");
  shop.failNext({ type: "StorageFailed", reason, detail: "" });
  await till.checkout.submit();
  expect(till.checkout.problem.value).toEqual({ type: "NotSaved", reason });
  expect(linesOf(till)).toEqual(["1 Milk"]);
  expect(drafts.kept()).toMatchObject({ sales: [{ sale: { lines: [{ name: "Milk" }] } }] });
  till.checkout.dismiss();
  expect(till.payment.typed.value).toBe("600");
  await till.checkout.submit();
  expect(paidOf(till).sale.change).toBe(8_000);
  expect(await salesOf(shop)).toHaveLength(1);
});

test.each([{ type: "NotWriter" }, { type: "NotSignedIn" }, { type: "NotAllowed", permission: "sale.make" }])(
  "$type keeps the sale open",
  async (error) => {
    const { till, shop } = await aTill();
    till.scanning.scan(MILK);
    till.checkout.pay();
    shop.failNext(error);
    await till.checkout.submit();
    expect(till.checkout.problem.value).toEqual({ type: "Refused", error });
    expect(linesOf(till)).toEqual(["1 Milk"]);
  },
);

test("an open sale survives a reload, at today's prices", async () => {
  const { till, shop, drafts, world, milk } = await aTill();
  till.scanning.scan(MILK);
  till.scanning.scan(BREAD);
  till.sale.setQuantity(lineKey(till.sale.cart.value.lines[0] as never), "3");
  till.dispose();
  await world.office.must("catalog.change-product", { product: milk, price: 60_000 });
  await world.syncAll();
  const again = createTillModel({ shop, drafts });
  await again.ready;
  expect(linesOf(again)).toEqual(["3 Milk", "1 Bread"]);
  expect(noticesOf(again)).toEqual(["PriceChanged"]);
  expect(again.sale.totals.value.total).toBe(201_000);
});

test("a paid sale leaves no draft behind", async () => {
  const { till, drafts } = await aTill();
  till.scanning.scan(MILK);
  expect(drafts.kept()).not.toBe(null);
  await payExactly(till);
  expect(drafts.kept()).toBe(null);
});

test("a tab killed before the sale was written finds it open", async () => {
  const { till, shop, drafts } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  shop.pause();
  void till.checkout.submit();
  await Promise.resolve();
  await Promise.resolve();
  const again = createTillModel({ shop, drafts });
  await again.ready;
  expect(linesOf(again)).toEqual(["1 Milk"]);
  expect(again.checkout.step.value.type).toBe("sale");
});

test.each([
  ["as it was written", false],
  ["when the next one was open already", true],
])(
  "a browser that had not put the draft away when it was killed does not sell it twice: %s",
  async (_when, goOn) => {
    const { till, shop, drafts } = await aTill();
    till.scanning.scan(MILK);
    await payExactly(till);
    till.checkout.nextSale();
    till.scanning.scan(BREAD);
    const onDisk = drafts.kept();
    await payExactly(till);
    if (goOn) {
      till.checkout.nextSale();
      till.scanning.scan(MILK);
    }
    const again = createTillModel({ shop, drafts: aDraftStore(onDisk) });
    await again.ready;
    expect(linesOf(again)).toEqual([]);
    expect(paidOf(again)).toMatchObject({ recovered: true, sale: { lines: [{ name: "Bread" }] } });
    expect(await salesOf(shop)).toHaveLength(2);
  },
);

test.each([
  ["garbage", 7],
  ["another version", { version: 99, lines: [], number: null }],
  [
    "negative quantity",
    {
      version: 2,
      number: null,
      lines: [
        {
          productId: "p",
          name: "",
          unit: "pcs",
          price: 1,
          quantity: -1,
          taxRate: 0,
          barcode: null,
        },
      ],
    },
  ],
])("a draft of %s is left alone", async (_name, draft) => {
  const { shop } = await aTill();
  const till = createTillModel({ shop, drafts: aDraftStore(draft) });
  await till.ready;
  expect(linesOf(till)).toEqual([]);
});

test("a browser that keeps nothing is named", async () => {
  const { shop } = await aTill();
  const till = createTillModel({ shop, drafts: { load: () => null, save: () => false } });
  await till.ready;
  till.scanning.scan(MILK);
  expect(till.kept.value).toBe(false);
  expect(linesOf(till)).toEqual(["1 Milk"]);
});

test("a tab that only reads leaves the other tab's sale alone, and has it after taking over", async () => {
  const { till, shop, drafts } = await aTill();
  till.scanning.scan(MILK);
  till.dispose();
  const { sync } = shop;
  sync.value = { ...sync.value, writing: false };
  const reader = createTillModel({ shop, drafts });
  await reader.ready;
  reader.scanning.scan(BREAD);
  reader.sale.clear();
  expect(drafts.kept()).toMatchObject({ sales: [{ sale: { lines: [{ name: "Milk" }] } }] });
  sync.value = { ...sync.value, writing: true };
  await settled();
  expect(linesOf(reader)).toEqual(["1 Milk"]);
});

const settled = () => new Promise((done) => setImmediate(done));

/** Two tabs of one profile; the one that may write is the last handed the right. */
const twoTabs = async () => {
  const { till, shop, drafts } = await aTill();
  const otherSync = signal({ ...shop.sync.value, writing: false });
  const other = createTillModel({ shop: { ...shop, sync: otherSync }, drafts });
  await other.ready;
  const write = (sync: Signal<SyncStatus>, writing: boolean) => {
    sync.value = { ...sync.value, writing };
  };
  const handOver = (from: Signal<SyncStatus>, to: Signal<SyncStatus>) => {
    write(from, false);
    write(to, true);
    return settled();
  };
  return {
    first: till,
    second: other,
    shop,
    toSecond: () => handOver(shop.sync, otherSync),
    toFirst: () => handOver(otherSync, shop.sync),
  };
};

test("a sale that another tab took over and sold is not open in the first any more", async () => {
  const { first, second, shop, toSecond, toFirst } = await twoTabs();
  first.scanning.scan(MILK);
  await toSecond();
  await payExactly(second);
  first.checkout.pay();
  await toFirst();
  expect(linesOf(first)).toEqual([]);
  expect(first.checkout.step.value.type).toBe("sale");
  expect(await salesOf(shop)).toHaveLength(1);
});

test("what was scanned in a tab that only read joins the open sale once it writes", async () => {
  const { first, second, toSecond, toFirst } = await twoTabs();
  first.scanning.scan(MILK);
  second.scanning.scan(BREAD);
  await toSecond();
  expect(linesOf(second)).toEqual(["1 Milk", "1 Bread"]);
  await toFirst();
  expect(linesOf(first)).toEqual(["1 Milk", "1 Bread"]);
});
