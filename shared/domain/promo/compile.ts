import type { Needs } from "../../core/command.ts";
import type { Doc } from "../../core/document.ts";
import { liveDoc, type View } from "../../core/view.ts";
import { MAX_CATEGORY_DEPTH } from "../catalog/category-tree.ts";
import { type Offers, type PromoCode, type Promotion, promoCodeOf } from "./offer.ts";
import { listPriceOf, promoCounter, promotionOf, readPriceList, readPromoCode } from "./read.ts";

/**
 * Everything that makes goods cheaper, as this device knows it. Promotions and lists that are switched off are left out; prices of
 * lists and codes are looked up when they are asked for. Good as long as the state does not change.
 */
export const compileOffers = (view: View): Offers => {
  const categories = new Map<string, readonly string[]>();
  const lists = view.find("price-list", "active", "true").flatMap((id) => readPriceList(view, id) ?? []);
  return {
    promotions: activePromotions(view),
    lists,
    pricesOf: (product) => (lists.length === 0 ? [] : pricesOf(view, product)),
    code: (code): PromoCode | undefined => readPromoCode(view, code),
    categoriesOf: (category) => {
      const known = categories.get(category) ?? pathUp(view, category);
      categories.set(category, known);
      return known;
    },
  };
};

/** What pricing these goods with these codes looks at, for a command's `needs`. */
export const offerNeeds = (products: readonly string[], codes: readonly string[]) => {
  const kept = codes.flatMap((code) => promoCodeOf(code) ?? []);
  return {
    all: ["promotion", "price-list", "category"],
    docs: kept.map((id) => ({ doc: "promo-code", id })),
    find: products.map((value) => ({ doc: "list-price", field: "product", value })),
    counters: kept.map(promoCounter),
  } as const satisfies Needs;
};

/** A document never changes, so what it says is read once: a sale under hundreds of promotions is priced anew at every scan. */
const readings = new WeakMap<Doc, Promotion>();

const activePromotions = (view: View): readonly Promotion[] =>
  view.find("promotion", "active", "true").flatMap((id) => {
    const doc = liveDoc(view, "promotion", id);
    if (doc === undefined) return [];
    const promotion = readings.get(doc) ?? promotionOf(id, doc);
    if (promotion !== undefined) readings.set(doc, promotion);
    return promotion ?? [];
  });

const pricesOf = (view: View, product: string) =>
  view.find("list-price", "product", product).flatMap((id) => {
    const doc = liveDoc(view, "list-price", id);
    return doc === undefined ? [] : [listPriceOf(doc)];
  });

/** Ends at a root, or where people who were apart have made a ring. */
const pathUp = (view: View, category: string): readonly string[] => {
  const path = [category];
  while (path.length <= MAX_CATEGORY_DEPTH) {
    const parent = liveDoc(view, "category", path.at(-1) ?? "")?.fields.parent;
    if (typeof parent !== "string" || path.includes(parent)) break;
    path.push(parent);
  }
  return path;
};
