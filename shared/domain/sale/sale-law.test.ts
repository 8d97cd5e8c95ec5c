import fc from "fast-check";
import { expect, test } from "vitest";
import { localTime } from "../../lib/local-time.ts";
import { type Money, money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { testShop } from "../../testing/shop.ts";
import { readProduct } from "../catalog/product.ts";
import { readCustomer } from "../customer/customer.ts";
import { roundCash } from "../payment/rounding.ts";
import { leftToPay, type Tender } from "../payment/tender.ts";
import { compileOffers } from "../promo/compile.ts";
import type { Manual, ReceiptDiscount } from "../promo/discount.ts";
import { readShiftTerms } from "../shift/shift-terms.ts";
import { type PricedBasket, priceBasket } from "./price-basket.ts";
import type { SaleBody } from "./sale-body.ts";
import { readTerms, type SaleTerms } from "./terms.ts";

/** Goods by piece and weight of every kind of tax, promotions of every kind, a list with steps for some, a pack with its price. */
const aBusyShop = async (taxMode: "included" | "added", cashRounding: string) => {
  const shop = await testShop({ taxMode, cashRounding });
  const { office } = shop;
  const drinks = (await office.must("catalog.change-category", { name: "Drinks", parent: null })).category;
  const goods = [
    { name: "Tea", price: 44_999, taxRate: 1_200, category: drinks },
    { name: "Water", price: 12_345, taxRate: 1_600, category: drinks, packs: [aCase(12, 130_001)] },
    { name: "Cheese", price: 399_999, taxRate: 1_200, unit: "kg" as const },
    { name: "Bread", price: 9_991, taxRate: "exempt" as const },
    { name: "Book", price: 1, taxRate: 0 },
  ];
  const products: string[] = [];
  for (const one of goods) products.push(await shop.addProduct({ policy: "flexible", ...one }));
  const [tea = "", water = "", cheese = "", bread = ""] = products;
  const hours = { days: [], opens: 0, closes: 1_440 };
  const offers = [
    { name: "Seven", rule: { type: "percent", percent: 733 }, categories: [drinks], ...hours },
    { name: "Third", rule: { type: "n-for-m", take: 3, pay: 2, percent: 3_333 }, products: [tea, bread] },
    { name: "Set", rule: { type: "bundle", price: 21_503, parts: [{ product: water, count: 2 }] } },
    { name: "Much", rule: { type: "steps", steps: [{ from: 2_500, percent: 1_111 }] }, products: [cheese] },
    { name: "On top", rule: { type: "total", amount: 777 }, stacks: true, least: 100_000 },
  ] as const;
  for (const { rule, ...rest } of offers)
    await office.must("promo.save", { ...rest, rule: rule as never } as never);
  const coded = { name: "Code", rule: { type: "percent" as const, percent: 1_701 }, needsCode: true };
  const { promotion } = await office.must("promo.save", coded);
  await office.must("promo.save-code", { code: "ten", promotion });
  const steps = [{ from: 3_000, price: 41_003 }];
  const prices = [
    { product: tea, price: 43_001, steps },
    { product: cheese, price: 377_777, steps: [] },
  ];
  await office.must("promo.save-list", { name: "Trade", group: "trade", prices });
  await shop.syncAll();
  const till = shop.till();
  till.signIn(await shop.person("manager"));
  const { customer } = await till.must("customer.save", { name: "Aigerim", group: "trade" });
  await till.must("customer.set-limit", { customer, limit: 1_000_000_000_000 });
  const terms = readTerms(till.view());
  if (terms === undefined) throw new Error("No terms");
  return { shop, till, products, customer, terms };
};

const aCase = (count: number, price: number) => ({
  barcode: "14870001000018",
  quantity: count * 1_000,
  price,
});

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  fc.integer({ min: 1, max: 10_000 }).map((value) => ({ type: "percent" as const, value, reason: "dented" })),
  fc.integer({ min: 1, max: 99_999 }).map((value) => ({ type: "amount" as const, value, reason: "dented" })),
);

const aBasket = fc.record({
  lines: fc.array(
    fc.record({
      place: fc.nat(4),
      units: fc.integer({ min: 1, max: 30 }),
      grams: fc.integer({ min: 1, max: 9_999 }),
      word,
      share: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.integer({ min: 0, max: 100 })),
    }),
    { minLength: 1, maxLength: 10 },
  ),
  receipt: word,
  isKnown: fc.boolean(),
  hasCode: fc.boolean(),
  card: fc.integer({ min: 0, max: 100 }),
  credit: fc.integer({ min: 0, max: 100 }),
  over: fc.oneof(fc.constant(0), fc.nat(500_000)),
});

type Busy = Awaited<ReturnType<typeof aBusyShop>>;
type Wanted = typeof aBasket extends fc.Arbitrary<infer T> ? T : never;

