import type { TaxRate } from "../../shared/domain/catalog/tax.ts";
import { compileOffers } from "../../shared/domain/promo/compile.ts";
import { ruleEdits } from "../../shared/domain/promo/edits.ts";
import type { PromotionRule } from "../../shared/domain/promo/offer.ts";
import { type AskedLine, type BasketRequest, priceBasket } from "../../shared/domain/sale/price-basket.ts";
import { priceSale } from "../../shared/domain/sale/pricing.ts";
import { localTime } from "../../shared/lib/local-time.ts";
import { type Money, money } from "../../shared/lib/money.ts";
import type { Quantity } from "../../shared/lib/quantity.ts";
import { createRandom } from "../../shared/lib/seeded-random.ts";
import { aView } from "../../shared/testing/view.ts";
import { atMost, type Figure, median, percentile, round } from "./figure.ts";

const LINES = 50;
const PROMOTIONS = 200;
const PRODUCTS = 400;
const CATEGORIES = 20;
const ROUNDS = 500;

/** Baskets of 50 lines under 200 promotions of every kind, offers gathered from the documents for each, as a sale does. */
export const pricing = async (): Promise<readonly Figure[]> => {
  const random = createRandom(7);
  const view = aView({ promotion: promotions() });
  const requests = Array.from({ length: ROUNDS }, () => aRequest(random.below));
  for (const request of requests.slice(0, 50)) priceBasket(compileOffers(view), request);
  const whole = requests.map((request) => timed(() => priceBasket(compileOffers(view), request)));
  const offers = compileOffers(view);
  const ready = requests.map((request) => timed(() => priceBasket(offers, request)));
  const bare = requests.map(({ lines }) =>
    timed(() =>
      priceSale(
        lines.map(({ product, quantity }) => ({ ...product, quantity })),
        "included",
      ),
    ),
  );
  return [
    atMost(
      {
        name: `price ${LINES} lines under ${PROMOTIONS} promotions, p95`,
        value: round(percentile(whole, 0.95), 2),
        unit: "ms",
        against: { what: "the same lines without offers, p95", value: round(percentile(bare, 0.95), 3) },
        detail: {
          runsOfEachBasket: REPEATS,
          median: round(median(whole), 2),
          offersReady: { p50: round(median(ready), 2), p95: round(percentile(ready, 0.95), 2) },
          baskets: ROUNDS,
        },
      },
      2,
    ),
  ];
};

const REPEATS = 5;

/** Milliseconds, the middle of several runs: what differs is then the basket, not what else the machine does. */
const timed = (work: () => unknown): number =>
  median(
    Array.from({ length: REPEATS }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );

const RULES: readonly PromotionRule[] = [
  { type: "percent", percent: 700 },
  { type: "amount", amount: money(1_500) },
  { type: "price", price: money(20_000) },
  { type: "steps", steps: [{ from: 3_000 as Quantity, percent: 1_200 }] },
  { type: "n-for-m", take: 3, pay: 2, percent: 10_000 },
  { type: "total", amount: money(50_000) },
  {
    type: "bundle",
    price: money(30_000),
    parts: [
      { product: "p1", count: 1 },
      { product: "p2", count: 2 },
    ],
  },
];

/** One in twenty for all goods; the others for a category or for ten products; one in ten on top. */
const promotions = () =>
  Object.fromEntries(
    Array.from({ length: PROMOTIONS }, (_, i) => {
      const rule = RULES[i % RULES.length] as PromotionRule;
      const goods =
        i % 20 === 0
          ? {}
          : i % 2 === 0
            ? { [`categories/c${i % CATEGORIES}`]: true as const }
            : Object.fromEntries(
                Array.from({ length: 10 }, (_, n) => [`products/p${(i * 13 + n) % PRODUCTS}`, true as const]),
              );
      const stacks = i % 10 === 3 && rule.type === "percent";
      return [`o${i}`, { name: `Offer ${i}`, active: true, stacks, ...goods, ...ruleEdits(undefined, rule) }];
    }),
  );

const aRequest = (below: (most: number) => number): BasketRequest => ({
  lines: Array.from({ length: LINES }, (): AskedLine => {
    const product = below(PRODUCTS);
    return {
      product: {
        id: `p${product}`,
        category: `c${product % CATEGORIES}`,
        price: (10_000 + product * 137) as Money,
        taxRate: 1_200 as TaxRate,
      },
      quantity: (1_000 * (1 + below(5))) as Quantity,
    };
  }),
  discount: { type: "percent", value: 300, reason: "regular" },
  group: "",
  branch: "b1",
  codes: [],
  when: localTime(0, 300),
  terms: { taxMode: "included" },
});
