import { expect, test } from "vitest";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import {
  aTill,
  BREAD,
  linesOf,
  MILK,
  noticesOf,
  paidOf,
  payExactly,
  typeText,
} from "../../testing/a-till.ts";

test("adds a line, and one more to it the second time", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.scanning.scan(BREAD);
  till.scanning.scan(MILK);
  expect(linesOf(till)).toEqual(["2 Milk", "1 Bread"]);
  expect(till.sale.selected.value?.name).toBe("Milk");
  expect(till.sale.totals.value.total).toBe(125_000);
});

test.each([
  { code: ` ${MILK} `, name: "with spaces around" },
  { code: `0${MILK}`, name: "as GTIN-14" },
])("knows a barcode $name", async ({ code }) => {
  const { till } = await aTill();
  till.scanning.scan(code);
  expect(linesOf(till)).toEqual(["1 Milk"]);
});

test("knows an article number", async () => {
  const { till } = await aTill();
  till.scanning.scan("B-1");
  expect(linesOf(till)).toEqual(["1 Bread"]);
});

test.each(["4870009999997", "not a code", "", "4870001000012", "x".repeat(500)])(
  "says it does not know %j, and leaves the sale alone",
  async (code) => {
    const { till } = await aTill();
    till.scanning.scan(MILK);
    till.scanning.scan(code);
    expect(linesOf(till)).toEqual(["1 Milk"]);
    expect(till.sale.notices.value).toEqual([{ type: "UnknownCode", code }]);
    till.scanning.scan(MILK);
    expect(till.sale.notices.value).toEqual([]);
  },
);

test("says of an archived product that it is not sold", async () => {
  const { till, world, milk } = await aTill();
  await world.office.must("catalog.archive-product", { product: milk, archived: true });
  await world.syncAll();
  till.scanning.scan(MILK);
  expect(till.sale.notices.value).toEqual([{ type: "Archived", name: "Milk" }]);
});

test("asks which, when two products were given the same code while apart", async () => {
  const { till, world } = await aTill({ tills: 2 });
  const code = "4870001000035";
  for (const [i, name] of ["Tea", "Coffee"].entries()) {
    world.till(i).signIn(world.owner);
    await world.till(i).must("catalog.add-product", {
      name,
      price: 100,
      taxRate: 1_200,
      barcodes: [code],
    });
  }
  await world.syncAll();
  till.scanning.scan(code);
  const question = till.scanning.question.value;
  expect(question?.products.map(({ name }) => name).sort()).toEqual(["Coffee", "Tea"]);
  expect(linesOf(till)).toEqual([]);
  const coffee = question?.products.find(({ name }) => name === "Coffee") as Product;
  till.scanning.answer(coffee);
  expect(till.scanning.question.value).toBe(null);
  expect(linesOf(till)).toEqual(["1 Coffee"]);
});

test("takes the half-typed digits of its own burst away", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.sale.type("4", 1_000);
  till.sale.type("8", 1_010);
  till.sale.type("7", 1_020);
  till.scanning.scan(BREAD, 1_000);
  expect(till.sale.typed.value).toBe("");
  expect(linesOf(till)).toEqual(["1 Milk", "1 Bread"]);
});

test("goes back to the sale from payment, and starts the next sale after a receipt", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  till.scanning.scan(BREAD);
  expect(till.checkout.step.value.type).toBe("sale");
  await payExactly(till);
  till.scanning.scan(BREAD);
  expect(till.checkout.step.value.type).toBe("sale");
  expect(linesOf(till)).toEqual(["1 Bread"]);
});

test("waits while part of the money has been taken, while writing, and while there is a problem", async () => {
  const { till, shop } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  till.payment.write("100");
  await till.checkout.submit();
  till.scanning.scan(BREAD);
  expect(linesOf(till)).toEqual(["1 Milk"]);
  const goOn = shop.pause();
  const done = till.checkout.submit();
  till.scanning.scan(BREAD);
  goOn();
  await done;
  expect(paidOf(till).sale.lines).toHaveLength(1);
});

test.each([
  ["5", ["5 Bread"]],
  ["5×", ["5 Bread"]],
  ["×5", ["5 Bread"]],
  ["12", ["12 Bread"]],
])("typing %s, then scanning, sells so many", async (text, lines) => {
  const { till } = await aTill();
  for (const character of text) {
    if (character === "×") till.sale.multiply();
    else till.sale.type(character, 10);
  }
  expect(till.sale.typed.value).toBe(text);
  till.sale.type("4", 5_000);
  till.scanning.scan(BREAD, 5_000);
  expect(linesOf(till)).toEqual(lines);
  expect(till.sale.typed.value).toBe("");
  till.scanning.scan(BREAD, 6_000);
  expect(linesOf(till)).toEqual([`${Number.parseInt(text.replace("×", ""), 10) + 1} Bread`]);
});

test("× and a number set the line the keys act on", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.sale.multiply();
  typeText(till, "7");
  till.sale.commit();
  expect(linesOf(till)).toEqual(["7 Milk"]);
});

test("half of what is sold by the piece is refused, half a kilogram is not", async () => {
  const { till, apples } = await aTill();
  typeText(till, "0.5");
  till.scanning.scan(MILK);
  expect([linesOf(till), noticesOf(till)]).toEqual([[], ["BadMultiplier"]]);
  typeText(till, "0.5");
  till.add(apples);
  expect(linesOf(till)).toEqual(["0.5 Apples"]);
});
