import { expect, test } from "vitest";
import { testShop } from "../../testing/shop.ts";

/** A seller at a till that sells tea at 100.00, in a shop where sellers may take off a tenth. */
const open = async () => {
  const shop = await testShop();
  await shop.office.must("access.change-settings", { sellerDiscount: 1_000 });
  const tea = await shop.addProduct({ policy: "flexible" });
  await shop.syncAll();
  const till = shop.till();
  till.signIn(await shop.person("seller"));
  const manager = await shop.person("manager");
  const sell = (off: object, paid: number) =>
    till.run("sale.complete", {
      lines: [{ product: tea, quantity: 1_000, ...off }],
      tenders: [{ type: "cash", amount: paid }],
    });
  return { ...shop, mine: till, manager, tea, sell };
};
const off = (type: "percent" | "amount" | "price", value: number) => ({
  discount: { type, value, reason: "torn bag" },
});

test("[DISCOUNT-3] a seller takes off as much as the shop lets them, with a reason", async () => {
  const { sell } = await open();
  const done = await sell(off("percent", 1_000), 9_000);
  expect(done).toMatchObject({
    ok: true,
    value: {
      sale: {
        total: 9_000,
        lines: [
          { full: 10_000, total: 9_000, discounts: [{ type: "manual", name: "torn bag", amount: 1_000 }] },
        ],
      },
    },
  });
  expect(done.ok && "approvals" in done.value.sale).toBe(false);
});

test.each([
  {
    what: "more than that",
    word: off("amount", 1_001),
    paid: 8_999,
    permission: "sale.discount",
    error: "DiscountNotAllowed",
  },
  {
    what: "another price",
    word: off("price", 9_900),
    paid: 9_900,
    permission: "sale.price",
    error: "PriceNotAllowed",
  },
])("[DISCOUNT-3] $what is a manager's to lend, who is named", async ({ word, paid, permission, error }) => {
  const { mine, sell, manager, syncAll, office } = await open();
  expect(await sell(word, paid)).toMatchObject({ ok: false, error: { type: error } });
  mine.approve(manager);
  const done = await sell(word, paid);
  expect(done).toMatchObject({ value: { sale: { approvals: [{ permission, by: manager.ticket.staff }] } } });
  await syncAll();
  expect([...office.state().attention.values()]).toEqual([]);
});

test("[DISCOUNT-1] a price of its own is lower than the product's", async () => {
  const { mine, sell, manager } = await open();
  mine.signIn(manager);
  expect(await sell(off("price", 10_001), 10_001)).toMatchObject({
    error: { type: "PriceNotLower", line: 1 },
  });
});
