import { type Doc, setMembers } from "../../core/document.ts";
import type { CounterId } from "../../core/ids.ts";
import { liveDoc, type View } from "../../core/view.ts";
import { money } from "../../lib/money.ts";
import { quantity } from "../../lib/quantity.ts";
import {
  type ListPrice,
  type Period,
  PROMOTION_TYPES,
  type PriceList,
  type PromoCode,
  type Promotion,
  type PromotionRule,
} from "./offer.ts";

/** How often a code may still be used, counted over all devices [PROMO-7]. */
export const promoCounter = (code: string): CounterId => `promo/${code}` as CounterId;

export const readPromotion = (view: View, id: string): Promotion | undefined => {
  const doc = liveDoc(view, "promotion", id);
  return doc === undefined ? undefined : promotionOf(id, doc);
};

/** `undefined` for a promotion whose rule this program does not know. */
export const promotionOf = (id: string, doc: Doc): Promotion | undefined => {
  const rule = ruleOf(doc);
  if (rule === undefined) return undefined;
  return {
    ...shared(id, doc),
    rule,
    products: setMembers(doc, "products"),
    categories: setMembers(doc, "categories"),
    needsCode: doc.fields.needsCode === true,
    stacks: doc.fields.stacks === true,
    least: money(numberOf(doc, "least")),
  };
};

export const readPriceList = (view: View, id: string): PriceList | undefined => {
  const doc = liveDoc(view, "price-list", id);
  return doc === undefined ? undefined : priceListOf(id, doc);
};

export const priceListOf = (id: string, doc: Doc): PriceList => shared(id, doc);

/** Id of the document that holds a product's price in a list. */
export const listPriceId = (list: string, product: string): string => `${list}.${product}`;

export const listPriceOf = (doc: Doc): ListPrice => ({
  list: textOf(doc, "list"),
  product: textOf(doc, "product"),
  price: money(numberOf(doc, "price")),
  steps: pairsOf(doc, "steps").map(([from, price]) => ({
    from: quantity(Number(from)),
    price: money(price),
  })),
});

export const readPromoCode = (view: View, code: string): PromoCode | undefined => {
  const doc = liveDoc(view, "promo-code", code);
  if (doc === undefined) return undefined;
  const limited = doc.fields.limited === true;
  return {
    code,
    promotion: textOf(doc, "promotion"),
    from: dateOf(doc, "from"),
    until: dateOf(doc, "until"),
    limited,
    left: limited ? view.counter(promoCounter(code)).value : 0,
    active: doc.fields.active !== false,
  };
};

/** Every one of a type, switched off ones included. */
export const allOf = (view: View, type: "promotion" | "price-list"): readonly string[] =>
  ["true", "false"].flatMap((active) => view.find(type, "active", active));

const shared = (id: string, doc: Doc): PriceList => ({
  id,
  name: textOf(doc, "name"),
  group: textOf(doc, "group"),
  branches: setMembers(doc, "branches"),
  period: periodOf(doc),
  active: doc.fields.active !== false,
});

const periodOf = (doc: Doc): Period => ({
  from: dateOf(doc, "from"),
  until: dateOf(doc, "until"),
  days: setMembers(doc, "days").map(Number),
  opens: minuteOf(doc, "opens"),
  closes: minuteOf(doc, "closes"),
});

const ruleOf = (doc: Doc): PromotionRule | undefined => {
  const type = PROMOTION_TYPES.find((each) => each === doc.fields.type);
  const value = numberOf(doc, "value");
  switch (type) {
    case "percent":
      return { type, percent: value };
    case "amount":
    case "total":
      return { type, amount: money(value) };
    case "price":
      return { type, price: money(value) };
    case "steps":
      return { type, steps: pairsOf(doc, "steps").map(toPercentStep) };
    case "n-for-m":
      return takePay(numberOf(doc, "take"), numberOf(doc, "pay"), value);
    case "bundle":
      return {
        type,
        price: money(value),
        parts: pairsOf(doc, "parts").map(([product, count]) => ({ product, count })),
      };
    default:
      return undefined;
  }
};

const toPercentStep = ([from, percent]: readonly [string, number]) => ({
  from: quantity(Number(from)),
  percent,
});

/** Two people may have changed one number each, so that they no longer fit: then it takes nothing off. */
const takePay = (take: number, pay: number, percent: number): PromotionRule | undefined =>
  take > pay && pay >= 0 ? { type: "n-for-m", take, pay, percent } : undefined;

/** Members `<key>=<whole number above zero>`; where two people gave one key two numbers apart, the lower one. */
const pairsOf = (doc: Doc, field: string): readonly (readonly [string, number])[] => {
  const pairs = new Map<string, number>();
  for (const member of setMembers(doc, field)) {
    const [key = "", text = ""] = member.split("=");
    const value = Number(text);
    if (key === "" || !/^\d{1,15}$/.test(text)) continue;
    pairs.set(key, Math.min(value, pairs.get(key) ?? value));
  }
  return [...pairs];
};

const textOf = ({ fields }: Doc, field: string): string => {
  const value = fields[field];
  return typeof value === "string" ? value : "";
};

const dateOf = (doc: Doc, field: string): string | null => textOf(doc, field) || null;

const numberOf = ({ fields }: Doc, field: string): number => {
  const value = fields[field];
  return typeof value === "number" ? value : 0;
};

const minuteOf = ({ fields }: Doc, field: string): number | null => {
  const value = fields[field];
  return typeof value === "number" ? value : null;
};
