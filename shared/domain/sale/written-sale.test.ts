import { expect, test } from "vitest";
import { testShop } from "../../testing/shop.ts";

/** A till that sells tea at 100.00, three for the price of two while the code says so. */
const open = async () => {
  const shop = await testShop();
  const tea = await shop.addProduct({ policy: "flexible" });
  const { promotion } = await shop.office.must("promo.save", {
    name: "Tea week",
    needsCode: true,
    rule: { type: "percent", percent: 2_000 },
  });
  await shop.syncAll();
  const till = shop.till();
  till.signIn(shop.owner);
  await till.must("promo.save-code", { code: "tea", promotion, left: 1 });
  return { mine: till, tea };
};
const cash = (amount: number) => [{ type: "cash" as const, amount }];

test("[SALE-2] a plain sale carries nothing that is empty", async () => {
  const { mine, tea } = await open();
  const { sale } = await mine.must("sale.complete", {
    lines: [{ product: tea, quantity: 1_000, lot: "", serial: "" }],
    tenders: cash(10_000),
  });
  expect(Object.keys(sale.lines[0] ?? {})).not.toEqual(expect.arrayContaining(["full", "discounts", "lot"]));
  for (const name of ["codes", "shift", "customer", "points", "approvals", "override"])
    expect(sale).not.toHaveProperty(name);
});

test("[PROMO-7] a code takes its part off, is named, and is used up with the sale", async () => {
  const { mine, tea } = await open();
  const args = {
    lines: [{ product: tea, quantity: 1_000, lot: "L7", expires: "2027-01-31", serial: "S1" }],
    codes: ["TEA"],
  };
  const { sale } = await mine.must("sale.complete", { ...args, tenders: cash(8_000) });
  expect(sale).toMatchObject({
    codes: ["tea"],
    total: 8_000,
    lines: [
      {
        full: 10_000,
        total: 8_000,
        discounts: [{ type: "promotion", name: "Tea week", amount: 2_000 }],
        lot: "L7",
        expires: "2027-01-31",
        serial: "S1",
      },
    ],
  });
  const again = await mine.must("sale.complete", { ...args, tenders: cash(10_000) });
  expect(again.sale).not.toHaveProperty("codes");
});
