import { expect, test } from "vitest";
import { lineKey } from "../../../shared/domain/sale/cart.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import { usualTerminals } from "../../device/terminal/terminals.ts";
import { createTerminalDesk } from "../../session/terminal-desk.ts";
import { aTill, BREAD, linesOf, MILK, paidOf, payExactly, salesOf } from "../../testing/a-till.ts";
import { createCheckout } from "./checkout-model.ts";

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
  expect(paidOf(till).sale.override).toEqual({ by: expect.any(String), reason: "Counted on the shelf" });
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

test("[RIGHTS-4] what is short here is asked of the others for a moment, and what comes is sold", async () => {
  const { till, shop, device, world, milk } = await aTill({ stock: 0 });
  const asked: unknown[] = [];
  const checkout = createCheckout({
    sale: till.sale,
    payment: till.payment,
    selling: till.selling,
    desk: createTerminalDesk({ shop, terminals: usualTerminals(), wait: async () => {} }),
    shop: {
      ...shop,
      askForRights: async (wants, milliseconds) => {
        asked.push([wants, milliseconds, checkout.asking.value]);
        device.signIn(world.owner);
        await device.must("stock.receive", { lines: [{ product: milk, quantity: 1_000 }] });
        device.signIn(await world.person("seller"));
      },
    },
  });
  till.scanning.scan(MILK);
  checkout.pay();
  await checkout.submit();
  const counter = stockCounter(world.branch, milk);
  expect(asked).toEqual([[[{ counter, amount: 1_000 }], 300, true]]);
  expect([checkout.step.value.type, checkout.asking.value]).toEqual(["receipt", false]);
});

test("[STOCK-5] a manager lends the cashier the right for this one sale", async () => {
  const { till, shop, world } = await aTill({ stock: 0 });
  const manager = await world.person("manager");
  shop.colleagues.value = [{ person: manager, pin: "4711" }];
  till.scanning.scan(MILK);
  await payExactly(till);
  expect(await shop.approvals.confirm(manager.ticket.staff, "0000")).toMatchObject({ ok: false });
  const approval = await shop.approvals.confirm(manager.ticket.staff, "4711");
  await till.checkout.sellAnyway("On the shelf", approval.ok ? approval.value : undefined);
  expect(paidOf(till).sale.override).toEqual({ by: manager.ticket.staff, reason: "On the shelf" });
  expect(shop.person.value?.role).toBe("seller");
});

test("[SALE-6] who buys, what is taken off and which code opened it are in the sale as they were on the screen", async () => {
  const { till, shop, world, device } = await aTill();
  device.signIn(world.owner);
  const rule = { type: "percent", percent: 1_000 } as const;
  const { promotion } = await device.must("promo.save", { name: "Autumn", rule, needsCode: true });
  await device.must("promo.save-code", { code: "AUTUMN", promotion });
  const { customer: id } = await device.must("customer.save", { name: "Dana", phone: "+77010000001" });
  shop.signIn(await world.person("manager"));
  till.scanning.scan(MILK);
  till.scanning.scan(BREAD);
  const [milk] = till.sale.cart.value.lines;
  till.sale.discountLine(lineKey(milk as never), { type: "amount", value: 5_000, reason: "dented" });
  till.sale.discount({ type: "amount", value: 1_000, reason: "regular" });
  till.sale.setCustomer({ id, name: "Dana" });
  till.sale.setCodes(["AUTUMN"]);
  const { total } = till.sale.totals.value;
  await payExactly(till);
  const { sale } = paidOf(till);
  expect(sale).toMatchObject({ total, customer: { id, name: "Dana" }, codes: ["autumn"] });
  expect(sale.lines.map(({ discounts }) => discounts?.map(({ type }) => type))).toEqual([
    ["promotion", "manual", "receipt"],
    ["promotion", "receipt"],
  ]);
});

test("a batch and a day of expiry that the package told are on the receipt", async () => {
  const { till } = await aTill();
  till.scanning.scan(`01${MILK.padStart(14, "0")}1730010110A7`);
  await payExactly(till);
  expect(paidOf(till).sale.lines).toMatchObject([{ name: "Milk", lot: "A7", expires: "2030-01-01" }]);
});
