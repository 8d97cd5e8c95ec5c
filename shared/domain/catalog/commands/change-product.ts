import { z } from "zod";
import { command } from "../../../core/command.ts";
import { changedFields, changedMembers, isEmptyEdit } from "../../../core/edits.ts";
import { liveDoc, type View } from "../../../core/view.ts";
import type { Unit } from "../../../lib/quantity.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { costDrafts } from "../../stock/cost.ts";
import { checkSku, codeNeeds } from "../codes.ts";
import { draftOf } from "../kinds.ts";
import { type CheckedCodes, checkCodes } from "../packs.ts";
import { everMoved, type Product, readProduct } from "../product.ts";
import { productFields } from "../product-fields.ts";
import type { ProductError } from "./add-product.ts";

export type ChangeProductError =
  | ProductError
  | { readonly type: "UnknownProduct"; readonly product: string; readonly name: string }
  /** Stock has been counted in the unit the product has. */
  | { readonly type: "UnitFixed"; readonly field: "unit"; readonly unit: Unit };

const args = z.strictObject({ product: idField, ...z.object(productFields).partial().shape });

type Wanted = z.output<typeof args>;

/** Writes what differs, field by field and code by code, so that two people's edits both stay [CATALOG-4]. */
export const changeProduct = command({
  permission: "catalog.edit",
  args,
  needs: ({ product, barcodes = [], packs = [], sku, category, unit }) => ({
    docs: [
      { doc: "product", id: product },
      ...(typeof category === "string" ? [{ doc: "category", id: category }] : []),
    ],
    find: codeNeeds([...barcodes, ...packs.map(({ barcode }) => barcode)], sku),
    ...(unit !== undefined && { all: ["branch"], countersOf: [{ area: "stock", id: product }] }),
  }),
  decide: (view, wanted) => {
    const known = readProduct(view, wanted.product);
    if (known === undefined)
      return err<ChangeProductError>({ type: "UnknownProduct", product: wanted.product, name: "" });
    const checked = checkChange(view, wanted, known);
    if (!checked.ok) return checked;
    const { product: id, barcodes: _typed, packs: _sizes, photos, cost, taxRate, ...fields } = wanted;
    const doc = view.doc("product", id);
    const set = {
      ...changedFields(doc, { ...fields, tax: taxRate }),
      ...changedMembers(doc, "barcodes", checked.value.barcodes),
      ...changedMembers(doc, "packs", checked.value.packs),
      ...changedMembers(doc, "photos", photos),
    };
    const body = { product: id, name: fields.name ?? known.name, fields: Object.keys(set) };
    const changed = isEmptyEdit(set)
      ? []
      : [draftOf("org", "product.changed", body, { patches: [{ doc: "product", id, set }] })];
    const costs = cost === undefined || cost === null ? [] : [{ product: id, cost }];
    return ok({ drafts: [...changed, ...costDrafts(costs)], result: { product: id } });
  },
});

/** The new codes, `undefined` those that were not given. Packs given alone join the barcodes there are. */
const checkChange = (
  view: View,
  { product, barcodes, packs, sku, category, unit }: Wanted,
  known: Product,
): Result<Partial<CheckedCodes>, ChangeProductError> => {
  if (sku !== undefined) {
    const free = checkSku(view, sku, product);
    if (!free.ok) return free;
  }
  if (typeof category === "string" && liveDoc(view, "category", category) === undefined)
    return err({ type: "UnknownCategory", field: "category", category });
  if (unit !== undefined && unit !== known.unit && everMoved(view, product))
    return err({ type: "UnitFixed", field: "unit", unit: known.unit });
  if (barcodes === undefined && packs === undefined) return ok({});
  const self = { id: product, unit: unit ?? known.unit };
  const codes = checkCodes(view, barcodes ?? [], packs ?? [], self);
  if (!codes.ok) return codes;
  const { value } = codes;
  if (packs === undefined) return ok({ barcodes: value.barcodes });
  if (barcodes !== undefined) return codes;
  return ok({ ...value, barcodes: [...new Set([...known.barcodes, ...value.barcodes])] });
};
