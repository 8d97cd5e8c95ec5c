import { liveDoc } from "../../../shared/core/view.ts";
import type { PriceStep } from "../../../shared/domain/promo/offer.ts";
import { listPriceOf, readPriceList } from "../../../shared/domain/promo/read.ts";
import { moneyToText } from "../../../shared/lib/money.ts";
import { quantityToText } from "../../../shared/lib/quantity.ts";
import type { Shop } from "../../session/shop.ts";
import { createOfferForm, type OfferForm } from "./form.ts";
import { type OccasionValues, occasionArgs, occasionOf } from "./occasion.ts";
import { readAmount, readFrom } from "./typed.ts";

export interface ListValues extends OccasionValues {
  readonly prices: readonly TypedPrice[];
}

/** A product's price as it is typed; `step` is one lower price from a quantity on, where there is one. */
export interface TypedPrice {
  readonly product: string;
  readonly price: string;
  readonly from: string;
  readonly lower: string;
}

export type ListForm = OfferForm<ListValues>;

/** `id`: `null` for a new one. Only prices that changed are sent. */
export const createListForm = ({ view, run }: Pick<Shop, "view" | "run">, id: string | null): ListForm => {
  const before = id === null ? [] : pricesOf(view, id);
  const start = { ...occasionOf(id === null ? undefined : readPriceList(view, id)), prices: before };
  return createOfferForm(id === null, start, (values) => {
    if (values.name.trim() === "") return "name";
    const changed = values.prices.filter((price) => !before.includes(price));
    const prices = changed.flatMap((typed) => priceArgs(view, id, typed) ?? []);
    if (prices.length < changed.length) return "prices";
    const kept = new Set(values.prices.map(({ product }) => product));
    const gone = before.filter(({ product }) => !kept.has(product));
    return run("promo.save-list", {
      ...(id !== null && { list: id }),
      ...occasionArgs(values),
      prices: [...prices, ...gone.map(({ product }) => ({ product, price: null }))],
    });
  });
};

export const countPrices = (view: Shop["view"], list: string): number =>
  view.find("list-price", "list", list).length;

const pricesOf = (view: Shop["view"], list: string): readonly TypedPrice[] =>
  view.find("list-price", "list", list).flatMap((id) => {
    const doc = liveDoc(view, "list-price", id);
    if (doc === undefined) return [];
    const { product, price, steps } = listPriceOf(doc);
    const [first] = steps;
    return [
      {
        product,
        price: moneyToText(price),
        from: first === undefined ? "" : quantityToText(first.from),
        lower: first === undefined ? "" : moneyToText(first.price),
      },
    ];
  });

/** Steps beyond the first, which this form does not show, stay as they are. */
const priceArgs = (view: Shop["view"], list: string | null, { product, price, from, lower }: TypedPrice) => {
  const amount = readAmount(price);
  if (amount === null) return null;
  const others = otherSteps(view, list, product);
  if (from.trim() === "" && lower.trim() === "") return { product, price: amount, steps: others };
  const [quantity, less] = [readFrom(from), readAmount(lower)];
  if (quantity === null || less === null) return null;
  const steps = [{ from: quantity, price: less }, ...others.filter((step) => step.from !== quantity)];
  return { product, price: amount, steps };
};

const otherSteps = (view: Shop["view"], list: string | null, product: string): PriceStep[] => {
  const id =
    list === null
      ? undefined
      : view.find("list-price", "list", list).find((each) => each === `${list}.${product}`);
  const doc = id === undefined ? undefined : liveDoc(view, "list-price", id);
  return doc === undefined ? [] : listPriceOf(doc).steps.slice(1);
};
