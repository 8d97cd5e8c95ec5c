import { expect, test } from "vitest";
import { aTill, BREAD, linesOf, MILK, noticesOf, payExactly } from "../../testing/a-till.ts";
import { createTillModel } from "./model.ts";
import { MOST_SALES } from "./sales-model.ts";

const countsOf = ({ sales }: Awaited<ReturnType<typeof aTill>>["till"]) =>
  sales.sales.value.map(({ cart }) => cart.lines.length);

test("sales stand side by side, and each is as it was left", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  const first = till.sale.open.value.id;
  till.sales.start();
  till.scanning.scan(BREAD);
  till.scanning.scan(BREAD);
  expect([countsOf(till), till.sales.active.value]).toEqual([[1, 1], 1]);
  till.sales.choose(first);
  expect(linesOf(till)).toEqual(["1 Milk"]);
  till.sales.next();
  expect(linesOf(till)).toEqual(["2 Bread"]);
});

test("an empty one is gone once it is left", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  const first = till.sale.open.value.id;
  till.sales.start();
  till.sales.choose(first);
  expect(countsOf(till)).toEqual([1]);
});

test("paying one leaves the others open, over a reload too", async () => {
  const { till, shop, drafts } = await aTill();
  till.scanning.scan(MILK);
  till.sales.start();
  till.scanning.scan(BREAD);
  await payExactly(till);
  expect(till.checkout.step.value.type).toBe("receipt");
  expect(countsOf(till)).toEqual([1, 0]);
  till.dispose();
  const again = createTillModel({ shop, drafts });
  await again.ready;
  expect(linesOf(again)).toEqual(["1 Milk"]);
  expect(again.checkout.step.value.type).toBe("sale");
});

test("all of them outlive a reload, and the one that was being made is being made", async () => {
  const { till, shop, drafts } = await aTill();
  till.scanning.scan(MILK);
  const first = till.sale.open.value.id;
  till.sales.start();
  till.scanning.scan(BREAD);
  till.sale.setCustomer({ id: "c1", name: "Dana" });
  till.sales.choose(first);
  till.dispose();
  const again = createTillModel({ shop, drafts });
  await again.ready;
  expect(linesOf(again)).toEqual(["1 Milk"]);
  again.sales.next();
  expect([linesOf(again), again.sale.customer.value?.name]).toEqual([["1 Bread"], "Dana"]);
});

test("money taken ties the till to its sale", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.sales.start();
  till.scanning.scan(BREAD);
  till.checkout.pay();
  till.payment.write("100");
  await till.checkout.submit();
  till.sales.next();
  expect([linesOf(till), till.checkout.step.value.type]).toEqual([["1 Bread"], "payment"]);
});

test("there is an end to how many", async () => {
  const { till } = await aTill();
  for (let i = 0; i < MOST_SALES; i++) {
    till.scanning.scan(MILK);
    till.sales.start();
  }
  expect(till.sales.sales.value).toHaveLength(MOST_SALES);
  expect(noticesOf(till)).toEqual(["TooManySales"]);
});
