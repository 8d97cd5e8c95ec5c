import { expect, test } from "vitest";
import { soldShop } from "../testing/sold.ts";

const asked = (product: string, over: object = {}) => ({
  ...{ lines: [{ product, quantity: 2_000, back: "write-off" as const }], reason: "defect" as const },
  ...over,
});

test.each([
  ["seller", null, false],
  ["seller", "manager", true],
  ["manager", null, true],
] as const)("[REFUND-9] without a receipt: %s with %s beside them: %s", async (who, approver, may) => {
  const shop = await soldShop();
  const till = shop.till();
  till.signIn(await shop.person(who));
  const lender = approver === null ? null : await shop.person(approver);
  till.approve(lender);
  const done = await till.run("sale.refund-free", asked(shop.tea));
  if (!may) return expect(done).toMatchObject({ error: { type: "RefundNotAllowed" } });
  expect(done).toMatchObject({
    value: {
      total: 20_000,
      refund: {
        of: null,
        lines: [{ line: -1, product: shop.tea, total: 20_000, back: "write-off" }],
        tenders: [{ type: "cash", amount: 20_000 }],
        approvals: [{ permission: "sale.refund-free" }],
      },
    },
  });
  expect([...till.state().attention.values()]).toEqual([]);
});

test("[REFUND-9] at a price of its own, archived goods too, into a wallet", async () => {
  const shop = await soldShop();
  const till = shop.till();
  till.signIn(shop.owner);
  const { customer } = await till.must("customer.save", { name: "Aigerim" });
  await shop.office.must("catalog.archive-product", { product: shop.tea });
  await shop.syncAll();
  const { refund } = await till.must("sale.refund-free", {
    ...asked(shop.tea, { lines: [{ product: shop.tea, quantity: 1_000, price: 8_000 }] }),
    way: { type: "wallet", customer },
  });
  expect(refund).toMatchObject({ total: 8_000, tenders: [{ type: "wallet", of: customer }] });
  expect(till.view().counter(`wallet/${customer}` as never).value).toBe(8_000);
});

test.each([
  ["unknown goods", (tea: string) => asked(`${tea}x`), "UnknownProduct"],
  ["half a piece", (tea: string) => asked(tea, { lines: [{ product: tea, quantity: 500 }] }), "BadQuantity"],
  ["`other` without a word", (tea: string) => asked(tea, { reason: "other" }), "NoteMissing"],
] as const)("refused: %s", async (_, args, type) => {
  const shop = await soldShop();
  shop.till().signIn(shop.owner);
  expect(await shop.till().run("sale.refund-free", args(shop.tea) as never)).toMatchObject({
    error: { type },
  });
});
