import { expect, test } from "vitest";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import { aProduct, testShop } from "../../../shared/testing/shop.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { createCsvReader } from "../../workers/csv-reader.ts";
import { createImportModel } from "./model.ts";

const CODE = "4870001000011";

/** `between` runs whenever the import lets the screen breathe. */
const anImport = async (between: () => void = () => {}) => {
  const org = await testShop();
  const shop = createFakeShop(org.office, { person: org.owner });
  const breathe = async () => between();
  const model = createImportModel({ shop, reader: createCsvReader(async () => {}), breathe });
  const names = () => [...shop.docs("product").values()].map(({ fields }) => String(fields.name)).sort();
  const add = async (over: Parameters<typeof aProduct>[0]) =>
    (await org.office.must("catalog.add-product", aProduct(over))).product;
  return { org, shop, model, names, add };
};

const manyRows = (count: number): string =>
  ["sku,name,price", ...Array.from({ length: count }, (_, i) => `S${i},Product ${i},${i + 1}`)].join("\n");

test("a file in Windows-1251 is read, previewed and written, with stock and cost", async () => {
  const { model, org, shop, names } = await anImport();
  const bytes = new Uint8Array([
    ...[0xcd, 0xe0, 0xe8, 0xec, 0xe5, 0xed, 0xee, 0xe2, 0xe0, 0xed, 0xe8, 0xe5],
    ...new TextEncoder().encode(`;barcode;price;quantity;cost\r\n`),
    ...[0xd7, 0xe0, 0xe9],
    ...new TextEncoder().encode(`;${CODE};520,50;7;300\r\n`),
  ]);
  await model.open(new Blob([bytes]), "goods.csv");
  expect(model.file.value).toMatchObject({ encoding: "windows-1251", shape: { separator: ";" } });
  expect(model.plan.value).toMatchObject({ create: 1, update: 0, badLines: 0, hasOpening: true });
  await model.start();
  expect(model.step.value).toBe("done");
  expect(names()).toEqual(["Чай"]);
  const [id = "", doc] = [...shop.docs("product")][0] ?? [];
  expect(doc?.fields).toMatchObject({ price: 52_050, tax: 1_600, barcodes: [CODE] });
  expect(shop.view.counter(stockCounter(org.branch, id)).value).toBe(7_000);
  expect(shop.view.doc("cost", id)?.fields.cost).toBe(30_000);
});

test("new, changed, unchanged and bad rows are told apart; the same file again changes nothing", async () => {
  const { model, add, names } = await anImport();
  await add({ name: "Tea", sku: "T", price: 10_000 });
  await add({ name: "Salt", sku: "S", price: 5_000 });
  const text = `sku,name,price,barcode\nT,Tea,120,\nS,Salt,50,\nN,New,1,\nB,Bad,-1,\nC,Code,1,4870001000012\n`;
  await model.open(text, "pasted");
  expect(model.plan.value).toMatchObject({ create: 1, update: 1, unchanged: 1, badLines: 2 });
  expect(model.plan.value?.errors).toMatchObject([
    { line: 5, field: "price", type: "Negative" },
    { line: 6, field: "barcode", type: "BadCheckDigit", expected: 1 },
  ]);
  await model.start();
  expect(names()).toEqual(["New", "Salt", "Tea"]);
  expect([model.writing.created.value, model.writing.changed.value]).toEqual([1, 1]);
  model.reset();
  await model.open(text, "pasted");
  expect(model.plan.value).toMatchObject({ create: 0, update: 0, unchanged: 3 });
  expect(model.mayStart.value).toBe(false);
});

test("all or nothing: one bad row, and nothing may be written", async () => {
  const { model, names } = await anImport();
  await model.open("name,price\nTea,100\nBad,abc\n", "pasted");
  model.choose("all-or-none");
  expect(model.mayStart.value).toBe(false);
  await model.start();
  expect(names()).toEqual([]);
  model.choose("valid-rows");
  await model.start();
  expect(names()).toEqual(["Tea"]);
});

test("stopped half way it says what was written, and going on writes the rest once", async () => {
  let stop = () => {};
  const { model, names } = await anImport(() => stop());
  await model.open(manyRows(600), "many.csv");
  stop = () => model.writing.cancel();
  await model.start();
  expect(model.writing.state.value).toBe("stopped");
  expect(model.writing.error.value).toBeNull();
  expect([model.writing.created.value, model.writing.done.value, names().length]).toEqual([250, 250, 250]);
  stop = () => {};
  await model.writing.goOn();
  expect(model.writing.state.value).toBe("done");
  expect([model.writing.created.value, new Set(names()).size]).toEqual([600, 600]);
});

test("a full disk stops the import with what is written kept; it can go on", async () => {
  const { model, shop, names } = await anImport();
  await model.open(manyRows(300), "many.csv");
  shop.failNext({ type: "StorageFailed", reason: "quota" });
  await model.start();
  expect(model.writing.error.value).toMatchObject({ type: "StorageFailed", reason: "quota" });
  expect(names()).toEqual([]);
  await model.writing.goOn();
  expect(names()).toHaveLength(300);
});

test("a code taken between preview and writing costs its own row only, and is told", async () => {
  const { model, add, names } = await anImport();
  await model.open(`name,price,barcode\nTea,100,${CODE}\nSalt,50,\n`, "pasted");
  await add({ name: "Quicker", barcodes: [CODE] });
  await model.start();
  expect(names()).toEqual(["Quicker", "Salt"]);
  expect(model.writing.refused.value).toMatchObject([{ line: 2, error: { type: "DuplicateBarcode" } }]);
});

test("the meaning of a column, the separator and the header can be corrected", async () => {
  const { model } = await anImport();
  await model.open("sku,amount,name\nx,100,Tea\n", "pasted");
  expect(model.plan.value?.badLines).toBe(1);
  await model.changePlace(1, "price");
  expect(model.plan.value).toMatchObject({ create: 1, badLines: 0 });
  await model.changePlace(2, "price");
  expect(model.file.value?.shape.places).toEqual({ sku: 0, price: 2 });
  await model.reshape(";", false);
  expect(model.file.value?.shape).toMatchObject({ separator: ";", header: null, width: 1 });
});

test.each([
  [new Blob([]), "EmptyFile"],
  [new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0])]), "Spreadsheet"],
  [new Blob([new Uint8Array([65, 0, 66])]), "NotText"],
  ["   ", "EmptyFile"],
])("file %# is refused by name", async (source, type) => {
  const { model } = await anImport();
  await model.open(source, "file");
  expect(model.error.value?.type).toBe(type);
  expect(model.step.value).toBe("choose");
});

test("formula cells and a ten megabyte name hang nothing and run nothing", async () => {
  const { model, names } = await anImport();
  await model.open(`name,price\n=cmd(),1\n${"x".repeat(10_000_000)},1\n"broken,1\nTea,2\n`, "bad.csv");
  expect(model.plan.value).toMatchObject({ create: 2, badLines: 2 });
  await model.start();
  expect(names()).toEqual(["=cmd()", "Tea"]);
});

test("calling off while reading goes back to the choice of a file", async () => {
  let off = () => {};
  const { model } = await anImport(() => off());
  off = () => void model.callOff();
  await model.open(manyRows(10), "many.csv");
  expect(model.step.value).toBe("choose");
  expect(model.plan.value).toBeNull();
});
