import { expect, test } from "vitest";
import { localTime } from "../../lib/local-time.ts";
import { money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { chooseOffers } from "./choose.ts";
import type { OfferLine } from "./goods.ts";
import type { Offers, Promotion } from "./offer.ts";
import { ALWAYS, anOffers, aPromotion } from "./testing/offers.ts";

const ON = { when: localTime(0, 0), group: "", branch: "b1", codes: ["ten"] };
const aLine = (product: string, price: number, count = 1): OfferLine => ({
  ...{ product, category: null, price: money(price), quantity: (count * 1_000) as Quantity },
  ...{ full: money(price * count), isFixed: false },
});
const choose = (
  promotions: readonly Partial<Promotion>[],
  lines: readonly OfferLine[],
  over: Partial<Offers> = {},
) => chooseOffers(anOffers(promotions.map(aPromotion), over), lines, ON);
const taken = (...args: Parameters<typeof choose>) =>
  choose(...args).savings.map((line) => line.map(({ id, amount }) => `${id} ${amount}`));

const percent = (id: string, hundredths: number, over: Partial<Promotion> = {}) => ({
  id,
  rule: { type: "percent", percent: hundredths } as const,
  ...over,
});
const THREE = { id: "three", rule: { type: "n-for-m", take: 3, pay: 2, percent: 10_000 } as const };

test.each([
  ["the better of two", [percent("a", 1_000), percent("b", 2_000)], [aLine("x", 100)], [["b 20"]]],
  [
    "each line its own",
    [percent("a", 1_000), percent("b", 2_000, { products: ["y"] })],
    [aLine("x", 100), aLine("y", 100)],
    [["a 10"], ["b 20"]],
  ],
  ["3 for 2 where it beats 10 %", [percent("a", 1_000), THREE], [aLine("x", 100, 3)], [["three 100"]]],
  ["40 % where it beats 3 for 2", [percent("a", 4_000), THREE], [aLine("x", 100, 3)], [["a 120"]]],
  [
    "3 for 2 on the lines no other offer is for",
    [percent("a", 9_000, { products: ["y"] }), THREE],
    [aLine("x", 100, 3), aLine("y", 100)],
    [["three 100"], ["a 90"]],
  ],
  [
    "a line serves one group",
    [
      THREE,
      {
        id: "pair",
        rule: {
          type: "bundle",
          price: money(100),
          parts: [
            { product: "x", count: 1 },
            { product: "y", count: 1 },
          ],
        } as const,
      },
    ],
    [aLine("x", 100, 3), aLine("y", 300)],
    [["pair 75"], ["pair 225"]],
  ],
  [
    "on top, off what is left",
    [percent("a", 5_000), percent("top", 1_000, { stacks: true })],
    [aLine("x", 100)],
    [["a 50", "top 5"]],
  ],
  [
    "a sum on top, spread",
    [
      percent("a", 5_000, { products: ["x"] }),
      { id: "top", rule: { type: "total", amount: money(30) } as const, stacks: true },
    ],
    [aLine("x", 100), aLine("y", 100)],
    [["a 50", "top 10"], ["top 20"]],
  ],
  [
    "a fixed price never comes on top",
    [{ id: "p", rule: { type: "price", price: money(70) } as const, stacks: true }, percent("a", 1_000)],
    [aLine("x", 100)],
    [["p 30"]],
  ],
] as const)("[PROMO-4] %s", (_, promotions, lines, expected) => {
  expect(taken(promotions, lines)).toEqual(expected);
});

test("[PROMO-5] a list competes with promotions", () => {
  const lists = [{ id: "vip", name: "Vip", group: "", branches: [], period: ALWAYS, active: true }];
  const pricesOf = () => [{ list: "vip", product: "x", price: money(70), steps: [] }];
  expect(taken([percent("a", 1_000)], [aLine("x", 100)], { lists, pricesOf })).toEqual([["vip 30"]]);
  expect(taken([percent("a", 4_000)], [aLine("x", 100)], { lists, pricesOf })).toEqual([["a 40"]]);
});

test.each([
  ["took something off", percent("a", 1_000, { needsCode: true }), { codes: ["ten"], refused: [] }],
  [
    "was beaten",
    percent("a", 100, { needsCode: true }),
    { codes: [], refused: [{ code: "ten", reason: "no-gain" }] },
  ],
  [
    "is for other goods",
    percent("a", 1_000, { needsCode: true, products: ["z"] }),
    { codes: [], refused: [{ code: "ten", reason: "no-goods" }] },
  ],
])("[PROMO-6] a code that %s", (_, coded, expected) => {
  const code = () => ({
    code: "ten",
    promotion: "a",
    from: null,
    until: null,
    limited: false,
    left: 0,
    active: true,
  });
  expect(choose([coded, percent("b", 500)], [aLine("x", 100)], { code })).toMatchObject(expected);
});

test("[PROMO-4] the order of promotions decides nothing", () => {
  const promotions = [percent("a", 1_000), percent("b", 1_000), THREE, { ...THREE, id: "third" }];
  const lines = [aLine("x", 100, 3), aLine("y", 50)];
  expect(taken([...promotions].reverse(), lines)).toEqual(taken(promotions, lines));
});
