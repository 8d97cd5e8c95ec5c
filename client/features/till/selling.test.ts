import { expect, test } from "vitest";
import { lineKey } from "../../../shared/domain/sale/cart.ts";
import { aTill, BREAD, MILK, paidOf, payExactly } from "../../testing/a-till.ts";
import { createTillModel } from "./model.ts";

const HALF = { type: "percent", value: 5_000, reason: "dented" } as const;

/** Milk and bread at half price by the word of a manager, who lent it; a seller is at the till. */
const aVouchedSale = async () => {
  const made = await aTill();
  const manager = await made.world.person("manager");
  made.till.scanning.scan(MILK);
  made.till.scanning.scan(BREAD);
  made.till.sale.discount(HALF);
  made.till.selling.lend({ person: manager });
  return { ...made, manager };
};
const needed = { type: "NeedsWord", permission: "sale.discount", share: 5_000, most: 0 };

test("[DISCOUNT-3] what a manager vouched for is sold, and the sale says who", async () => {
  const { till, manager } = await aVouchedSale();
  await payExactly(till);
  expect(paidOf(till).sale).toMatchObject({
    total: 36_500,
    approvals: [{ permission: "sale.discount", by: manager.ticket.staff }],
  });
});

test("[DISCOUNT-3] after a reload the discount is still there, and a manager is asked before money is", async () => {
  const { till, shop, drafts, manager } = await aVouchedSale();
  till.dispose();
  expect(JSON.stringify(drafts.kept())).not.toContain(`"${manager.ticket.staff}"`);
  const again = createTillModel({ shop, drafts });
  await again.ready;
  expect(again.sale.totals.value.total).toBe(36_500);
  again.checkout.pay();
  expect([again.checkout.step.value.type, again.checkout.problem.value]).toEqual(["sale", needed]);
  again.checkout.dismiss();
  again.checkout.pay();
  await again.checkout.vouch({ person: manager });
  expect([again.checkout.step.value.type, again.checkout.problem.value]).toEqual(["payment", null]);
  await again.checkout.submit();
  expect(paidOf(again).sale).toMatchObject({ total: 36_500, approvals: [{ by: manager.ticket.staff }] });
});

test("[DISCOUNT-1] another price is asked about as such; with the word taken back nobody is asked", async () => {
  const { till, shop, drafts } = await aTill();
  till.scanning.scan(MILK);
  const [milk] = till.sale.cart.value.lines;
  till.sale.discountLine(keyOf(milk), { type: "price", value: 40_000 as never, reason: "dented" });
  till.dispose();
  const again = createTillModel({ shop, drafts });
  await again.ready;
  again.checkout.pay();
  expect(again.checkout.problem.value).toMatchObject({ type: "NeedsWord", permission: "sale.price" });
  again.checkout.dismiss();
  again.sale.discountLine(keyOf(again.sale.cart.value.lines[0]), undefined);
  await payExactly(again);
  expect(paidOf(again).sale.total).toBe(52_000);
});

test("[DISCOUNT-3] within the shop's limit nobody is asked; a limit lowered while money is counted out asks, and the money stays", async () => {
  const { till, device, world, manager } = await aVouchedSale();
  const owner = world.owner;
  const seller = await world.person("seller");
  till.sale.discount({ ...HALF, value: 1_000 });
  const limit = async (sellerDiscount: number) => {
    device.signIn(owner);
    await device.must("access.change-settings", { sellerDiscount });
    device.signIn(seller);
  };
  await limit(1_000);
  till.sales.start();
  till.scanning.scan(MILK);
  till.sale.discount({ ...HALF, value: 1_000 });
  till.checkout.pay();
  expect(till.checkout.step.value.type).toBe("payment");
  till.payment.write("100");
  await till.checkout.submit();
  await limit(500);
  await till.checkout.submit();
  expect(till.checkout.problem.value).toEqual({ ...needed, share: 1_000, most: 500 });
  await till.checkout.vouch({ person: manager });
  expect(paidOf(till).sale).toMatchObject({ total: 46_800, tenders: [{ amount: 46_800 }] });
});

const keyOf = (line: Parameters<typeof lineKey>[0] | undefined): string =>
  line === undefined ? "" : lineKey(line);
