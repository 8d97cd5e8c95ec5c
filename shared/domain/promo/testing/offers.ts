import { money } from "../../../lib/money.ts";
import { NO_OFFERS, type Offers, type Period, type Promotion } from "../offer.ts";

export const ALWAYS: Period = { from: null, until: null, days: [], opens: null, closes: null };

export const aPromotion = (over: Partial<Promotion> = {}): Promotion => ({
  id: "sale",
  name: "Sale",
  rule: { type: "percent", percent: 1_000 },
  products: [],
  categories: [],
  period: ALWAYS,
  group: "",
  branches: [],
  needsCode: false,
  stacks: false,
  least: money(0),
  active: true,
  ...over,
});

export const anOffers = (promotions: readonly Promotion[], over: Partial<Offers> = {}): Offers => ({
  ...NO_OFFERS,
  promotions,
  ...over,
});
