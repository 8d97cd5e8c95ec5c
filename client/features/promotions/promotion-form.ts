import type { Promotion, PromotionRule } from "../../../shared/domain/promo/offer.ts";
import { STACKING } from "../../../shared/domain/promo/offer.ts";
import { readPromotion } from "../../../shared/domain/promo/read.ts";
import { money, moneyToText } from "../../../shared/lib/money.ts";
import { quantityToText } from "../../../shared/lib/quantity.ts";
import type { Shop } from "../../session/shop.ts";
import { createOfferForm, type OfferForm } from "./form.ts";
import { type OccasionValues, occasionArgs, occasionFault, occasionOf } from "./occasion.ts";
import { readAmount, readCount, readFrom, readPercent } from "./typed.ts";

export interface PromotionValues extends OccasionValues {
  readonly type: PromotionRule["type"];
  readonly percent: string;
  readonly amount: string;
  readonly take: string;
  readonly pay: string;
  readonly rest: string;
  readonly steps: readonly { readonly from: string; readonly percent: string }[];
  readonly parts: readonly { readonly product: string; readonly count: string }[];
  readonly products: readonly string[];
  readonly categories: readonly string[];
  readonly needsCode: boolean;
  readonly stacks: boolean;
  readonly least: string;
}

export type PromotionForm = OfferForm<PromotionValues>;

/** `id`: `null` for a new one. */
export const createPromotionForm = (
  { view, run }: Pick<Shop, "view" | "run">,
  id: string | null,
): PromotionForm =>
  createOfferForm(id === null, startOf(id === null ? undefined : readPromotion(view, id)), (values) => {
    const draft = draftOf(values);
    if (typeof draft === "string") return draft;
    const { rule, least, products, categories, needsCode, stacks } = draft;
    const goods = { products: [...products], categories: [...categories], needsCode, stacks, least };
    return run("promo.save", {
      ...(id !== null && { promotion: id }),
      ...occasionArgs(values),
      ...goods,
      rule: rule as never,
    });
  });

/** What the form says, as pricing knows it; the name of the field where it says nothing that fits. */
export const draftOf = (values: PromotionValues): Promotion | string => {
  const wrong = values.name.trim() === "" ? "name" : occasionFault(values);
  if (wrong !== null) return wrong;
  const rule = ruleOf(values);
  if (typeof rule === "string") return rule;
  const least = values.least.trim() === "" ? money(0) : readAmount(values.least);
  if (least === null) return "least";
  const { from, until, days, opens, closes, ...rest } = occasionArgs(values);
  const { products, categories, needsCode, stacks } = values;
  return {
    id: "draft",
    ...rest,
    period: { from, until, days, opens, closes },
    rule,
    products,
    categories,
    needsCode,
    stacks: stacks && STACKING.includes(rule.type),
    least,
  };
};

const ruleOf = (values: PromotionValues): PromotionRule | string => {
  const { type } = values;
  switch (type) {
    case "percent": {
      const percent = readPercent(values.percent);
      return percent === null ? "percent" : { type, percent };
    }
    case "amount":
    case "total": {
      const amount = readAmount(values.amount);
      return amount === null || amount === 0 ? "amount" : { type, amount };
    }
    case "price": {
      const price = readAmount(values.amount);
      return price === null ? "amount" : { type, price };
    }
    case "steps":
      return stepsOf(values);
    case "n-for-m":
      return takePayOf(values);
    case "bundle":
      return bundleOf(values);
  }
};

const stepsOf = ({ steps }: PromotionValues): PromotionRule | string => {
  const read = steps.flatMap(({ from, percent }) => {
    const [quantity, share] = [readFrom(from), readPercent(percent)];
    return quantity === null || share === null ? [] : [{ from: quantity, percent: share }];
  });
  const isOnce = new Set(read.map(({ from }) => from)).size === read.length;
  return read.length === 0 || read.length < steps.length || !isOnce
    ? "steps"
    : { type: "steps", steps: read };
};

const takePayOf = (values: PromotionValues): PromotionRule | string => {
  const [take, pay, percent] = [readCount(values.take), readCount(values.pay), readPercent(values.rest)];
  if (take === null || take < 2 || take > 1_000) return "take";
  if (pay === null || pay >= take) return "pay";
  return percent === null ? "rest" : { type: "n-for-m", take, pay, percent };
};

const bundleOf = ({ parts, amount }: PromotionValues): PromotionRule | string => {
  const read = parts.flatMap(({ product, count }) => {
    const units = readCount(count);
    return units === null || units > 1_000 ? [] : [{ product, count: units }];
  });
  const price = readAmount(amount);
  if (price === null) return "amount";
  return read.length === 0 || read.length < parts.length ? "parts" : { type: "bundle", price, parts: read };
};

const startOf = (known: Promotion | undefined): PromotionValues => {
  const rule = known?.rule;
  return {
    ...occasionOf(known),
    type: rule?.type ?? "percent",
    percent: rule?.type === "percent" ? percentText(rule.percent) : "10",
    amount: amountText(rule),
    take: rule?.type === "n-for-m" ? String(rule.take) : "3",
    pay: rule?.type === "n-for-m" ? String(rule.pay) : "2",
    rest: rule?.type === "n-for-m" ? percentText(rule.percent) : "100",
    steps:
      rule?.type === "steps"
        ? rule.steps.map(({ from, percent }) => ({
            from: quantityToText(from),
            percent: percentText(percent),
          }))
        : [{ from: "5", percent: "10" }],
    parts:
      rule?.type === "bundle"
        ? rule.parts.map(({ product, count }) => ({ product, count: String(count) }))
        : [],
    products: known?.products ?? [],
    categories: known?.categories ?? [],
    needsCode: known?.needsCode ?? false,
    stacks: known?.stacks ?? false,
    least: known === undefined || known.least === 0 ? "" : moneyToText(known.least),
  };
};

const amountText = (rule: PromotionRule | undefined): string => {
  if (rule === undefined) return "";
  if ("amount" in rule) return moneyToText(rule.amount);
  return "price" in rule ? moneyToText(rule.price) : "";
};

/** Hundredths of a percent as people type them: 1250 is `12.5`. */
const percentText = (hundredths: number): string => String(hundredths / 100);
