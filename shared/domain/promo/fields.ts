import { z } from "zod";
import { isDate } from "../../lib/local-time.ts";
import { MAX_MONEY, money } from "../../lib/money.ts";
import { MAX_QUANTITY, quantity } from "../../lib/quantity.ts";
import { freeTextField, idField, moneyField, textField } from "../../lib/schema.ts";
import { percentField } from "./discount.ts";

/** Most products a promotion names one by one. */
export const MAX_PROMOTION_PRODUCTS = 500;

const dateField = z.string().refine(isDate).nullable();
const aboveNothing = z.int().min(1).max(MAX_MONEY).transform(money);

/** Thousandths, above nothing. */
const fromField = z.int().min(1).max(MAX_QUANTITY).transform(quantity);

export const percentStepField = z.strictObject({ from: fromField, percent: percentField });
export const priceStepField = z.strictObject({ from: fromField, price: moneyField });

/** Steps of one quantity say two things: the later would win by chance. */
const eachOnce = (steps: readonly { readonly from: number }[]): boolean =>
  new Set(steps.map(({ from }) => from)).size === steps.length;

export const priceStepsField = z.array(priceStepField).max(20).refine(eachOnce);

const rules = [
  z.strictObject({ type: z.literal("percent"), percent: percentField }),
  z.strictObject({ type: z.literal("amount"), amount: aboveNothing }),
  z.strictObject({ type: z.literal("price"), price: moneyField }),
  z.strictObject({
    type: z.literal("steps"),
    steps: z.array(percentStepField).min(1).max(20).refine(eachOnce),
  }),
  z
    .strictObject({
      type: z.literal("n-for-m"),
      take: z.int().min(2).max(1_000),
      pay: z.int().min(1).max(999),
      percent: percentField,
    })
    .refine(({ take, pay }) => pay < take, { path: ["pay"] }),
  z.strictObject({
    type: z.literal("bundle"),
    price: moneyField,
    parts: z
      .array(z.strictObject({ product: idField, count: z.int().min(1).max(1_000) }))
      .min(1)
      .max(20)
      .refine((parts) => new Set(parts.map(({ product }) => product)).size === parts.length),
  }),
  z.strictObject({ type: z.literal("total"), amount: aboveNothing }),
] as const;

export const ruleField = z.discriminatedUnion("type", rules);

/** When, where and for whom something holds, and what it is called [PROMO-3]. */
export const occasionFields = {
  name: textField(100),
  group: freeTextField(40),
  branches: z.array(idField).max(200),
  from: dateField,
  until: dateField,
  days: z.array(z.int().min(1).max(7)).max(7),
  opens: z.int().min(0).max(1_439).nullable(),
  closes: z.int().min(1).max(1_440).nullable(),
  active: z.boolean(),
} as const;

export const promotionFields = {
  ...occasionFields,
  rule: ruleField,
  products: z.array(idField).max(MAX_PROMOTION_PRODUCTS),
  categories: z.array(idField).max(100),
  needsCode: z.boolean(),
  stacks: z.boolean(),
  least: moneyField,
} as const;

export const codeFields = {
  from: dateField,
  until: dateField,
  active: z.boolean(),
  /** How often it may be used from now on, by anybody; `null`: as often as they like. */
  left: z.int().min(0).max(1_000_000).nullable(),
} as const;
