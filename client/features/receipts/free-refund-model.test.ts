import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { soldShop } from "../../../shared/domain/refund/testing/sold.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { createFreeRefund } from "./free-refund-model.ts";

const CODE = "4870001000011";

/** A cashier at a till, a manager with a PIN beside them, and goods by the piece and by weight. */
const aFreeRefund = async ({ who = "seller", drawer = null as number | null } = {}) => {
  const world = await soldShop({ cashRounding: "nearest-100" });
  const rice = await world.addProduct({ name: "Rice", unit: "kg", price: 75_050, barcodes: [CODE] });
  await world.syncAll();
  const till = world.till();
  const shop = createFakeShop(till, { person: await world.person(who) });
  shop.colleagues.value = [{ person: await world.person("manager"), pin: "2468" }];
  const model = createFreeRefund({ shop, drawer: signal(drawer) });
  const find = (name: string) => {
    model.picker.search(name);
    model.picker.pickFirst();
  };
  return { world, till, shop, model, rice, find };
};

test("[REFUND-9] lent by PIN: weighed goods at a price of their own, pieces to the shelf", async () => {
  const { world, till, model, rice, find } = await aFreeRefund();
  model.picker.scan(CODE);
  model.change(rice, { quantity: 333, price: 60_000 as never, back: "write-off" });
  find("tea");
  expect(model.total.value).toBe(30_000);
  model.story.setReason("expired");
  await model.submit();
  expect(model.lending.fault.value).toEqual({ type: "PinMissing" });
  const shelf = stockCounter(world.branch, world.tea);
  const before = till.view().counter(shelf).value;
  model.lending.setPin("2468");
  await model.submit();
  expect(model.problem.value).toBeNull();
  expect(model.done.value?.refund).toMatchObject({
    of: null,
    lines: [
      { product: rice, quantity: 333, price: 60_000, total: 19_980, back: "write-off" },
      { product: world.tea, quantity: 1_000, price: 10_000, total: 10_000, back: "shelf" },
    ],
    ...{ rounding: 20, total: 30_000, reason: "expired" },
    tenders: [{ type: "cash", amount: 30_000 }],
    approvals: [{ permission: "sale.refund-free" }],
  });
  expect(till.view().counter(shelf).value).toBe(before + 1_000);
});

test("a manager lends nothing, and the same goods twice are one line", async () => {
  const { model, find } = await aFreeRefund({ who: "manager" });
  find("tea");
  find("tea");
  expect(model.lines.value).toMatchObject([{ quantity: 2_000 }]);
  model.story.setReason("defect");
  await Promise.all([model.submit(), model.submit()]);
  expect(model.done.value).toMatchObject({ total: 20_000 });
});

test("nothing is written without goods, without a reason, or of no quantity", async () => {
  const { till, model, find } = await aFreeRefund({ who: "manager" });
  const written = till.replica().arrived();
  model.story.setReason("defect");
  await model.submit();
  find("tea");
  model.change(model.lines.value[0]?.product.id ?? "", { quantity: 0 });
  await model.submit();
  expect(till.replica().arrived()).toBe(written);
});

test("[REFUND-12] more cash than the drawer should hold is said, and refuses nothing", async () => {
  const { model, find } = await aFreeRefund({ who: "manager", drawer: 6_000 });
  find("tea");
  expect(model.drawerShort.value).toBe(4_000);
  model.story.setReason("defect");
  await model.submit();
  expect(model.done.value).not.toBeNull();
});

test("an unknown code adds nothing and is named; goods sold no more come back too", async () => {
  const { world, shop, model } = await aFreeRefund({ who: "manager" });
  model.picker.scan("4600000000008");
  expect(model.picker.fault.value).toEqual({ type: "UnknownCode", text: "4600000000008" });
  await world.office.must("catalog.archive-product", { product: world.tea });
  await world.syncAll();
  expect(shop.view.doc("product", world.tea)?.fields.archived).toBe(true);
  model.picker.scan(CODE);
  expect(model.picker.fault.value).toBeNull();
  expect(model.lines.value).toMatchObject([{ product: { name: "Rice" } }]);
});