test.each([
  ["included", "nearest-100"],
  ["added", "nearest-500"],
  ["included", "down-100"],
  ["added", "none"],
] as const)(
  "[PRICE-4, DISCOUNT-4, TENDER-3] tax %s, cash %s: what is written adds up, for any basket and any way to pay",
  async (taxMode, rounding) => {
    const busy = await aBusyShop(taxMode, rounding);
    await fc.assert(
      fc.asyncProperty(aBasket, async (wanted) => {
        const asked = askedOf(busy, wanted);
        const basket = pricedHere(busy, asked);
        const tenders = tendersOf(busy, wanted, basket.totals.total);
        const { sale } = await busy.till.must("sale.complete", { ...asked, tenders: [...tenders] });
        addsUp(sale, busy.terms);
        expect(sale.lines.map(({ total }) => total)).toEqual(basket.lines.map(({ total }) => total));
        expect(sale.total - sale.rounding).toBe(basket.totals.total);
      }),
      { numRuns: 60 },
    );
  },
  60_000,
);

const askedOf = ({ till, products, customer }: Busy, wanted: Wanted) => ({
  lines: wanted.lines.map(({ place, units, grams, word: said, share }) => {
    const product = readProduct(till.view(), products[place] ?? "");
    const price = Math.floor(((product?.price ?? 0) * (share ?? 0)) / 100) as Money;
    const discount: Manual | undefined =
      share === null ? said : { type: "price", value: price, reason: "last" };
    const quantity = (product?.unit === "kg" ? grams : units * 1_000) as Quantity;
    return { product: products[place] ?? "", quantity, ...(discount && { discount }) };
  }),
  ...(wanted.receipt && { discount: wanted.receipt as ReceiptDiscount }),
  ...(wanted.isKnown && { customer }),
  ...(wanted.hasCode && { codes: ["TEN"] }),
});

/** What the till shows: the same lines, priced where nothing is written. */
const pricedHere = ({ shop, till, terms }: Busy, asked: ReturnType<typeof askedOf>): PricedBasket => {
  const view = till.view();
  const priced = priceBasket(compileOffers(view), {
    lines: asked.lines.map(({ product, ...line }) => {
      const known = readProduct(view, product);
      if (known === undefined) throw new Error("No such product");
      return { ...line, product: known };
    }),
    ...(asked.discount && { discount: asked.discount }),
    group: asked.customer === undefined ? "" : (readCustomer(view, asked.customer)?.group ?? ""),
    branch: shop.branch,
    codes: asked.codes ?? [],
    when: localTime(shop.clock.now, readShiftTerms(view).utcOffset),
    terms,
  });
  if (!priced.ok) throw new Error(JSON.stringify(priced.error));
  return priced.value;
};

/** A part by card, of the rest a part on credit, what is left and more in cash; by card where cash would round it to nothing. */
const tendersOf = (
  { terms }: Busy,
  { isKnown, card, credit, over }: Wanted,
  total: Money,
): readonly Tender[] => {
  const byCard = Math.floor((total * card) / 100);
  const onCredit = isKnown ? Math.floor(((total - byCard) * credit) / 100) : 0;
  const exact = [aTender("card", byCard), aTender("credit", onCredit)].filter(({ amount }) => amount > 0);
  const left = leftToPay(total, exact, (due) => roundCash(due, terms.rounding));
  const rest =
    left.cash === 0 ? aTender("qr", exact.length === 0 ? 0 : left.exact) : aTender("cash", left.cash + over);
  return rest.amount === 0 ? exact : [...exact, rest];
};

const aTender = (type: Tender["type"], amount: number): Tender => ({
  type,
  amount: money(amount),
  reference: "",
  of: "",
});

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const halfUp = (value: bigint, by: bigint): number => Number((value * 2n + by) / (by * 2n));

/** The law, worked out from the written sale alone. */
const addsUp = (sale: SaleBody, { taxMode, rounding }: SaleTerms): void => {
  for (const { price, quantity, total, full = total, discounts = [] } of sale.lines) {
    expect(full).toBe(halfUp(BigInt(price) * BigInt(quantity), 1_000n));
    expect(total).toBe(full - sumOf(discounts.map(({ amount }) => amount)));
    expect(total).toBeGreaterThanOrEqual(0);
  }
  const added = taxMode === "added" ? sumOf(sale.taxes.map(({ tax }) => tax)) : 0;
  expect(sale.total).toBe(sumOf(sale.lines.map(({ total }) => total)) + added + sale.rounding);
  expect(sale.total).toBe(sumOf(sale.taxes.map(({ base, tax }) => base + tax)) + sale.rounding);
  for (const { rate, base, tax } of sale.taxes) {
    const sold = sumOf(sale.lines.filter(({ taxRate }) => taxRate === rate).map(({ total }) => total));
    expect(taxMode === "added" ? base : base + tax).toBe(sold);
    const of = BigInt(rate === "exempt" ? 0 : rate);
    expect(tax).toBe(halfUp(BigInt(sold) * of, taxMode === "added" ? 10_000n : 10_000n + of));
  }
  const cash = sumOf(sale.tenders.filter(({ type }) => type === "cash").map(({ amount }) => amount));
  expect(sumOf(sale.tenders.map(({ amount }) => amount)) - sale.change).toBe(sale.total);
  expect(sale.change).toBeLessThanOrEqual(cash);
  expect(Math.abs(sale.rounding)).toBeLessThan(rounding.step);
  if (cash > 0) expect((cash - sale.change) % rounding.step).toBe(0);
};
