import { expect, test } from "vitest";
import { testShop } from "../../shared/testing/shop.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import type { After } from "./calm.ts";
import { createConcerns } from "./concerns.ts";

/** Time that passes when a test says so. */
const handClock = () => {
  const waiting = new Set<() => void>();
  const after: After = (_milliseconds, run) => {
    waiting.add(run);
    return () => waiting.delete(run);
  };
  const pass = () => {
    while (waiting.size > 0) {
      for (const run of [...waiting]) {
        waiting.delete(run);
        run();
      }
    }
  };
  return { after, pass };
};

const openedShop = async () => {
  const inner = await testShop();
  const manager = await inner.person("manager");
  const shop = createFakeShop(inner.till(), { person: manager });
  const clock = handClock();
  return { ...inner, shop, clock, concerns: createConcerns(shop, clock.after) };
};

test("nothing to see to in a shop in order", async () => {
  const { clock, concerns } = await openedShop();
  clock.pass();
  expect(concerns.list.value).toEqual([]);
});

test("a shortage is named with its product, branch and amount, and goes when goods come in", async () => {
  const { addProduct, syncAll, shop, clock, concerns, branch } = await openedShop();
  const product = await addProduct({ name: "Milk", policy: "flexible" });
  await syncAll();
  const sold = await shop.run("stock.count", {
    reason: "broken",
    lines: [{ product, expected: 2_000, counted: 0 }],
  });
  expect(sold.ok).toBe(true);
  clock.pass();
  expect(concerns.list.value).toMatchObject([
    { type: "shortage", product, name: "Milk", branch, quantity: 2_000, unit: "pcs" },
  ]);
  await shop.run("stock.receive", { lines: [{ product, quantity: 5_000 }] });
  clock.pass();
  expect(concerns.list.value).toEqual([]);
});

test("one code on two products is found once, naming both", async () => {
  const { office, addProduct, till, syncAll, clock, concerns, person } = await openedShop();
  till().signIn(await person("manager"));
  await addProduct({ name: "Tea", barcodes: ["4006381333931"] });
  await till().must("catalog.add-product", {
    name: "Pens",
    price: 100,
    taxRate: 1_200,
    barcodes: ["4006381333931"],
  });
  await syncAll();
  expect(office.state().attention.size).toBe(0);
  clock.pass();
  expect(concerns.list.value).toMatchObject([
    { type: "barcode", products: [{ name: "Pens" }, { name: "Tea" }] },
  ]);
});

test("what the server refused stands first", async () => {
  const { shop, clock, concerns } = await openedShop();
  shop.sync.value = { ...shop.sync.value, refused: [{ log: "d.1abcd.org", seq: 3, reason: "BadBody" }] };
  clock.pass();
  expect(concerns.list.value).toMatchObject([{ type: "refused", refused: { seq: 3, reason: "BadBody" } }]);
});

test("stopped, it looks no more", async () => {
  const { addProduct, syncAll, clock, concerns } = await openedShop();
  concerns.stop();
  await addProduct({});
  await syncAll();
  clock.pass();
  expect(concerns.list.value).toEqual([]);
});
