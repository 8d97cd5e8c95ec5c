import { expect, test } from "vitest";
import { readProduct } from "../../../shared/domain/catalog/product.ts";
import { aProduct, testShop } from "../../../shared/testing/shop.ts";
import { createProductIndex } from "../../session/product-index.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { exportProducts } from "./export.ts";
import { createProductForm } from "./form-model.ts";
import { createProductList } from "./list-model.ts";

const CODE = "4870001000011";
const CASE = "14870001000018";

const shrinker = { shrink: async (photo: Blob) => ({ ok: true, value: photo }) as const };

const aCatalog = async () => {
  const org = await testShop();
  const shop = createFakeShop(org.office, { person: org.owner });
  const add = async (over: Parameters<typeof aProduct>[0]) =>
    (await org.office.must("catalog.add-product", aProduct(over))).product;
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
  };
  const list = () => createProductList({ shop, index: createProductIndex(shop), storage });
  const form = (id: string | null, barcode: string | null = null) => {
    const made = createProductForm({ shop, shrinker, id, barcode });
    if (made === undefined) throw new Error("no such product");
    return made;
  };
  return { org, shop, add, list, form };
};

test("lists by name, searches, filters and sorts", async () => {
  const { add, list, org } = await aCatalog();
  const drinks = (await org.office.must("catalog.change-category", { name: "Drinks", parent: null }))
    .category;
  const tea = await add({ name: "Tea", sku: "B-2", price: 300, barcodes: [CODE], category: drinks });
  const bread = await add({ name: "Bread", price: 100 });
  const apple = await add({ name: "Apple", sku: "A-1", price: 200 });
  const model = list();
  expect(model.ids.value).toEqual([apple, bread, tea]);
  model.sort({ column: "price", direction: "descending" });
  expect(model.ids.value).toEqual([tea, apple, bread]);
  model.sort({ column: "sku", direction: "ascending" });
  expect(model.ids.value).toEqual([apple, tea, bread]);
  model.sort(null);
  model.choose("noBarcode");
  expect(model.ids.value).toEqual([apple, bread]);
  model.choose("all");
  model.chooseCategory(drinks);
  expect(model.ids.value).toEqual([tea]);
  model.chooseCategory(null);
  model.search("4870001");
  expect(model.ids.value).toEqual([tea]);
  await org.office.must("catalog.archive-product", { product: tea });
  expect(model.ids.value).toEqual([]);
  model.choose("archived");
  expect(model.ids.value).toEqual([tea]);
  model.dispose();
});

test("low stock counts what is on hand against the minimum", async () => {
  const { add, list, org } = await aCatalog();
  const tea = await add({ name: "Tea" });
  await org.office.must("catalog.change-product", { product: tea, min: 2_000 });
  const model = list();
  model.choose("low");
  expect(model.ids.value).toEqual([tea]);
  model.dispose();
});

test("the choice of columns is kept on the device", async () => {
  const { list } = await aCatalog();
  const model = list();
  model.toggleColumn("sku");
  model.toggleColumn("barcode");
  expect(list().columns.value).toEqual(["barcode", "category", "price", "stock"]);
});

test("a new product is written with all its fields, its cost at the office", async () => {
  const { form, shop } = await aCatalog();
  const model = form(null, CODE);
  model.set("name", "  Green tea ");
  model.set("price", "1 250,50");
  model.set("cost", "900");
  model.set("min", "5");
  expect(await model.addCategory("Drinks", null)).toBeNull();
  await model.addPhotos([new Blob(["photo"])]);
  const id = await model.save();
  expect(shop.docs("product").get(id ?? "")?.fields).toMatchObject({
    name: "Green tea",
    price: 125_050,
    tax: 1_600,
    min: 5_000,
    barcodes: [CODE],
    photos: [expect.stringContaining("photo")],
  });
  expect(shop.view.doc("cost", id ?? "")?.fields.cost).toBe(90_000);
  expect(model.changed.value).toBe(false);
});

test.each([
  [{ name: " " }, { name: { type: "Missing" } }],
  [{ name: "x".repeat(201) }, { name: { type: "TooLong", max: 200 } }],
  [{ price: "-1" }, { price: { type: "Negative" } }],
  [{ price: "1.234" }, { price: { type: "TooPrecise" } }],
  [
    { price: "", cost: "x" },
    { price: { type: "Empty" }, cost: { type: "NotANumber" } },
  ],
  [{ min: "1.5" }, { min: { type: "TooPrecise", precision: 0 } }],
])("%j is refused at its field", async (fields, errors) => {
  const { form, shop } = await aCatalog();
  const model = form(null);
  model.set("name", "Tea");
  model.set("price", "1");
  for (const [name, value] of Object.entries(fields)) model.set(name as "name", value);
  expect(await model.save()).toBeNull();
  expect(model.errors.value).toMatchObject(errors);
  expect(shop.docs("product").size).toBe(0);
});

test("a code with a bad check digit, and one of another product, are refused with the reason", async () => {
  const { form, add } = await aCatalog();
  const tea = await add({ name: "Tea", barcodes: [CODE] });
  const model = form(null);
  expect(model.addBarcode("4870001000012")).toBe(false);
  expect(model.errors.value.barcodes).toMatchObject({ type: "BadBarcode", reason: { expected: 1 } });
  expect(model.addBarcode(CODE)).toBe(false);
  expect(model.other.value).toEqual({ product: tea, name: "Tea" });
  expect(model.addBarcode("036000291452")).toBe(true);
  expect(model.addBarcode("0036000291452")).toBe(true);
  expect(model.fields.value.barcodes).toEqual(["036000291452"]);
  expect(model.errors.value).toEqual({});
});

