import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import type { OfferLine } from "./goods.ts";
import { groupSaving, isGroupRule } from "./group-offer.ts";
import type { PromotionRule } from "./offer.ts";

const aLine = (product: string, price: number, count: number): OfferLine => ({
  product,
  category: null,
  price: money(price),
  quantity: (count * 1_000) as Quantity,
  full: money(Math.round(price * count)),
  isFixed: false,
});

const saved = (rule: PromotionRule, lines: readonly OfferLine[]) => {
  const saving = groupSaving(
    rule,
    lines,
    lines.map((_, i) => i),
  );
  return saving === null ? null : { amount: saving.amount, uses: saving.uses, parts: saving.split() };
};
const THREE_FOR_TWO = { type: "n-for-m", take: 3, pay: 2, percent: 10_000 } as const;
const SECOND_HALF = { type: "n-for-m", take: 2, pay: 1, percent: 5_000 } as const;
const LUNCH = {
  type: "bundle",
  price: money(500),
  parts: [
    { product: "bun", count: 2 },
    { product: "tea", count: 1 },
  ],
} as const;

test.each<[string, PromotionRule, readonly OfferLine[], ReturnType<typeof saved>]>([
  [
    "3 for 2 of one",
    THREE_FOR_TWO,
    [aLine("a", 100, 3)],
    { amount: money(100), uses: [0], parts: [money(100)] },
  ],
  ["two are too few", THREE_FOR_TWO, [aLine("a", 100, 2)], null],
  [
    "five: the last two pay",
    THREE_FOR_TWO,
    [aLine("a", 100, 5)],
    { amount: money(100), uses: [0], parts: [money(100)] },
  ],
  [
    "the cheapest of each three is free",
    THREE_FOR_TWO,
    [aLine("a", 100, 1), aLine("b", 300, 1), aLine("c", 200, 1)],
    { amount: money(100), uses: [1, 2, 0], parts: [money(0), money(0), money(100)] },
  ],
  [
    "of 3.9 kg three whole ones",
    THREE_FOR_TWO,
    [aLine("a", 100, 3.9)],
    { amount: money(100), uses: [0], parts: [money(100)] },
  ],
  [
    "the second at half price",
    SECOND_HALF,
    [aLine("a", 100, 3)],
    { amount: money(50), uses: [0], parts: [money(50)] },
  ],
  [
    "a bundle, what is over pays",
    LUNCH,
    [aLine("bun", 200, 3), aLine("tea", 300, 1)],
    { amount: money(200), uses: [0, 1], parts: [money(114), money(86)] },
  ],
  ["a part is missing", LUNCH, [aLine("bun", 200, 3)], null],
  ["a bundle dearer than its parts", LUNCH, [aLine("bun", 100, 2), aLine("tea", 100, 1)], null],
  [
    "a part on two lines",
    LUNCH,
    [aLine("bun", 200, 1), aLine("bun", 200, 1), aLine("tea", 300, 1)],
    { amount: money(200), uses: [0, 1, 2], parts: [money(57), money(57), money(86)] },
  ],
  [
    "a sum off all",
    { type: "total", amount: money(100) },
    [aLine("a", 100, 1), aLine("b", 200, 1)],
    { amount: money(100), uses: [0, 1], parts: [money(33), money(67)] },
  ],
  [
    "never more than there is",
    { type: "total", amount: money(999) },
    [aLine("a", 100, 1)],
    { amount: money(100), uses: [0], parts: [money(100)] },
  ],
  ["a rule for one line", { type: "percent", percent: 100 }, [aLine("a", 100, 1)], null],
])("[PROMO-2] %s", (_, rule, lines, expected) => {
  expect(saved(rule, lines)).toEqual(expected);
  if (expected !== null) expect(isGroupRule(rule)).toBe(true);
});

test("[PROMO-2] whatever the basket, parts add up, none is more than its line", () => {
  const lines = fc.array(
    fc.tuple(fc.constantFrom("bun", "tea", "x"), fc.nat(100_000), fc.integer({ min: 1, max: 30 })),
    { minLength: 1, maxLength: 10 },
  );
  const rule = fc.constantFrom<PromotionRule>(THREE_FOR_TWO, SECOND_HALF, LUNCH, {
    type: "total",
    amount: money(77_777),
  });
  fc.assert(
    fc.property(lines, rule, (raw, chosen) => {
      const all = raw.map(([product, price, count]) => aLine(product, price, count));
      const saving = saved(chosen, all);
      if (saving === null) return;
      expect(saving.parts.reduce((sum, part) => sum + part, 0)).toBe(saving.amount);
      expect(new Set(saving.uses).size).toBe(saving.uses.length);
      for (const [i, place] of saving.uses.entries())
        expect(saving.parts[i]).toBeLessThanOrEqual(all[place]?.full ?? 0);
    }),
  );
});
