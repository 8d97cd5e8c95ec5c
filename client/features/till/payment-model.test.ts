import { expect, test } from "vitest";
import { lineKey } from "../../../shared/domain/sale/cart.ts";
import { aTill, BREAD, linesOf, MILK, paidOf, payExactly, salesOf, typeText } from "../../testing/a-till.ts";

test("of an empty sale does not begin", async () => {
  const { till } = await aTill();
  till.checkout.pay();
  expect(till.checkout.step.value.type).toBe("sale");
});

test("in cash gives change and a receipt, once it is durable", async () => {
  const { till, shop, milk } = await aTill();
  till.scanning.scan(MILK);
  till.scanning.scan(BREAD);
  till.checkout.pay();
  till.payment.write("1000");
  expect(till.payment.offer.value).toMatchObject({ type: "Covers", settlement: { change: 27_000 } });
  await till.checkout.submit();
  const { sale, recovered } = paidOf(till);
  expect(sale).toMatchObject({ total: 73_000, change: 27_000 });
  expect(sale.number).toMatch(/^T1-[0-9A-Z]+-0001$/);
  expect(recovered).toBe(false);
  expect(await salesOf(shop)).toHaveLength(1);
  expect(shop.view.counter(`stock/b1/${milk}` as never).value).toBe(9_000);
  expect(linesOf(till)).toEqual([]);
  till.checkout.nextSale();
  expect(till.checkout.step.value.type).toBe("sale");
});

test("Enter alone pays exactly; a quantity still being typed counts", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  typeText(till, "3");
  till.checkout.pay();
  await till.checkout.submit();
  expect(paidOf(till).sale).toMatchObject({
    total: 156_000,
    change: 0,
    tenders: [{ type: "cash", amount: 156_000 }],
  });
});

test("by card is exact", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  till.payment.choose("card");
  till.payment.write("600");
  expect(till.payment.offer.value).toEqual({
    type: "Wrong",
    error: { type: "TenderOverTotal", most: 52_000 },
  });
  await till.checkout.submit();
  expect(till.checkout.step.value.type).toBe("payment");
  till.payment.write("");
  const paying = till.checkout.submit();
  await expect.poll(() => till.payment.current.value?.state).toBe("pending");
  await till.checkout.terminal.say(till.payment.current.value?.id ?? "", "paid", "77");
  await paying;
  expect(paidOf(till).sale.tenders).toMatchObject([{ type: "card", amount: 52_000, reference: "77" }]);
});

test("may be part cash, part card, and a part may be taken back", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  till.payment.write("300");
  expect(till.payment.offer.value).toMatchObject({ type: "Part", missing: 22_000 });
  await till.checkout.submit();
  till.payment.write("100");
  await till.checkout.submit();
  expect(till.payment.tenders.value).toEqual([{ type: "cash", amount: 40_000, reference: "", of: "" }]);
  till.payment.takeBack(0);
  expect(till.payment.due.value).toBe(52_000);
  till.payment.write("300");
  await till.checkout.submit();
  till.payment.choose("card");
  expect(till.payment.due.value).toBe(22_000);
  await till.checkout.submit();
  await till.checkout.terminal.say(till.payment.current.value?.id ?? "", "paid", "");
  expect(paidOf(till).sale.tenders).toMatchObject([
    { type: "cash", amount: 30_000 },
    { type: "card", amount: 22_000 },
  ]);
});

test.each([
  { typed: "abc", error: "NotANumber" },
  { typed: "-5", error: "Negative" },
  { typed: "0", error: "TenderNotPositive" },
  { typed: "1.234", error: "TooPrecise" },
  { typed: "99999999999999999999", error: "TooLarge" },
])("refuses $typed: $error", async ({ typed, error }) => {
  const { till, shop } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  till.payment.write(typed);
  expect(till.payment.offer.value).toMatchObject({ type: "Wrong", error: { type: error } });
  await till.checkout.submit();
  expect(till.checkout.step.value.type).toBe("payment");
  expect(await salesOf(shop)).toHaveLength(0);
});

