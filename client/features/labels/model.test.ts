import { expect, test } from "vitest";
import { testShop } from "../../../shared/testing/shop.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { codeText, createLabelsModel } from "./model.ts";

const opened = async () => {
  const made = await testShop();
  const tea = await made.addProduct({ name: "Tea", price: 45_000, barcodes: ["4006381333931"] });
  const milk = await made.addProduct({ name: "Milk", price: 30_000 });
  await made.syncAll();
  const shop = createFakeShop(made.till(), { person: made.owner });
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const open = () => createLabelsModel({ shop, storage });
  const change = async (product: string, over: object) => {
    await shop.run("catalog.change-product", { product, ...over });
  };
  return { tea, milk, open, change, kept };
};

test("goods are found by name and by scan, as many labels as wanted", async () => {
  const { tea, milk, open } = await opened();
  const labels = open();
  labels.search("mil");
  expect(labels.found.value.map(({ id }) => id)).toEqual([milk]);
  labels.add(milk);
  expect(labels.scan("4006381333931")).toBe(true);
  expect(labels.scan("4870001234560")).toBe(false);
  labels.setCount(tea, 24);
  expect(labels.items.value.map(({ product, count }) => [product.name, count])).toEqual([
    ["Milk", 1],
    ["Tea", 24],
  ]);
  expect(labels.total.value).toBe(25);
  labels.setCount(tea, 1e9);
  labels.remove(milk);
  expect(labels.total.value).toBe(500);
});

test("[PACK-1] a pack's code finds the product, and is not the one its label bears", async () => {
  const { tea, open, change } = await opened();
  await change(tea, { packs: [{ barcode: "14006381333938", quantity: 12_000 }] });
  const labels = open();
  expect(labels.scan("14006381333938")).toBe(true);
  expect(labels.items.value).toMatchObject([{ product: { id: tea }, count: 1 }]);
  const [item] = labels.items.value;
  expect(item && codeText(item.product)).toBe("4006381333931");
});

test("what changed since the last print comes back, with the old price where it fell", async () => {
  const { tea, milk, open, change } = await opened();
  const first = open();
  first.add(tea);
  first.add(milk);
  first.printed();
  expect(open().addChanged()).toBe(0);
  await change(tea, { price: 40_000 });
  await change(milk, { price: 35_000 });
  const next = open();
  expect(next.addChanged()).toBe(2);
  expect(next.items.value.map(({ product, oldPrice }) => [product.name, oldPrice])).toEqual(
    expect.arrayContaining([
      ["Tea", 45_000],
      ["Milk", null],
    ]),
  );
  next.printed();
  expect(open().addChanged()).toBe(0);
});

test("the chosen size and code are there after a restart; damage is as if nothing was chosen", async () => {
  const { open, kept } = await opened();
  open().choose({ size: "a4", code: "qr", date: false });
  expect(open().settings.value).toEqual({ size: "a4", code: "qr", date: false });
  kept.set("labels-settings", "{");
  kept.set("labels-printed", "{");
  expect(open().settings.value).toEqual({ size: "58x40", code: "auto", date: true });
  expect(open().addChanged()).toBe(0);
});
