import { expect, test } from "vitest";
import { lineKey } from "../../../shared/domain/sale/cart.ts";
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

test.each([
  { typed: "3", lines: ["3 Milk"], notices: [] },
  { typed: "12", lines: ["12 Milk"], notices: [] },
  { typed: "0", lines: ["1 Milk"], notices: ["BadQuantity"] },
  { typed: "1.5", lines: ["1 Milk"], notices: ["BadQuantity"] },
  { typed: "1,,5", lines: ["1 Milk"], notices: ["BadQuantity"] },
  { typed: ".", lines: ["1 Milk"], notices: ["BadQuantity"] },
  { typed: "999999999999", lines: ["1 Milk"], notices: ["BadQuantity"] },
  { typed: "999999999", lines: ["1 Milk"], notices: ["TotalTooLarge"] },
])("typing $typed and Enter gives $lines $notices", async ({ typed, lines, notices }) => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  typeText(till, typed);
  expect(till.sale.commit()).toBe(true);
  expect(linesOf(till)).toEqual(lines);
  expect(noticesOf(till)).toEqual(notices);
  expect(till.sale.typed.value).toBe("");
});

test("a weight takes three digits and no more", async () => {
  const { till, apples } = await aTill();
  till.add(apples);
  typeText(till, "0,375");
  till.sale.commit();
  expect(linesOf(till)).toEqual(["0.375 Apples"]);
  expect(till.sale.totals.value.total).toBe(33_750);
  typeText(till, "0.3755");
  till.sale.commit();
  expect(till.sale.notices.value).toMatchObject([{ type: "BadQuantity", reason: { type: "TooPrecise" } }]);
  expect(linesOf(till)).toEqual(["0.375 Apples"]);
});

test("digits go to the selected line, wherever it stands", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.scanning.scan(BREAD);
  till.sale.move(-1);
  typeText(till, "4");
  till.sale.erase();
  typeText(till, "5");
  till.sale.commit();
  expect(linesOf(till)).toEqual(["5 Milk", "1 Bread"]);
  till.sale.move(-9);
  expect(till.sale.selected.value?.name).toBe("Milk");
  till.sale.move(9);
  expect(till.sale.selected.value?.name).toBe("Bread");
});

test("nothing typed, nothing set; a number in an empty sale waits for goods", async () => {
  const { till } = await aTill();
  expect(till.sale.commit()).toBe(false);
  typeText(till, "5");
  expect(till.sale.typed.value).toBe("5");
  expect(till.sale.commit()).toBe(false);
  expect(till.sale.typed.value).toBe("5");
  till.sale.dropTyped();
  till.sale.more();
  till.sale.less();
  till.sale.remove();
  expect(linesOf(till)).toEqual([]);
});

test("more, less, and the last one less takes the line out", async () => {
  const { till, apples } = await aTill();
  till.scanning.scan(MILK);
  till.sale.more();
  till.sale.less();
  expect(linesOf(till)).toEqual(["1 Milk"]);
  till.add(apples);
  typeText(till, "1.2");
  till.sale.commit();
  till.sale.less();
  expect(linesOf(till)).toEqual(["1 Milk", "0.2 Apples"]);
  till.sale.less();
  expect(linesOf(till)).toEqual(["1 Milk"]);
  expect(till.sale.selected.value?.name).toBe("Milk");
  till.sale.less();
  expect(till.sale.selected.value).toBe(null);
});

test("removing a line selects its neighbour", async () => {
  const { till, milk, bread, apples } = await aTill();
  for (const product of [milk, bread, apples]) till.add(product);
  const [, second] = till.sale.cart.value.lines;
  if (second !== undefined) till.sale.remove(lineKey(second));
  expect(linesOf(till)).toEqual(["1 Milk", "1 Apples"]);
  expect(till.sale.selected.value?.name).toBe("Apples");
});

test("follows a price that is changed elsewhere, and says so", async () => {
  const { till, world, milk } = await aTill();
  till.scanning.scan(MILK);
  till.scanning.scan(BREAD);
  till.sale.move(-1);
  await world.office.must("catalog.change-product", { product: milk, price: 55_000 });
  await world.syncAll();
  expect(till.sale.totals.value.total).toBe(76_000);
  expect(till.sale.notices.value).toEqual([
    { type: "PriceChanged", name: "Milk", before: 52_000, now: 55_000 },
  ]);
  expect(till.sale.selected.value?.name).toBe("Milk");
  await payExactly(till);
  expect(paidOf(till).sale.total).toBe(76_000);
});

test("lets go of a product that is archived meanwhile, and says so", async () => {
  const { till, world, milk } = await aTill();
  till.scanning.scan(MILK);
  till.scanning.scan(BREAD);
  await world.office.must("catalog.archive-product", { product: milk, archived: true });
  await world.syncAll();
  expect(linesOf(till)).toEqual(["1 Bread"]);
  expect(till.sale.notices.value).toEqual([{ type: "Gone", name: "Milk" }]);
});

test("is voided as a whole, on record, and nothing moves", async () => {
  const { till, shop, milk } = await aTill();
  till.scanning.scan(MILK);
  await till.checkout.voidSale("changed their mind");
  expect(linesOf(till)).toEqual([]);
  expect(noticesOf(till)).toEqual(["Voided"]);
  const [voided] = await shop.facts({ kinds: ["cart.voided"], limit: 5 });
  expect(voided?.entry.body).toMatchObject({ total: 52_000, reason: "changed their mind" });
  expect(voided?.entry.effects).toEqual([]);
  expect(shop.view.counter(`stock/b1/${milk}` as never).value).toBe(10_000);
});

test("stays when voiding cannot be recorded", async () => {
  const { till, shop } = await aTill();
  till.scanning.scan(MILK);
  shop.failNext({ type: "StorageFailed", reason: "quota", detail: "" });
  await till.checkout.voidSale("");
  expect(linesOf(till)).toEqual(["1 Milk"]);
  expect(till.checkout.problem.value).toEqual({ type: "NotSaved", reason: "quota" });
});