test("offers sums people hand over, and typing by keypad", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  expect(till.payment.suggestions.value).toEqual([52_000, 100_000, 200_000, 500_000, 1_000_000]);
  till.payment.suggest(100_000 as never);
  expect(till.payment.typed.value).toBe("1000");
  till.payment.erase();
  till.payment.press("5");
  expect(till.payment.typed.value).toBe("1005");
  till.payment.choose("card");
  expect(till.payment.suggestions.value).toEqual([]);
  expect(till.payment.typed.value).toBe("");
});

test("→ and ← go through the likely sums, and leave a sum that was typed alone", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  const { payment } = till;
  const walk = (by: number) => [payment.stepSum(by), payment.typed.value];
  expect([1, 1, 1, 1, 1, -1].map(walk)).toEqual([
    [true, "1000"],
    [true, "2000"],
    [true, "5000"],
    [true, "10000"],
    [true, "10000"],
    [true, "5000"],
  ]);
  expect(payment.offer.value).toMatchObject({ type: "Covers", settlement: { change: 448_000 } });
  payment.write("600");
  expect(walk(1)).toEqual([false, "600"]);
  payment.choose("card");
  expect(walk(1)).toEqual([false, ""]);
});

test("begins in the way that was asked for, where it is offered", async () => {
  const { till } = await aTill();
  till.checkout.pay("card");
  expect(till.checkout.step.value.type).toBe("sale");
  till.scanning.scan(MILK);
  till.checkout.pay("card");
  expect([till.checkout.step.value.type, till.payment.method.value]).toEqual(["payment", "card"]);
  till.checkout.backToSale();
  till.checkout.pay("wallet"); // whose?
  expect(till.payment.method.value).toBe("cash");
});

test("rounds cash as the organisation does, and a card not at all", async () => {
  const { till, apples } = await aTill({ cashRounding: "nearest-100" });
  till.add(apples);
  till.sale.setQuantity(lineKey(till.sale.cart.value.lines[0] as never), "0.333");
  expect(till.sale.totals.value.total).toBe(29_970);
  till.checkout.pay();
  expect(till.payment.due.value).toBe(30_000);
  till.payment.choose("card");
  expect(till.payment.due.value).toBe(29_970);
  till.payment.choose("cash");
  await till.checkout.submit();
  expect(paidOf(till).sale).toMatchObject({ total: 30_000, rounding: 30 });
});

test("of goods that cost nothing takes no money", async () => {
  const { till, world } = await aTill();
  const bag = await world.addProduct({ name: "Bag", price: 0, policy: "flexible" });
  await world.syncAll();
  till.add(bag);
  await payExactly(till);
  expect(paidOf(till).sale).toMatchObject({ total: 0, tenders: [] });
});

test("a second Enter while it is being written makes no second sale", async () => {
  const { till, shop } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  const goOn = shop.pause();
  const first = till.checkout.submit();
  const second = till.checkout.submit();
  till.checkout.backToSale();
  expect(till.checkout.step.value.type).toBe("payment");
  expect(till.checkout.busy.value).toBe(true);
  goOn();
  await Promise.all([first, second]);
  expect(await salesOf(shop)).toHaveLength(1);
});

test("adds tax where prices are without it", async () => {
  const { till } = await aTill({ taxMode: "added" });
  till.scanning.scan(MILK);
  expect(till.sale.totals.value).toMatchObject({ subtotal: 52_000, addedTax: 6_240, total: 58_240 });
  await payExactly(till);
  expect(paidOf(till).sale.total).toBe(58_240);
});

test("money taken by hand stays with its sale when the cashier looks at the goods, or at another sale", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  const first = till.sale.open.value.id;
  till.checkout.pay();
  till.payment.write("100");
  await till.checkout.submit();
  till.checkout.backToSale();
  till.sales.start();
  till.scanning.scan(BREAD);
  till.checkout.pay();
  expect([till.payment.tenders.value, till.payment.due.value]).toEqual([[], 21_000]);
  await till.checkout.submit();
  expect(paidOf(till).sale.total).toBe(21_000);
  till.checkout.nextSale();
  till.sales.choose(first);
  till.checkout.pay();
  expect(till.payment.due.value).toBe(42_000);
  await till.checkout.submit();
  expect(paidOf(till).sale).toMatchObject({ total: 52_000, tenders: [{ type: "cash", amount: 52_000 }] });
  till.checkout.nextSale();
  till.scanning.scan(BREAD);
  till.checkout.pay();
  expect(till.payment.due.value).toBe(21_000);
});
