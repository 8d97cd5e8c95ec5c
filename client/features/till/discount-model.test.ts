import { expect, test } from "vitest";
import { lineKey } from "../../../shared/domain/sale/cart.ts";
import { aTill, BREAD, linesOf, MILK } from "../../testing/a-till.ts";
import { createDiscounting } from "./discount-model.ts";

/** Milk and bread, 730 in all, at a cashier who may take nothing off alone. */
const aDiscount = async (line: "milk" | "all" = "all") => {
  const made = await aTill();
  const { till, shop } = made;
  till.scanning.scan(MILK);
  till.scanning.scan(BREAD);
  const [milk] = till.sale.cart.value.lines;
  if (milk === undefined) throw new Error("No milk");
  const lent: unknown[] = [];
  const model = createDiscounting({
    shop,
    sale: till.sale,
    price: till.pricing.price,
    line: line === "milk" ? lineKey(milk) : null,
    onLent: (approval) => lent.push(approval),
  });
  return { ...made, model, lent };
};

const totalOf = ({ till }: Awaited<ReturnType<typeof aDiscount>>) => till.sale.totals.value.total;

test("what it comes to is seen before it is given, and nothing changes until then", async () => {
  const made = await aDiscount();
  made.model.write("50");
  expect([made.model.preview.value?.totals.total, totalOf(made)]).toEqual([36_500, 73_000]);
});

test.each([
  ["milk", "amount", "20", "dented", 71_000],
  ["all", "amount", "30", "regular", 70_000],
] as const)("off %s, as %s of %s", async (line, type, text, reason, total) => {
  const made = await aDiscount(line);
  made.model.chooseType(type);
  made.model.write(text);
  made.model.setReason(reason);
  made.shop.signIn(await made.world.person("manager"));
  expect(await made.model.submit()).toBe(true);
  expect(totalOf(made)).toBe(total);
  expect(made.till.sale.priced.value.saved).toBe(73_000 - total);
  expect(made.lent).toEqual([]);
});

test.each([
  ["percent", "", "x", "number"],
  ["percent", "0", "x", "number"],
  ["percent", "101", "x", "tooMuch"],
  ["percent", "5", " ", "reason"],
  ["amount", "abc", "x", "number"],
  ["price", "521", "x", "notLower"],
] as const)("%s of %j for %j is refused: %s", async (type, text, reason, fault) => {
  const made = await aDiscount("milk");
  made.model.chooseType(type);
  made.model.write(text);
  made.model.setReason(reason);
  expect([await made.model.submit(), made.model.fault.value, totalOf(made)]).toEqual([false, fault, 73_000]);
});

test("[DISCOUNT-3] more than the cashier's own share, or another price, is a manager's, lent by their PIN", async () => {
  const made = await aDiscount("milk");
  const manager = await made.world.person("manager");
  made.shop.colleagues.value = [{ person: manager, pin: "4711" }];
  made.model.chooseType("price");
  made.model.write("400");
  made.model.setReason("dented");
  expect(made.model.needsManager.value).toBe(true);
  expect(await made.model.submit()).toBe(false);
  expect(made.model.lending.value.fault.value).toEqual({ type: "PinMissing" });
  made.model.lending.value.setPin("4711");
  expect(await made.model.submit()).toBe(true);
  expect(made.lent).toMatchObject([{ person: manager }]);
  expect([totalOf(made), linesOf(made.till)]).toEqual([61_000, ["1 Milk", "1 Bread"]]);
});

test("what was taken off can be taken back", async () => {
  const made = await aDiscount("milk");
  made.shop.signIn(await made.world.person("manager"));
  made.model.write("10");
  made.model.setReason("dented");
  await made.model.submit();
  const [milk] = made.till.sale.cart.value.lines;
  const again = createDiscounting({
    shop: made.shop,
    sale: made.till.sale,
    price: made.till.pricing.price,
    line: milk === undefined ? null : lineKey(milk),
    onLent: () => {},
  });
  expect(again.hadOne).toBe(true);
  again.takeBack();
  expect(totalOf(made)).toBe(73_000);
});

test.each([
  ["", 1, "damaged"],
  ["", -1, "regular"],
  ["damaged", 1, "expiring"],
  ["regular", 1, "damaged"],
  ["damaged", -1, "regular"],
  ["dented", 1, "damaged"],
  ["dented", -1, "regular"],
])("from the reason %j, %d further on is %j", async (from, by, to) => {
  const { model } = await aDiscount();
  model.setReason(from);
  model.stepReason(["damaged", "expiring", "regular"], by);
  expect(model.reason.value).toBe(to);
});
