import fc from "fast-check";
import { expect, test } from "vitest";
import { branchScope } from "../../../core/ids.ts";
import { ok } from "../../../lib/result.ts";
import { aProduct, testShop } from "../../../testing/shop.ts";
import { stockCounter } from "../../stock/item.ts";
import { draftOf } from "../kinds.ts";
import type { SaleBody } from "../sale-body.ts";

/** One till with ten of a strict product at 450.00 and flexible bread at 99.90; a seller at it. */
const openShop = async (options: Parameters<typeof testShop>[0] = {}) => {
  const shop = await testShop(options);
  const tea = await shop.addProduct({ name: "Tea", price: 45_000, barcodes: ["4870001234560"] });
  const bread = await shop.addProduct({ name: "Bread", price: 9_990, policy: "flexible", taxRate: "exempt" });
  await shop.syncAll();
  const till = shop.till();
  till.signIn(shop.owner);
  await till.must("stock.receive", { lines: [{ product: tea, quantity: 10_000 }] });
  till.signIn(await shop.person("seller", ["b1"]));
  const stock = (product: string) => till.view().counter(stockCounter(shop.branch, product));
  return { ...shop, mine: till, tea, bread, stock };
};

const cash = (amount: number) => ({ type: "cash" as const, amount });
const card = (amount: number, reference = "") => ({ type: "card" as const, amount, reference });

test("[SALE-2] a sale is one entry that says everything", async () => {
  const { mine, tea, bread, stock } = await openShop();
  const before = mine.replica().arrived();
  const sold = await mine.must("sale.complete", {
    lines: [
      { product: tea, quantity: 2_000, price: 45_000, barcode: "4870001234560" },
      { product: bread, quantity: 1_000 },
    ],
    tenders: [card(50_000, "slip 7"), cash(60_000)],
  });
  const expected: SaleBody = {
    number: "T1-1TEST-0001",
    branch: "b1",
    till: "T1",
    lines: [
      {
        product: tea,
        name: "Tea",
        barcode: "4870001234560",
        unit: "pcs",
        quantity: 2_000,
        price: 45_000,
        taxRate: 1_200,
        total: 90_000,
      },
      {
        product: bread,
        name: "Bread",
        barcode: "",
        unit: "pcs",
        quantity: 1_000,
        price: 9_990,
        taxRate: "exempt",
        total: 9_990,
      },
    ],
    taxes: [
      { rate: 1_200, base: 80_357, tax: 9_643 },
      { rate: "exempt", base: 9_990, tax: 0 },
    ],
    taxMode: "included",
    rounding: 0,
    total: 99_990,
    tenders: [
      { type: "card", amount: 50_000, reference: "slip 7" },
      { type: "cash", amount: 60_000, reference: "" },
    ],
    change: 10_010,
    currency: "KZT",
  };
  expect(sold).toMatchObject({ number: "T1-1TEST-0001", total: 99_990, change: 10_010, sale: expected });
  expect(stock(tea)).toEqual({ value: 8_000, shortage: 0, rights: 8_000 });
  expect(stock(bread)).toEqual({ value: -1_000, shortage: 1_000, rights: 0 });
  const [signIn, sale, ...more] = await mine.store.since(before, 10);
  expect([signIn?.kind, sale?.kind, more.length]).toEqual(["log.signed-in", "sale.completed", 0]);
  expect(JSON.parse(sale?.text ?? "{}").body).toEqual(expected);
});

test("[CASH-1] cash is rounded, a card is not", async () => {
  const { mine, bread } = await openShop({ cashRounding: "nearest-100" });
  const lines = [{ product: bread, quantity: 1_000 }];
  expect((await mine.must("sale.complete", { lines, tenders: [cash(10_000)] })).sale).toMatchObject({
    total: 10_000,
    rounding: 10,
    change: 0,
  });
  expect((await mine.must("sale.complete", { lines, tenders: [card(9_990)] })).sale).toMatchObject({
    total: 9_990,
    rounding: 0,
  });
});

test("[PRICE-4] tax may be added at the till", async () => {
  const { mine, tea } = await openShop({ taxMode: "added" });
  const { sale } = await mine.must("sale.complete", {
    lines: [{ product: tea, quantity: 1_000 }],
    tenders: [card(50_400)],
  });
  expect(sale).toMatchObject({ total: 50_400, taxes: [{ rate: 1_200, base: 45_000, tax: 5_400 }] });
});

