import fc from "fast-check";
import { expect, test } from "vitest";
import { localTime } from "../../lib/local-time.ts";
import { type Money, money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import type { BarcodeKey } from "../catalog/barcode.ts";
import type { TaxRate } from "../catalog/tax.ts";
import { NO_OFFERS, type Offers } from "../promo/offer.ts";
import { anOffers, aPromotion } from "../promo/testing/offers.ts";
import { type AskedLine, type BasketRequest, priceBasket } from "./price-basket.ts";

const NOON = localTime(Date.UTC(2026, 10, 21, 7), 300);

const aLine = (id: string, price: number, count = 1, discount?: AskedLine["discount"]): AskedLine => ({
  product: { id, category: null, price: money(price), taxRate: 1_200 as TaxRate },
  quantity: (count * 1_000) as Quantity,
  discount,
});

const priced = (
  lines: readonly AskedLine[],
  over: Partial<BasketRequest> = {},
  offers: Offers = NO_OFFERS,
) => {
  const result = priceBasket(offers, {
    lines,
    group: "",
    branch: "b1",
    codes: [],
    when: NOON,
    terms: { taxMode: "included" },
    ...over,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const PERCENT = { type: "percent", value: 1_000, reason: "dented" } as const;
const AMOUNT = { type: "amount", value: 150, reason: "dented" } as const;
const PRICE = { type: "price", value: money(70), reason: "last one" } as const;

test.each([
  { what: "nothing", discount: undefined, total: 300, discounts: [] },
  { what: "a share", discount: PERCENT, total: 270, discounts: [{ type: "manual", amount: 30 }] },
  { what: "a sum off the line", discount: AMOUNT, total: 150, discounts: [{ type: "manual", amount: 150 }] },
  { what: "more than there is", discount: { ...AMOUNT, value: 999 }, total: 0, discounts: [{ amount: 300 }] },
  { what: "another price", discount: PRICE, total: 210, discounts: [{ type: "price", amount: 90 }] },
  { what: "the same price", discount: { ...PRICE, value: money(100) }, total: 300, discounts: [] },
])("[DISCOUNT-1, DISCOUNT-2] $what off a line", ({ discount, total, discounts }) => {
  const [line] = priced([aLine("tea", 100, 3, discount)]).lines;
  expect(line).toMatchObject({ full: 300, total, discounts });
  expect(line?.discounts).toHaveLength(discounts.length);
});

test("[PACK-2] whole packs cost their price, unless an offer is better or somebody set a price", () => {
  const packs = [{ barcode: "case" as BarcodeKey, quantity: 12_000 as Quantity, price: money(1_000) }];
  const line = aLine("tea", 100, 14);
  const eggs = { ...line, product: { ...line.product, packs } };
  const { lines, saved } = priced([eggs]);
  expect(saved).toBe(200);
  expect(lines[0]).toMatchObject({ total: 1_200, discounts: [{ type: "list", id: "case", name: "× 12" }] });
  const half = anOffers([aPromotion({ rule: { type: "percent", percent: 5_000 } })]);
  expect(priced([eggs], {}, half).lines[0]).toMatchObject({ total: 700, discounts: [{ type: "promotion" }] });
  expect(priced([{ ...eggs, discount: PRICE }]).lines[0]?.total).toBe(980);
});

test("[DISCOUNT-1] a price above the product's is no discount", () => {
  const lines = [aLine("tea", 100), aLine("rye", 60, 1, PRICE)];
  const request = {
    lines,
    group: "",
    branch: "b1",
    codes: [],
    when: NOON,
    terms: { taxMode: "included" },
  } as const;
  expect(priceBasket(NO_OFFERS, request)).toEqual({
    ok: false,
    error: { type: "PriceNotLower", line: 2, price: 60 },
  });
});

test("[DISCOUNT-1] a price of its own is not made cheaper by offers", () => {
  const offers = anOffers([aPromotion({ rule: { type: "percent", percent: 9_000 } })]);
  const { lines } = priced([aLine("tea", 100, 1, PRICE), aLine("rye", 100)], {}, offers);
  expect(lines.map(({ total }) => total)).toEqual([70, 10]);
});

test("[DISCOUNT-1] a manual discount comes off what the offer left", () => {
  const offers = anOffers([aPromotion({ rule: { type: "percent", percent: 5_000 } })]);
  expect(priced([aLine("tea", 100, 1, PERCENT)], {}, offers).lines[0]).toMatchObject({
    total: 45,
    discounts: [
      { type: "promotion", amount: 50 },
      { type: "manual", amount: 5 },
    ],
  });
});

test("[DISCOUNT-4] a receipt discount is spread by the largest remainder", () => {
  const { lines, totals } = priced([aLine("a", 100), aLine("b", 100), aLine("c", 100)], {
    discount: { type: "amount", value: 100, reason: "friend" },
  });
  expect(lines.map(({ total }) => total)).toEqual([66, 67, 67]);
  expect(totals.total).toBe(200);
});

const manual = fc.oneof(
  fc.constant(undefined),
  fc.record({
    type: fc.constant("percent" as const),
    value: fc.integer({ min: 1, max: 10_000 }),
    reason: fc.constant("x"),
  }),
  fc.record({
    type: fc.constant("amount" as const),
    value: fc.integer({ min: 1, max: 99_999 }),
    reason: fc.constant("x"),
  }),
);

const basketLine = fc
  .record({
    id: fc.constantFrom("p0", "p1", "p2", "p3", "p4"),
    category: fc.constantFrom(null, "c0", "c1"),
    price: fc.integer({ min: 0, max: 1_000_000 }),
    taxRate: fc.constantFrom<TaxRate[]>("exempt", 0 as TaxRate, 1_200 as TaxRate, 2_200 as TaxRate),
    quantity: fc.integer({ min: 1, max: 50_000 }),
    discount: manual,
    share: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  })
  .map(
    ({ id, category, price, taxRate, quantity, discount, share }): AskedLine => ({
      product: { id, category, price: price as Money, taxRate },
      quantity: quantity as Quantity,
      discount:
        share === undefined
          ? discount
          : { type: "price", value: Math.floor((price * share) / 100) as Money, reason: "x" },
    }),
  );

const rule = fc.oneof(
  fc.record({ type: fc.constant("percent" as const), percent: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({
    type: fc.constant("amount" as const),
    amount: fc.integer({ min: 1, max: 500_000 }).map(money),
  }),
  fc.record({ type: fc.constant("price" as const), price: fc.nat(500_000).map(money) }),
  fc.record({
    type: fc.constant("total" as const),
    amount: fc.integer({ min: 1, max: 5_000_000 }).map(money),
  }),
  fc
    .tuple(
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 10_000 }),
    )
    .map(([take, pay, percent]) => ({
      type: "n-for-m" as const,
      take,
      pay: Math.min(pay, take - 1),
      percent,
    })),
  fc.record({
    type: fc.constant("bundle" as const),
    price: fc.nat(900_000).map(money),
    parts: fc.constantFrom(
      [
        { product: "p0", count: 1 },
        { product: "p1", count: 2 },
      ],
      [{ product: "p2", count: 3 }],
    ),
  }),
  fc.record({
    type: fc.constant("steps" as const),
    steps: fc.constant([
      { from: 2_000 as Quantity, percent: 500 },
      { from: 10_000 as Quantity, percent: 2_500 },
    ]),
  }),
);

const promotions = fc.array(
  fc.record({
    rule,
    products: fc.subarray(["p0", "p1", "p2"]),
    categories: fc.subarray(["c0", "c1"]),
    stacks: fc.boolean(),
    least: fc.constantFrom(0, 100_000).map(money),
  }),
  { maxLength: 8 },
);

test("[PRICE-4, DISCOUNT-4, PROMO-4] for any basket: total = Σ full − Σ discounts + added tax, no line below zero", () => {
  fc.assert(
    fc.property(
      fc.array(basketLine, { minLength: 1, maxLength: 12 }),
      promotions,
      manual,
      fc.constantFrom("included" as const, "added" as const),
      (lines, rules, discount, taxMode) => {
        const offers = anOffers(rules.map((over, i) => aPromotion({ id: `o${i}`, ...over })));
        const basket = priced(lines, { discount, terms: { taxMode } }, offers);
        let owed = 0;
        for (const { full, discounts, total } of basket.lines) {
          const off = discounts.reduce((sum, { amount }) => sum + amount, 0);
          expect(discounts.every(({ amount }) => amount > 0)).toBe(true);
          expect(total).toBe(full - off);
          expect(total).toBeGreaterThanOrEqual(0);
          owed += total;
        }
        expect(basket.totals.subtotal).toBe(owed);
        expect(basket.totals.total).toBe(owed + basket.totals.addedTax);
        expect(basket.totals.taxes.reduce((sum, { gross }) => sum + gross, 0)).toBe(basket.totals.total);
        expect(basket.saved).toBe(basket.lines.reduce((sum, { full, total }) => sum + full - total, 0));
      },
    ),
  );
});

test("[PROMO-4] no offer ever makes a basket dearer than without it", () => {
  fc.assert(
    fc.property(
      fc.array(basketLine, { minLength: 1, maxLength: 8 }),
      rule,
      promotions,
      (lines, extra, rules) => {
        const plain = lines.map(({ discount: _, ...line }) => line);
        const single = rules
          .filter(({ rule: { type } }) => type !== "n-for-m" && type !== "bundle" && type !== "total")
          .map((over, i) => aPromotion({ id: `o${i}`, ...over, stacks: false }));
        const without = priced(plain, {}, anOffers(single));
        const more = priced(plain, {}, anOffers([...single, aPromotion({ id: "extra", rule: extra })]));
        expect(more.totals.total).toBeLessThanOrEqual(without.totals.total);
      },
    ),
  );
});
