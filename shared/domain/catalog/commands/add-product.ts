import { z } from "zod";
import { command } from "../../../core/command.ts";
import { changedMembers } from "../../../core/edits.ts";
import { liveDoc } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { costDrafts } from "../../stock/cost.ts";
import { checkSku, codeNeeds } from "../codes.ts";
import { draftOf } from "../kinds.ts";
import { checkCodes, type PackError } from "../packs.ts";
import { productFields } from "../product-fields.ts";

export type ProductError =
  | PackError
  | { readonly type: "UnknownCategory"; readonly field: "category"; readonly category: string };

/** A new product. Cost, when given, is recorded for the office alone [CATALOG-3]. */
export const addProduct = command({
  permission: "catalog.edit",
  args: z.strictObject({
    ...productFields,
    sku: productFields.sku.default(""),
    barcodes: productFields.barcodes.default([]),
    packs: productFields.packs.default([]),
    category: productFields.category.default(null),
    unit: productFields.unit.default("pcs"),
    cost: productFields.cost.default(null),
    min: productFields.min.prefault(0),
    tracking: productFields.tracking.default("none"),
    policy: productFields.policy.default("strict"),
    photos: productFields.photos.default([]),
  }),
  needs: ({ barcodes, packs, sku, category }) => ({
    find: codeNeeds([...barcodes, ...packs.map(({ barcode }) => barcode)], sku),
    docs: category === null ? [] : [{ doc: "category", id: category }],
  }),
  decide: (view, { barcodes, packs, photos, cost, taxRate, ...fields }, { newId }) => {
    const codes = checkCodes(view, barcodes, packs, { id: null, unit: fields.unit });
    if (!codes.ok) return err<ProductError>(codes.error);
    const sku = checkSku(view, fields.sku, null);
    if (!sku.ok) return err<ProductError>(sku.error);
    const { category, name } = fields;
    if (category !== null && liveDoc(view, "category", category) === undefined)
      return err<ProductError>({ type: "UnknownCategory", field: "category", category });
    const id = newId();
    const set = {
      ...fields,
      tax: taxRate,
      ...changedMembers(undefined, "barcodes", codes.value.barcodes),
      ...changedMembers(undefined, "packs", codes.value.packs),
      ...changedMembers(undefined, "photos", photos),
    };
    return ok({
      drafts: [
        draftOf("org", "product.added", { product: id, name }, { patches: [{ doc: "product", id, set }] }),
        ...costDrafts(cost === null ? [] : [{ product: id, cost }]),
      ],
      result: { product: id },
    });
  },
});
