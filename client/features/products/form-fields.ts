import { type Barcode, parseBarcode } from "../../../shared/domain/catalog/barcode.ts";
import { MAX_NAME, MAX_SKU } from "../../../shared/domain/catalog/csv-row.ts";
import type { WantedPack } from "../../../shared/domain/catalog/packs.ts";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import { parseTaxRate, type TaxRate, taxRateToText } from "../../../shared/domain/catalog/tax.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import { type Money, moneyToText, parseMoney } from "../../../shared/lib/money.ts";
import { parseQuantity, type Quantity, quantityToText } from "../../../shared/lib/quantity.ts";
import { err, ok, type Result } from "../../../shared/lib/result.ts";

import { type PackFields, packFieldsOf, readPacks } from "./pack-fields.ts";

/** A product's page as typed. */
export interface FormFields {
  readonly name: string;
  readonly sku: string;
  /** Without those of packs. */
  readonly barcodes: readonly string[];
  readonly packs: readonly PackFields[];
  readonly category: string | null;
  readonly unit: Product["unit"];
  readonly price: string;
  /** Empty: unknown here, and left as it is. */
  readonly cost: string;
  readonly taxRate: string;
  readonly min: string;
  readonly policy: Product["policy"];
  readonly tracking: Product["tracking"];
  readonly photos: readonly string[];
}

export type FieldName = keyof FormFields;
export type FieldErrors = Readonly<Partial<Record<FieldName | "whole", AnyError>>>;

/** The page's values, as the commands take them. */
export interface ProductArgs {
  readonly name: string;
  readonly sku: string;
  readonly barcodes: string[];
  readonly packs: WantedPack[];
  readonly category: string | null;
  readonly unit: Product["unit"];
  readonly price: Money;
  readonly cost: Money | null;
  readonly taxRate: TaxRate;
  readonly min: Quantity;
  readonly policy: Product["policy"];
  readonly tracking: Product["tracking"];
  readonly photos: string[];
}

export const newFields = (taxRate: TaxRate, barcode: string | null): FormFields => {
  const parsed = barcode === null ? null : parseBarcode(barcode);
  return {
    name: "",
    sku: "",
    barcodes: parsed?.ok === true ? [parsed.value.text] : [],
    packs: [],
    category: null,
    unit: "pcs",
    price: "",
    cost: "",
    taxRate: taxRateToText(taxRate),
    min: "",
    policy: "strict",
    tracking: "none",
    photos: [],
  };
};

export const fieldsOf = (product: Product, cost: Money | null): FormFields => ({
  name: product.name,
  sku: product.sku,
  barcodes: product.barcodes.filter((key) => product.packs.every(({ barcode }) => barcode !== key)),
  packs: product.packs.map(packFieldsOf),
  category: product.category,
  unit: product.unit,
  price: moneyToText(product.price),
  cost: cost === null ? "" : moneyToText(cost),
  taxRate: taxRateToText(product.taxRate),
  min: product.min === 0 ? "" : quantityToText(product.min),
  policy: product.policy,
  tracking: product.tracking,
  photos: product.photos,
});

/** Reads the page, and reports every field that is wrong, not just the first. */
export const readFields = (fields: FormFields): Result<ProductArgs, FieldErrors> => {
  const price = parseMoney(fields.price);
  const cost = fields.cost.trim() === "" ? null : parseMoney(fields.cost);
  const taxRate = parseTaxRate(fields.taxRate);
  const packs = readPacks(fields.packs, fields.unit);
  const min =
    fields.min.trim() === ""
      ? ok(0 as Quantity)
      : parseQuantity(fields.min, fields.unit, { allowZero: true });
  const errors: FieldErrors = {
    ...lengthError("name", fields.name, MAX_NAME),
    ...(fields.name.trim() === "" && { name: { type: "Missing" } }),
    ...lengthError("sku", fields.sku, MAX_SKU),
    ...(!price.ok && { price: price.error }),
    ...(cost !== null && !cost.ok && { cost: cost.error }),
    ...(!taxRate.ok && { taxRate: taxRate.error }),
    ...(!min.ok && { min: min.error }),
    ...(!packs.ok && { packs: packs.error }),
  };
  if (
    !packs.ok ||
    !price.ok ||
    !taxRate.ok ||
    !min.ok ||
    (cost !== null && !cost.ok) ||
    Object.keys(errors).length > 0
  )
    return err(errors);
  return ok({
    ...fields,
    name: fields.name.trim(),
    sku: fields.sku.trim(),
    barcodes: [...fields.barcodes],
    packs: packs.value,
    photos: [...fields.photos],
    price: price.value,
    cost: cost === null ? null : cost.value,
    taxRate: taxRate.value,
    min: min.value,
  });
};

/** A code as it will be kept: as typed, checked; once however it is spelled. */
export const addBarcode = (codes: readonly string[], typed: string): Result<readonly string[], AnyError> => {
  const parsed = parseBarcode(typed);
  if (!parsed.ok)
    return err({ type: "BadBarcode", barcode: typed.slice(0, 40), reason: parsed.error } as AnyError);
  const known = codes.some((code) => isSame(code, parsed.value));
  return ok(known ? codes : [...codes, parsed.value.text]);
};

const isSame = (code: string, { key }: Barcode): boolean => {
  const parsed = parseBarcode(code);
  return parsed.ok && parsed.value.key === key;
};

const lengthError = (field: "name" | "sku", text: string, max: number): FieldErrors =>
  text.length > max ? { [field]: { type: "TooLong", max } as AnyError } : {};
