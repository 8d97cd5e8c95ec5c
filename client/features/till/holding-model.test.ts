import { expect, test } from "vitest";
import { heldSales } from "../../../shared/domain/sale/held.ts";
import {
  aDraftStore,
  aTill,
  BREAD,
  linesOf,
  MILK,
  noticesOf,
  paidOf,
  payExactly,
} from "../../testing/a-till.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { createTillModel } from "./model.ts";

/** Two tills of one branch; the second has a screen too. */
const twoTills = async () => {
  const first = await aTill({ tills: 2 });
  const { world } = first;
  await world.syncAll();
  const shop = createFakeShop(world.till(1), { person: await world.person("seller") });
  const drafts = aDraftStore();
  const second = createTillModel({ shop, drafts });
  await second.ready;
  return { ...first, second, otherShop: shop, otherDrafts: drafts };
};

test("[HELD-1] put aside, the next customer is served, and another till takes it up and sells it", async () => {
  const { till, second, world } = await twoTills();
  till.scanning.scan(MILK);
  till.scanning.scan(BREAD);
  till.sale.discount({ type: "percent", value: 1_000, reason: "regular" });
  till.sale.setCustomer({ id: "c1", name: "Аяулым" });
  await till.holding.hold("blue coat");
  expect([linesOf(till), noticesOf(till)]).toEqual([[], ["Held"]]);
  expect(till.sales.sales.value).toHaveLength(1);
  await world.syncAll();
  const [held] = second.holding.held.value;
  expect(held).toMatchObject({ note: "blue coat", till: "T1", total: 65_700 });
  expect(await second.holding.recall(held?.id ?? "")).toBe(true);
  expect(linesOf(second)).toEqual(["1 Milk", "1 Bread"]);
  expect(second.sale.open.value).toMatchObject({
    discount: { value: 1_000 },
    customer: { name: "Аяулым" },
    held: held?.id,
  });
  expect(second.sale.totals.value.total).toBe(65_700);
  second.sale.discount(null);
  second.sale.setCustomer(null);
  await world.syncAll();
  expect(till.holding.held.value).toEqual([]);
  await payExactly(second);
  expect(paidOf(second).sale.lines.map(({ name }) => name)).toEqual(["Milk", "Bread"]);
});

test("[HELD-2] a sale that could not be written down comes back, whole", async () => {
  const { till, shop } = await aTill();
  till.scanning.scan(MILK);
  const { id } = till.sale.open.value;
  shop.failNext({ type: "StorageFailed", reason: "quota", detail: "" });
  await till.holding.hold("");
  expect([linesOf(till), noticesOf(till), till.sale.open.value.id]).toEqual([["1 Milk"], ["Refused"], id]);
});

test("a scan while it is being put aside goes to the next sale", async () => {
  const { till, shop } = await aTill();
  till.scanning.scan(MILK);
  const go = shop.pause();
  const holding = till.holding.hold("");
  till.scanning.scan(BREAD);
  go();
  await holding;
  expect(linesOf(till)).toEqual(["1 Bread"]);
  expect(till.holding.held.value).toMatchObject([{ sale: { lines: [{ name: "Milk" }] } }]);
});

test("[HELD-2] a till that died after writing finds it held, and clears its screen", async () => {
  const { till, shop, drafts } = await aTill();
  till.scanning.scan(MILK);
  const before = drafts.kept();
  await till.holding.hold("");
  till.dispose();
  const again = createTillModel({ shop, drafts: aDraftStore(before) });
  await again.ready;
  expect([linesOf(again), again.holding.held.value.length]).toEqual([[], 1]);
});

test("[HELD-3] a till that died before it said so has the sale open, and says so then", async () => {
  const { till, second, world, otherShop, otherDrafts } = await twoTills();
  till.scanning.scan(MILK);
  await till.holding.hold("");
  await world.syncAll();
  const [held] = second.holding.held.value;
  otherShop.pause();
  void second.holding.recall(held?.id ?? "");
  await Promise.resolve();
  const kept = otherDrafts.kept();
  expect(kept).toMatchObject({ sales: [{ held: held?.id }] });
  second.dispose();
  const shop = createFakeShop(world.till(1), { person: await world.person("seller") });
  const again = createTillModel({ shop, drafts: aDraftStore(kept) });
  await again.ready;
  expect(linesOf(again)).toEqual(["1 Milk"]);
  expect(heldSales(shop.view, world.branch)).toEqual([]);
});

test("[HELD-3] taken up elsewhere meanwhile, it is let go and said", async () => {
  const { till, shop } = await aTill();
  till.scanning.scan(MILK);
  await till.holding.hold("");
  const [held] = till.holding.held.value;
  shop.failNext({ type: "AlreadyRecalled", held: held?.id ?? "" });
  expect(await till.holding.recall(held?.id ?? "")).toBe(false);
  expect([linesOf(till), noticesOf(till)]).toEqual([[], ["AlreadyRecalled"]]);
});

test("[HELD-4] tills that took it up apart both hear of it as soon as they meet", async () => {
  const { till, second, world } = await twoTills();
  till.scanning.scan(MILK);
  await till.holding.hold("");
  await world.syncAll();
  const id = till.holding.held.value[0]?.id ?? "";
  expect([await till.holding.recall(id), await second.holding.recall(id)]).toEqual([true, true]);
  expect(till.holding.alsoAt.value).toEqual([]);
  await world.syncAll();
  expect([till.holding.alsoAt.value, second.holding.alsoAt.value]).toEqual([["T2"], ["T1"]]);
  expect([linesOf(till), linesOf(second)]).toEqual([["1 Milk"], ["1 Milk"]]);
});

test("[HELD-1] a sale with part of its money taken is not put aside, and the till says how much was taken", async () => {
  const { till } = await aTill();
  till.scanning.scan(MILK);
  till.checkout.pay();
  till.payment.write("100");
  await till.checkout.submit();
  till.checkout.backToSale();
  expect(till.holding.mayHold()).toBe(false);
  expect(till.sale.notices.value).toEqual([{ type: "MoneyTaken", amount: 10_000 }]);
  till.sale.hush();
  await till.holding.hold("");
  expect([linesOf(till), noticesOf(till)]).toEqual([["1 Milk"], ["MoneyTaken"]]);
  expect(till.holding.held.value).toEqual([]);
  till.checkout.pay();
  till.payment.takeBack(0);
  till.checkout.backToSale();
  await till.holding.hold("");
  expect(noticesOf(till)).toEqual(["Held"]);
});