test.each([
  { what: "nothing", lines: [], tenders: [], error: { type: "EmptySale" } },
  {
    what: "too little",
    quantity: 1_000,
    tenders: [cash(100)],
    error: { type: "Underpaid", missing: 44_900 },
  },
  {
    what: "a card over the total",
    quantity: 1_000,
    tenders: [card(45_001)],
    error: { type: "TenderOverTotal" },
  },
  { what: "a tender of zero", quantity: 1_000, tenders: [cash(0)], error: { type: "TenderNotPositive" } },
  { what: "half a piece", quantity: 500, tenders: [cash(1)], error: { type: "BadQuantity", line: 1 } },
  { what: "a negative quantity", quantity: -1_000, tenders: [cash(1)], error: { type: "BadQuantity" } },
  {
    what: "a stale price",
    quantity: 1_000,
    price: 40_000,
    tenders: [cash(40_000)],
    error: { type: "PriceChanged", price: 45_000 },
  },
  {
    what: "a fraction of a tiyn",
    quantity: 1_000,
    tenders: [cash(0.5)],
    error: { type: "BadArgs", field: "tenders.0.amount" },
  },
  { what: "a cheque", quantity: 1_000, tenders: [{ type: "cheque", amount: 1 }], error: { type: "BadArgs" } },
  {
    what: "more than the till may sell",
    quantity: 11_000,
    tenders: [cash(10_000_000)],
    error: { type: "NotEnough", lines: [{ name: "Tea", wanted: 11_000, held: 10_000 }] },
  },
  {
    what: "an override by a seller",
    quantity: 11_000,
    tenders: [cash(10_000_000)],
    override: { reason: "please" },
    error: { type: "OverrideNotAllowed" },
  },
])(
  "[SALE-3] $what: $error.type, and nothing is written",
  async ({ lines, quantity, price, error, what: _, ...rest }) => {
    const { mine, tea } = await openShop();
    const before = mine.replica().arrived();
    const line = { product: tea, quantity, ...(price !== undefined && { price }) };
    const args = { ...rest, lines: lines ?? [line] };
    expect(await mine.run("sale.complete", args as never)).toMatchObject({ ok: false, error });
    expect(mine.replica().arrived()).toBe(before);
  },
);

test("[SALE-3] archived meanwhile; not a till; not set up; another branch's seller", async () => {
  const shop = await openShop();
  const args = { lines: [{ product: shop.tea, quantity: 1_000 }], tenders: [cash(45_000)] };
  await shop.office.must("catalog.archive-product", { product: shop.tea });
  await shop.syncAll();
  expect(await shop.mine.run("sale.complete", args)).toMatchObject({ error: { type: "ArchivedProduct" } });
  expect(await shop.office.run("sale.complete", args)).toMatchObject({ error: { type: "NotATill" } });
  shop.mine.signIn(await shop.person("seller", ["b2"]));
  expect(await shop.mine.run("sale.complete", args)).toMatchObject({ error: { type: "NotAllowed" } });
});

test("[STOCK-5] a manager overrides with a reason that stays on record", async () => {
  const { mine, tea, stock, person } = await openShop();
  mine.signIn(await person("manager"));
  const { sale } = await mine.must("sale.complete", {
    lines: [{ product: tea, quantity: 11_000 }],
    tenders: [cash(495_000)],
    override: { reason: "on the shelf, not in the books" },
  });
  expect(sale.override).toEqual({ by: expect.any(String), reason: "on the shelf, not in the books" });
  expect(stock(tea)).toEqual({ value: -1_000, shortage: 1_000, rights: 0 });
  const plain = await openShop();
  plain.mine.signIn(await plain.person("manager"));
  const unneeded = await plain.mine.must("sale.complete", {
    lines: [{ product: plain.tea, quantity: 1_000 }],
    tenders: [cash(45_000)],
    override: { reason: "not needed" },
  });
  expect(unneeded.sale.override).toBeUndefined();
});

test("[STOCK-5] a manager lends a seller the right for one sale, is vouched for in the log, and named in the sale", async () => {
  const { mine, tea, stock, person, syncAll, office } = await openShop();
  const manager = await person("manager");
  mine.signIn(await person("seller"));
  const args = {
    lines: [{ product: tea, quantity: 11_000 }],
    tenders: [cash(495_000)],
    override: { reason: "on the shelf" },
  };
  expect(await mine.run("sale.complete", args)).toMatchObject({ error: { type: "OverrideNotAllowed" } });
  mine.approve(manager);
  const { sale } = await mine.must("sale.complete", args);
  expect(sale.override).toEqual({ by: manager.ticket.staff, reason: "on the shelf" });
  expect(stock(tea).shortage).toBe(1_000);
  await syncAll();
  expect([...office.state().attention.values()]).toEqual([]);
});

