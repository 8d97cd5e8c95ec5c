import { type Product, readProduct } from "../../../shared/domain/catalog/product.ts";
import { compileOffers } from "../../../shared/domain/promo/compile.ts";
import { NO_OFFERS, type Promotion } from "../../../shared/domain/promo/offer.ts";
import { type AskedLine, priceBasket } from "../../../shared/domain/sale/price-basket.ts";
import { localTime } from "../../../shared/lib/local-time.ts";
import type { Money } from "../../../shared/lib/money.ts";
import { type Quantity, units } from "../../../shared/lib/quantity.ts";
import type { Shop } from "../../session/shop.ts";

export interface PreviewLine {
  readonly name: string;
  readonly quantity: Quantity;
  readonly full: Money;
  readonly total: Money;
}

const SAMPLE = 3;

/**
 * The promotion alone, on a few of its goods, by the very rules of a sale; as if it held now, for everybody. Nothing where there are
 * no such goods.
 */
export const previewOf = (
  view: Shop["view"],
  promotion: Promotion,
  products: readonly string[],
): readonly PreviewLine[] => {
  const { categoriesOf } = compileOffers(view);
  const lines = sampleOf(view, promotion, products, categoriesOf);
  const period = { from: null, until: null, days: [], opens: null, closes: null };
  const draft = { ...promotion, period, group: "", branches: [], needsCode: false, active: true };
  const priced = priceBasket(
    { ...NO_OFFERS, promotions: [draft], categoriesOf },
    { lines, group: "", branch: "", codes: [], when: localTime(0, 0), terms: { taxMode: "included" } },
  );
  if (!priced.ok) return [];
  return priced.value.lines.map(({ full, total }, i) => ({
    name: lines[i]?.product.name ?? "",
    quantity: lines[i]?.quantity ?? units(1),
    full,
    total,
  }));
};

type SampleLine = AskedLine & { readonly product: Product };

const sampleOf = (
  view: Shop["view"],
  { rule, products, categories }: Promotion,
  all: readonly string[],
  categoriesOf: (category: string) => readonly string[],
): readonly SampleLine[] => {
  if (rule.type === "bundle") return rule.parts.flatMap(({ product, count }) => lineOf(view, product, count));
  const isAll = products.length === 0 && categories.length === 0;
  const isMeant = (id: string): boolean => {
    const category = readProduct(view, id)?.category ?? null;
    return isAll || (category !== null && categoriesOf(category).some((each) => categories.includes(each)));
  };
  const meant: string[] = [...products.slice(0, SAMPLE)];
  for (const id of all) {
    if (meant.length >= SAMPLE) break;
    if (!meant.includes(id) && isMeant(id)) meant.push(id);
  }
  const most = rule.type === "steps" ? Math.max(...rule.steps.map(({ from }) => from)) / 1_000 : 1;
  return meant.flatMap((id, i) =>
    lineOf(view, id, rule.type === "n-for-m" && i === 0 ? rule.take : Math.ceil(most)),
  );
};

const lineOf = (view: Shop["view"], id: string, count: number): readonly SampleLine[] => {
  const product = readProduct(view, id);
  return product === undefined ? [] : [{ product, quantity: units(count) }];
};