test("a code typed and not yet added is saved too, or holds the saving up", async () => {
  const { form, shop } = await aCatalog();
  const model = form(null);
  model.set("name", "Tea");
  model.set("price", "1");
  model.typeBarcode("4870001000012");
  expect(await model.save()).toBeNull();
  expect(model.errors.value.barcodes?.type).toBe("BadBarcode");
  model.typeBarcode(CODE);
  const id = await model.save();
  expect(shop.docs("product").get(id ?? "")?.fields.barcodes).toEqual([CODE]);
});

test("[PACK-1] packs are set, changed and taken away with their codes; another's edit stays", async () => {
  const { form, add, org, shop } = await aCatalog();
  const tea = await add({ name: "Tea", barcodes: [CODE], packs: [{ barcode: CASE, quantity: 12_000 }] });
  const model = form(tea);
  expect(model.fields.value.barcodes).toEqual([CODE]);
  model.setPack(0, { price: "1 000" });
  model.addPack();
  model.scan("036000291452");
  model.setPack(1, { count: "6" });
  await org.office.must("catalog.change-product", { product: tea, barcodes: [CODE, "mine", CASE] });
  expect(await model.save()).toBe(tea);
  const fields = () => shop.docs("product").get(tea)?.fields;
  expect(fields()).toMatchObject({ barcodes: ["0036000291452", CASE, CODE, "mine"] });
  expect(readProduct(shop.view, tea)?.packs).toEqual([
    { barcode: "0036000291452", quantity: 6_000, price: null },
    { barcode: CASE, quantity: 12_000, price: 100_000 },
  ]);
  const again = form(tea);
  again.removePack(again.fields.peek().packs.findIndex(({ barcode }) => barcode === CASE));
  await again.save();
  expect(fields()).toMatchObject({ barcodes: ["0036000291452", CODE, "mine"] });
});

test.each([
  [
    { barcode: "14870001000019", count: "12" },
    { cell: "barcode", type: "BadCheckDigit" },
  ],
  [
    { barcode: CASE, count: "" },
    { cell: "count", type: "Empty" },
  ],
  [
    { barcode: CASE, count: "1.5" },
    { cell: "count", type: "TooPrecise" },
  ],
  [
    { barcode: CASE, count: "12", price: "-1" },
    { cell: "price", type: "Negative" },
  ],
])("[PACK-1] the pack %j is refused at its cell", async (pack, fault) => {
  const { form } = await aCatalog();
  const model = form(null);
  model.set("name", "Tea");
  model.set("price", "1");
  model.addPack();
  model.setPack(0, pack);
  expect(await model.save()).toBeNull();
  expect(model.errors.value.packs).toMatchObject({ place: 0, ...fault });
  model.removePack(0);
  expect(await model.save()).not.toBeNull();
});

test("[PACK-1] a pack's code of another product is refused at the packs, with a way there", async () => {
  const { form, add } = await aCatalog();
  const tea = await add({ name: "Tea", barcodes: [CASE] });
  const model = form(null);
  model.set("name", "Egg");
  model.set("price", "1");
  model.addPack();
  model.setPack(0, { barcode: CASE, count: "12" });
  expect(await model.save()).toBeNull();
  expect(model.errors.value.packs?.type).toBe("DuplicateBarcode");
  expect(model.other.value).toEqual({ product: tea, name: "Tea" });
});

test("only what differs is written, so that two people's edits both stay", async () => {
  const { form, add, org, shop } = await aCatalog();
  const tea = await add({ name: "Tea", price: 100 });
  const model = form(tea);
  model.set("price", "2");
  await org.office.must("catalog.change-product", { product: tea, name: "Black tea" });
  expect(await model.save()).toBe(tea);
  expect(shop.docs("product").get(tea)?.fields).toMatchObject({ price: 200, name: "Black tea" });
});

test("what never moved can be deleted; what moved is offered the archive", async () => {
  const { form, add, org, shop } = await aCatalog();
  const [slip, sold] = [await add({ name: "Slip" }), await add({ name: "Sold" })];
  await org.office.must("stock.receive", {
    branch: org.branch,
    lines: [{ product: sold, quantity: 1_000 as never }],
  });
  expect(await form(slip).remove()).toBeNull();
  expect(createProductForm({ shop, shrinker, id: slip })).toBeUndefined();
  const model = form(sold);
  expect(await model.remove()).toMatchObject({ type: "ProductMoved", name: "Sold" });
  expect(await model.archive(true)).toBe(true);
  expect(model.archived.value).toBe(true);
});

test("a storage error is told at the form, and saving again writes once", async () => {
  const { form, shop } = await aCatalog();
  const model = form(null);
  model.set("name", "Tea");
  model.set("price", "1");
  shop.failNext({ type: "StorageFailed", reason: "quota" });
  expect(await model.save()).toBeNull();
  expect(model.errors.value.whole).toMatchObject({ type: "StorageFailed" });
  const both = await Promise.all([model.save(), model.save()]);
  expect(both.filter((id) => id !== null)).toHaveLength(1);
  expect(shop.docs("product").size).toBe(1);
});

test("the export is a file that the import reads back", async () => {
  const { add, shop } = await aCatalog();
  const id = await add({
    name: "=Tea; green",
    sku: "T",
    price: 12_050,
    barcodes: [CODE],
    packs: [{ barcode: CASE, quantity: 12_000, price: 140_050 }],
    unit: "kg",
  });
  const text = await exportProducts(
    shop,
    [id],
    () => 1_500,
    async () => {},
  );
  expect(text).toBe(
    `\ufeffsku;barcode;name;unit;price;cost;quantity;min_stock;category;tax;packs\r\nT;${CODE};"'=Tea; green";kg;120,50;;1,5;0;;12;${CASE}=12@1400,50\r\n`,
  );
});