test("[FOLD-4] an override that names somebody who lent nothing is void everywhere", async () => {
  const { mine, tea, stock, person, branch } = await openShop();
  const seller = await person("seller");
  mine.signIn(seller);
  const { sale } = await mine.must("sale.complete", {
    lines: [{ product: tea, quantity: 1_000 }],
    tenders: [cash(45_000)],
  });
  const before = stock(tea);
  const forged = draftOf(
    branchScope(branch),
    "sale.completed",
    { ...sale, number: "T1-FAKE-1", override: { by: "s-nobody", reason: "please" } },
    { effects: [{ counter: stockCounter(branch, tea), beyond: 1_000, why: "override" }] },
  );
  await mine.replica().write(mine.writer(), seller, () => ok({ drafts: [forged], result: null }));
  expect(stock(tea)).toEqual(before);
  expect([...mine.state().attention.values()]).toMatchObject([
    { type: "entry.void", kind: "sale.completed", reason: "person not vouched for" },
  ]);
});

test("[RECEIPT-1] numbers go up by one, start anew with an epoch, and skip what failed", async () => {
  const { mine, bread } = await openShop();
  const sell = async (amount = 9_990) => {
    const done = await mine.run("sale.complete", {
      lines: [{ product: bread, quantity: 1_000 }],
      tenders: [cash(amount)],
    });
    return done.ok ? done.value.number : done.error.type;
  };
  expect([await sell(), await sell(1), await sell()]).toEqual([
    "T1-1TEST-0001",
    "Underpaid",
    "T1-1TEST-0002",
  ]);
  await mine.restart();
  expect([await sell(), await sell()]).toEqual(["T1-2TEST-0001", "T1-2TEST-0002"]);
});

test("a gift of price zero needs no tender", async () => {
  const { office, mine, syncAll } = await openShop();
  const { product } = await office.must("catalog.add-product", aProduct({ price: 0, policy: "flexible" }));
  await syncAll();
  const { sale } = await mine.must("sale.complete", { lines: [{ product, quantity: 1_000 }], tenders: [] });
  expect(sale).toMatchObject({ total: 0, change: 0, tenders: [] });
});

test("[PRICE-4, TENDER-3] total = lines + added tax + rounding = tenders − change, for any basket", async () => {
  const shops = await Promise.all(
    (["included", "added"] as const).map((taxMode) => openShop({ taxMode, cashRounding: "nearest-500" })),
  );
  const products = await Promise.all(
    shops.map(async ({ addProduct, syncAll }) => {
      const ids = [
        await addProduct({ policy: "flexible", price: 33, taxRate: 1_600 }),
        await addProduct({ policy: "flexible", price: 12_345, taxRate: "exempt", unit: "kg" }),
        await addProduct({ policy: "flexible", price: 99_999, taxRate: 500, unit: "kg" }),
      ];
      await syncAll();
      return ids;
    }),
  );
  const anyLines = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 20 })), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(1), anyLines, fc.nat(10_000), async (which, lines, cardPart) => {
      const { mine } = shops[which] as (typeof shops)[number];
      const done = await mine.run("sale.complete", {
        lines: lines.map(([i, count]) => ({
          product: products[which]?.[i] ?? "",
          quantity: i === 0 ? count * 1_000 : count * 137,
        })),
        tenders: [cash(100_000_000), ...(cardPart > 0 ? [card(cardPart)] : [])],
      });
      if (!done.ok) {
        expect(done.error.type).toBe("TenderOverTotal");
        return;
      }
      const { sale } = done.value;
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      const added = sale.taxMode === "added" ? sum(sale.taxes.map(({ tax }) => tax)) : 0;
      expect(sale.total).toBe(sum(sale.lines.map(({ total }) => total)) + added + sale.rounding);
      expect(sale.total).toBe(sum(sale.tenders.map(({ amount }) => amount)) - sale.change);
      expect(sum(sale.taxes.map(({ base, tax }) => base + tax)) + sale.rounding).toBe(sale.total);
    }),
    { numRuns: 60 },
  );
});
