import { z } from "zod";
import { command } from "../../../core/command.ts";
import { changedFields, changedMembers, isEmptyEdit } from "../../../core/edits.ts";
import type { Patch } from "../../../core/entry.ts";
import { liveDoc, type View } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField, moneyField } from "../../../lib/schema.ts";
import { type BadPeriod, checkPeriod, occasionEdits } from "../edits.ts";
import { occasionFields, priceStepsField } from "../fields.ts";
import { draftOf, EDIT } from "../kinds.ts";
import { listPriceId, readPriceList } from "../read.ts";

/** Most prices changed at once; more are several calls. */
export const MAX_LIST_PRICES = 500;

export type PriceListError =
  | BadPeriod
  | { readonly type: "UnknownPriceList"; readonly list: string }
  | { readonly type: "PromotionIncomplete"; readonly field: "name" }
  | { readonly type: "UnknownProduct"; readonly product: string; readonly name: string };

const priceField = z.strictObject({
  product: idField,
  /** `null` takes the product out of the list. */
  price: moneyField.nullable(),
  steps: priceStepsField.default([]),
});

const args = z.strictObject({
  /** Left out for a new one. */
  list: idField.optional(),
  ...z.object(occasionFields).partial().shape,
  /** Only those that change. */
  prices: z.array(priceField).max(MAX_LIST_PRICES).default([]),
});

type Wanted = z.output<typeof args>;

/** A new price list, or what changed of one and of its prices [PROMO-5]. */
export const savePriceList = command({
  permission: EDIT,
  args,
  needs: ({ list, prices }) => ({
    docs: [
      ...(list === undefined ? [] : [{ doc: "price-list", id: list }]),
      ...prices.map(({ product }) => ({ doc: "product", id: product })),
      ...prices.map(({ product }) => ({ doc: "list-price", id: listPriceId(list ?? "", product) })),
    ],
  }),
  decide: (view, wanted, { newId }) => {
    const id = wanted.list ?? newId();
    const refused = checkList(view, wanted);
    if (refused !== null) return err<PriceListError>(refused);
    const doc = wanted.list === undefined ? undefined : view.doc("price-list", id);
    const set = { ...(doc === undefined && { active: true }), ...occasionEdits(doc, wanted) };
    const prices = wanted.prices.flatMap(
      (price) => pricePatch(view, id, price, wanted.list === undefined) ?? [],
    );
    const result = { list: id };
    const patches = [...(isEmptyEdit(set) ? [] : [{ doc: "price-list", id, set }]), ...prices];
    if (patches.length === 0) return ok({ drafts: [], result });
    const name = wanted.name ?? String(doc?.fields.name ?? "");
    const body = { list: id, name, fields: Object.keys(set), prices: prices.length };
    return ok({ drafts: [draftOf("org", "promo.list-saved", body, { patches })], result });
  },
});

const checkList = (view: View, { list, prices, ...wanted }: Wanted): PriceListError | null => {
  const known = list === undefined ? undefined : readPriceList(view, list);
  if (list !== undefined && known === undefined) return { type: "UnknownPriceList", list };
  if (list === undefined && wanted.name === undefined) return { type: "PromotionIncomplete", field: "name" };
  const missing = prices.find(
    ({ product, price }) => price !== null && liveDoc(view, "product", product) === undefined,
  );
  if (missing !== undefined) return { type: "UnknownProduct", product: missing.product, name: "" };
  return checkPeriod(known?.period, wanted);
};

const pricePatch = (
  view: View,
  list: string,
  { product, price, steps }: Wanted["prices"][number],
  isNew: boolean,
): Patch | null => {
  const id = listPriceId(list, product);
  const doc = isNew ? undefined : view.doc("list-price", id);
  const isThere = doc !== undefined && liveDoc(view, "list-price", id) !== undefined;
  if (price === null) return isThere ? { doc: "list-price", id, set: { deleted: true } } : null;
  const members = steps.map((step) => `${step.from}=${step.price}`);
  const set = {
    ...changedFields(doc, { list, product, price }),
    ...changedMembers(doc, "steps", members),
    ...(doc !== undefined && !isThere && { deleted: false }),
  };
  return isEmptyEdit(set) ? null : { doc: "list-price", id, set };
};
