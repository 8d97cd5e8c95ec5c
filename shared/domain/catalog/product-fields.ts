import { z } from "zod";
import { UNITS } from "../../lib/quantity.ts";
import {
  freeTextField,
  idField,
  levelField,
  moneyField,
  quantityField,
  textField,
} from "../../lib/schema.ts";
import { POLICIES } from "../stock/item.ts";
import { MAX_BARCODE } from "./barcode.ts";
import { MAX_BARCODES, MAX_NAME, MAX_SKU } from "./csv-row.ts";
import { TRACKINGS } from "./product.ts";
import type { TaxRate } from "./tax.ts";

export const MAX_PHOTOS = 5;

/** Hundredths of a percent, or `exempt`. */
export const taxField = z
  .union([z.literal("exempt"), z.int().min(0).max(10_000)])
  .transform((rate) => rate as TaxRate);

/** What a person may write about a product [CATALOG-1]. */
export const productFields = {
  name: textField(MAX_NAME),
  sku: freeTextField(MAX_SKU),
  /** As scanned or typed; kept by their keys. */
  barcodes: z.array(z.string().max(MAX_BARCODE * 2)).max(MAX_BARCODES),
  /** Codes that stand for several, of the product's unit, and what a whole one costs; they are barcodes as well. */
  packs: z
    .array(
      z.strictObject({
        barcode: z.string().max(MAX_BARCODE * 2),
        quantity: quantityField,
        price: moneyField.nullish(),
      }),
    )
    .max(MAX_BARCODES),
  category: idField.nullable(),
  unit: z.enum(UNITS),
  price: moneyField,
  /** Goes to the office alone. */
  cost: moneyField.nullable(),
  taxRate: taxField,
  min: levelField,
  tracking: z.enum(TRACKINGS),
  policy: z.enum(POLICIES),
  photos: z.array(z.string().regex(/^[A-Za-z0-9_-]{43}$/)).max(MAX_PHOTOS),
} as const;
