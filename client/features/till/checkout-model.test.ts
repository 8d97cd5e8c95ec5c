import { expect, test } from "vitest";
import { lineKey } from "../../../shared/domain/sale/cart.ts";
import { aTill, BREAD, linesOf, MILK, paidOf, payExactly, salesOf } from "../../testing/a-till.ts";

test("says what is missing, keeps the sale, and can sell what is here", async () => {
  const { till, shop } = await aTill({ stock: 2 });
  till.scanning.scan(MILK);
  till.sale.setQuantity(lineKey(till.sale.cart.value.lines[0] as never), "5");
  till.scanning.scan(BREAD);
  await payExactly(till);
  expect(till.checkout.problem.value).toMatchObject({
    type: "NotEnough",
    lines: [{ name: "Milk", wanted: 5_000, held: 2_000, onHand: 2_000 }],
  });
  expect(await salesOf(shop)).toHaveLength(0);
  till.checkout.reduce();
  expect(linesOf(till)).toEqual(["2 Milk", "1 Bread"]);
  await payExactly(till);
  expect(paidOf(till).sale.total).toBe(125_000);
});

test("takes out what is not here at all", async () => {
  const { till } = await aTill({ stock: 0 });
  till.scanning.scan(MILK);
  await payExactly(till);
  till.checkout.reduce();
  expect(linesOf(till)).toEqual([]);
  expect(till.checkout.step.value.type).toBe("sale");
});

test("a manager may sell anyway, with a reason on record", async () => {
  const { till, shop, world } = await aTill({ stock: 0 });
  till.scanning.scan(MILK);
  await payExactly(till);
  expect(till.checkout.mayOverride.value).toBe(false);
  shop.signIn(await world.person("manager"));
  expect(till.checkout.mayOverride.value).toBe(true);
  await till.checkout.sellAnyway("Counted on the shelf");
  expect(paidOf(till).sale.override).toEqual({ reason: "Counted on the shelf" });
});

test("a seller may not, even by asking", async () => {
  const { till, shop } = await aTill({ stock: 0 });
  till.scanning.scan(MILK);
  await payExactly(till);
  await till.checkout.sellAnyway("please");
  expect(till.checkout.problem.value).toMatchObject({
    type: "Refused",
    error: { type: "OverrideNotAllowed" },
  });
  expect(await salesOf(shop)).toHaveLength(0);
  expect(linesOf(till)).toEqual(["1 Milk"]);
});
