import { expect, test } from "vitest";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import { aProduct, testShop } from "../../../shared/testing/shop.ts";
import type { Drafts } from "../../device/drafts.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { createReceiveModel } from "./model.ts";

const CODE = "4870001000011";

const memoryDrafts = (): Drafts => {
  let kept: string | null = null;
  return {
    load: () => (kept === null ? null : JSON.parse(kept)),
    save: (draft) => {
      kept = JSON.stringify(draft);
      return true;
    },
  };
};

const aReceipt = async (drafts: Drafts = memoryDrafts()) => {
  const org = await testShop();
  const shop = createFakeShop(org.office, { person: org.owner });
  const add = async (over: Parameters<typeof aProduct>[0]) =>
    (await org.office.must("catalog.add-product", aProduct(over))).product;
  const tea = await add({ name: "Tea", barcodes: [CODE] });
  const rice = await add({ name: "Rice", unit: "kg", barcodes: ["2900000000018"] });
  const model = createReceiveModel({ shop, drafts, dayOf: (at) => String(Math.floor(at / 86_400_000)) });
  const onHand = (product: string) => shop.view.counter(stockCounter(org.branch, product)).value;
  return { org, shop, model, tea, rice, onHand, add };
};

test("scanning twice makes two; posting moves the stock and empties the screen", async () => {
  const { model, tea, onHand } = await aReceipt();
  model.scan(CODE);
  model.scan(CODE);
  expect(model.lines.value).toMatchObject([{ product: tea, quantity: "2" }]);
  model.setCost(tea, "80,50");
  expect(model.total.value).toBe(16_100);
  expect(await model.post()).toBe(1);
  expect(onHand(tea)).toBe(2_000);
  expect(model.lines.value).toEqual([]);
  expect(model.posted.list.value).toMatchObject([{ lines: [{ name: "Tea", quantity: 2_000 }] }]);
});

test("goods by weight ask for the weight, to the gram and no finer", async () => {
  const { model, rice, onHand } = await aReceipt();
  model.add(rice);
  expect(model.focus.value).toMatchObject({ product: rice });
  expect(await model.post()).toBeNull();
  model.setQuantity(rice, "1,2345");
  expect(model.lines.value[0]?.errors.quantity).toEqual({ type: "TooPrecise", precision: 3 });
  model.setQuantity(rice, "1,234");
  expect(await model.post()).toBe(1);
  expect(onHand(rice)).toBe(1_234);
});

test("[SCAN-1] a pack is as many as lie in it, a weighed package weighs, a package with a lot is found by its number", async () => {
  const { model, add, tea, onHand } = await aReceipt();
  const egg = await add({
    name: "Egg",
    barcodes: ["4870001000028"],
    packs: [{ barcode: "14870001000018", quantity: 12_000 }],
  });
  const cheese = await add({ name: "Cheese", unit: "kg", sku: "42" });
  for (const code of ["14870001000018", "14870001000018", "4870001000028", "]C10114870001000018372"])
    model.scan(code);
  model.scan("2100042002500");
  model.scan("2100042002500");
  model.scan(`010${CODE}10L-7`);
  expect(model.lines.value.map(({ product, quantity }) => [product, quantity])).toEqual([
    [tea, "1"],
    [cheese, "0.5"],
    [egg, "49"],
  ]);
  expect(model.focus.value).toBeNull();
  model.scan("]C1010460000000000810L7");
  expect(model.notice.value).toEqual({ type: "UnknownCode", code: "4600000000008" });
  expect(await model.post()).toBe(3);
  expect(onHand(egg)).toBe(49_000);
});

test.each([
  ["0", "Zero"],
  ["-1", "Negative"],
  ["1.5", "TooPrecise"],
  ["abc", "NotANumber"],
  ["", "Empty"],
])("quantity %j of pieces is refused", async (text, type) => {
  const { model, tea, onHand } = await aReceipt();
  model.add(tea);
  model.setQuantity(tea, text);
  expect(model.lines.value[0]?.errors.quantity?.type).toBe(type);
  expect(await model.post()).toBeNull();
  expect(onHand(tea)).toBe(0);
});

test("an unknown code, a bad code and an archived product are told, and add no line", async () => {
  const { model, org, tea } = await aReceipt();
  model.scan("4600000000008");
  expect(model.notice.value).toEqual({ type: "UnknownCode", code: "4600000000008" });
  model.scan("4870001000016");
  expect(model.notice.value).toMatchObject({ type: "UnknownCode" });
  await org.office.must("catalog.archive-product", { product: tea });
  model.scan(CODE);
  expect(model.notice.value).toMatchObject({
    type: "Refused",
    error: { type: "ArchivedProduct", name: "Tea" },
  });
  expect(model.lines.value).toEqual([]);
});

test("a storage error keeps every line, and posting again works once", async () => {
  const { model, shop, tea, onHand } = await aReceipt();
  model.add(tea);
  shop.failNext({ type: "StorageFailed", reason: "quota" });
  expect(await model.post()).toBeNull();
  expect(model.notice.value).toMatchObject({ type: "Refused", error: { reason: "quota" } });
  expect(model.lines.value).toHaveLength(1);
  const [first, second] = await Promise.all([model.post(), model.post()]);
  expect([first, second]).toEqual([1, null]);
  expect(onHand(tea)).toBe(1_000);
});

test("an unfinished receipt survives a reload; a product deleted meanwhile is marked", async () => {
  const drafts = memoryDrafts();
  const { model, shop, org, tea, rice } = await aReceipt(drafts);
  model.add(tea);
  model.add(rice);
  model.setQuantity(rice, "2.5");
  model.dispose();
  await org.office.must("catalog.delete-product", { product: tea });
  const again = createReceiveModel({ shop, drafts, dayOf: String });
  expect(again.lines.value).toMatchObject([
    { product: rice, quantity: "2.5", errors: {} },
    { product: tea, errors: { product: { type: "UnknownProduct" } } },
  ]);
  again.remove(tea);
  expect(await again.post()).toBe(1);
});
