import { expect, test } from "vitest";
import { lineKey } from "../../../shared/domain/sale/cart.ts";
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
  expect(drafts.kept()).toMatchObject({ paying: null });
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

test("a tab killed after the sale was written does not sell it twice", async () => {
  const { till, shop, drafts } = await aTill();
  till.scanning.scan(MILK);
  await payExactly(till);
  till.checkout.nextSale();
  till.scanning.scan(BREAD);
  let atTheWrite: unknown = null;
  const dying = createTillModel({
    shop,
    drafts: {
      load: drafts.load,
      save: (draft) => {
        if (JSON.stringify(draft).includes('"after"')) atTheWrite = draft;
        return true;
      },
    },
  });
  await dying.ready;
  await payExactly(dying);
  const again = createTillModel({ shop, drafts: aDraftStore(atTheWrite) });
  await again.ready;
  expect(linesOf(again)).toEqual([]);
  expect(paidOf(again)).toMatchObject({ recovered: true, sale: { lines: [{ name: "Bread" }] } });
  expect(await salesOf(shop)).toHaveLength(2);
});

test.each([
  ["garbage", 7],
  ["another version", { version: 99, lines: [], paying: null }],
  [
    "negative quantity",
    {
      version: 1,
      paying: null,
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
  expect(drafts.kept()).toMatchObject({ lines: [{ name: "Milk" }] });
  sync.value = { ...sync.value, writing: true };
  await Promise.resolve();
  expect(linesOf(reader)).toEqual(["1 Milk"]);
});
