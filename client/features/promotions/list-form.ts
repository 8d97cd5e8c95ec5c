import { liveDoc } from "../../../shared/core/view.ts";
import { WHOLE_PERCENT } from "../../../shared/domain/promo/discount.ts";
import type { PriceStep } from "../../../shared/domain/promo/offer.ts";
import { listPriceOf, readPriceList } from "../../../shared/domain/promo/read.ts";
import { type Money, moneyToText, scaleMoney, subtractMoney } from "../../../shared/lib/money.ts";
import { quantityToText } from "../../../shared/lib/quantity.ts";
import type { Shop } from "../../session/shop.ts";
import { createOfferForm, type OfferForm } from "./form.ts";
import { type OccasionValues, occasionArgs, occasionFault, occasionOf } from "./occasion.ts";
import { readAmount, readFrom, readPercent } from "./typed.ts";

export interface ListValues extends OccasionValues {
  readonly prices: readonly TypedPrice[];
}

/** A product's price as it is typed, lower from certain quantities on. */
export interface TypedPrice {
  readonly product: string;
  readonly price: string;
  readonly steps: readonly TypedStep[];
}

/** From so many on: a price, or a percent off this list's price for one (`10 %`), which is worked out when the list is saved. */
export interface TypedStep {
  readonly from: string;
  readonly price: string;
}

export type ListForm = OfferForm<ListValues>;

/** Most steps of one price. */
export const MOST_STEPS = 20;

/** Field names of faults: of a product's price, and of one of its steps. */
export const priceField = (product: string): string => `price.${product}`;
export const stepField = (product: string, place: number): string => `step.${product}.${place}`;

/** `id`: `null` for a new one. Only prices that changed are sent. */
export const createListForm = ({ view, run }: Pick<Shop, "view" | "run">, id: string | null): ListForm => {
  const before = id === null ? [] : pricesOf(view, id);
  const start = { ...occasionOf(id === null ? undefined : readPriceList(view, id)), prices: before };
  return createOfferForm(id === null, start, (values) => {
    const wrong = values.name.trim() === "" ? "name" : occasionFault(values);
    if (wrong !== null) return wrong;
    const changed = values.prices.filter((price) => !before.includes(price)).map(priceArgs);
    const fault = changed.find((price) => typeof price === "string");
    if (fault !== undefined) return fault;
    const kept = new Set(values.prices.map(({ product }) => product));
    const gone = before.filter(({ product }) => !kept.has(product));
    return run("promo.save-list", {
      ...(id !== null && { list: id }),
      ...occasionArgs(values),
      prices: [
        ...changed.filter((price) => typeof price !== "string"),
        ...gone.map(({ product }) => ({ product, price: null })),
      ],
    });
  });
};

export const countPrices = (view: Shop["view"], list: string): number =>
  view.find("list-price", "list", list).length;

/** What a step comes to, by the list's price for one; `null` while one of them is no number. */
export const readStepPrice = (typed: string, price: string): Money | null => {
  if (!typed.trim().endsWith("%")) return readAmount(typed);
  const [percent, full] = [readPercent(typed), readAmount(price)];
  return percent === null || full === null
    ? null
    : subtractMoney(full, scaleMoney(full, percent, WHOLE_PERCENT));
};

const pricesOf = (view: Shop["view"], list: string): readonly TypedPrice[] =>
  view.find("list-price", "list", list).flatMap((id) => {
    const doc = liveDoc(view, "list-price", id);
    if (doc === undefined) return [];
    const { product, price, steps } = listPriceOf(doc);
    const sorted = steps.toSorted((a, b) => a.from - b.from);
    return [{ product, price: moneyToText(price), steps: sorted.map(typedStep) }];
  });

const typedStep = ({ from, price }: PriceStep): TypedStep => ({
  from: quantityToText(from),
  price: moneyToText(price),
});

/** As the command takes it; the name of the field where it says nothing that fits. A step with nothing in it is none. */
const priceArgs = ({ product, price, steps }: TypedPrice) => {
  const amount = readAmount(price);
  if (amount === null) return priceField(product);
  const read: PriceStep[] = [];
  for (const [place, step] of steps.entries()) {
    if (`${step.from}${step.price}`.trim() === "") continue;
    const [from, less] = [readFrom(step.from), readStepPrice(step.price, price)];
    if (from === null || less === null || read.some((other) => other.from === from))
      return stepField(product, place);
    read.push({ from, price: less });
  }
  return { product, price: amount, steps: read };
};
