import { liveDoc, type View } from "../../core/view.ts";
import type { Money } from "../../lib/money.ts";
import { MAX_QUANTITY, type Quantity, quantity, units } from "../../lib/quantity.ts";
import { parseScalePatterns, type ScalePattern, USUAL_SCALE_PATTERNS } from "../../lib/scale-pattern.ts";
import { ORGANISATION } from "../access/organisation.ts";
import { type BarcodeKey, barcodeKey, checkDigit } from "./barcode.ts";
import { type Gs1Reading, readGs1 } from "./gs1.ts";
import { type Product, productsByBarcode, readProduct } from "./product.ts";
import { readScaleCode, type ScaleReading } from "./scale.ts";

/** How the organisation's own labels are to be read. */
export interface ScanSettings {
  readonly scalePatterns: readonly ScalePattern[];
}

/** What a scanned code stands for. */
export type ScanReading =
  | {
      readonly type: "product";
      /** Archived ones included; two only where people who were apart gave both the code [DOC-5]. */
      readonly products: readonly Product[];
      /** How much the code stands for; absent where it does not say, which is one. */
      readonly quantity?: Quantity;
      /** What the label says the whole package costs. */
      readonly price?: Money;
      readonly lot?: string;
      /** The last good day, `2027-02-28`. */
      readonly expires?: string;
      readonly serial?: string;
    }
  /** `code`: by which the product would be added, the trade item number of a GS1 code. */
  | { readonly type: "unknown"; readonly code: string };

export const readScanSettings = (view: View): ScanSettings => {
  const typed = liveDoc(view, "org", ORGANISATION)?.fields.scaleCodes;
  const patterns = typeof typed === "string" && typed !== "" ? parseScalePatterns(typed) : null;
  return { scalePatterns: patterns ?? USUAL_SCALE_PATTERNS };
};

/**
 * Reads what a scanner sends or a person types [SCAN-1]: a code that some product has, which wins over every other reading; a GS1
 * code with lot, dates, serial, weight; a label of the scales; else the shop's own article number.
 */
export const readScan = (view: View, scanned: string, settings: ScanSettings): ScanReading => {
  const text = scanned.trim();
  const exact = productsByBarcode(view, barcodeKey(text) ?? (text as BarcodeKey));
  if (exact.length > 0) return found(exact, packQuantity(exact, barcodeKey(text) ?? text, 1));
  const gs1 = readGs1(text);
  if (gs1 !== null) return readPackage(view, gs1);
  const label = readScaleCode(text, settings.scalePatterns);
  const weighed = label === null ? [] : productsOfLabel(view, label);
  if (label !== null && weighed.length > 0) return foundLabel(weighed, label);
  const bySku = productsBySku(view, text);
  return bySku.length > 0 ? found(bySku, undefined) : { type: "unknown", code: text };
};

const found = (products: readonly Product[], quantity: Quantity | undefined): ScanReading => ({
  type: "product",
  products,
  ...(quantity !== undefined && { quantity }),
});

/** What a pack's code stands for, so many times; `undefined` for the code of a single one. */
const packQuantity = (products: readonly Product[], key: string, count: number): Quantity | undefined => {
  const size = products[0]?.packs.find(({ barcode }) => barcode === key)?.quantity;
  const all = (size ?? units(1)) * count;
  return (size === undefined && count === 1) || all > MAX_QUANTITY ? undefined : quantity(all);
};

const readPackage = (view: View, gs1: Gs1Reading): ScanReading => {
  const { gtin, lot, serial, expires, weight, count, price } = gs1;
  const products = productsByBarcode(view, gtin);
  const all = products.length > 0 ? products : productsByBarcode(view, ofVariableMeasure(gtin));
  if (all.length === 0) return { type: "unknown", code: gtin };
  const amount = weight ?? packQuantity(all, gtin, (count ?? 1_000) / 1_000);
  return {
    ...found(all, amount),
    ...(price !== undefined && { price }),
    ...(lot !== undefined && { lot }),
    ...(serial !== undefined && { serial }),
    ...(expires !== undefined && { expires }),
  } as ScanReading;
};

/** Packing level 9 means goods that are weighed; the number without it is the product's. */
const ofVariableMeasure = (gtin: BarcodeKey): BarcodeKey => {
  if (!/^9\d{13}$/.test(gtin)) return gtin;
  const body = gtin.slice(1, -1);
  return barcodeKey(`${body}${checkDigit(body)}`) ?? gtin;
};

/** By the label with nothing weighed, else by the item number as code or article, with its leading zeros or without. */
const productsOfLabel = (view: View, { item, bare }: ScaleReading): readonly Product[] => {
  const short = item.replace(/^0+(?=\d)/, "");
  const tries = [
    () => productsByBarcode(view, bare as BarcodeKey),
    () => productsByBarcode(view, item as BarcodeKey),
    () => productsByBarcode(view, short as BarcodeKey),
    () => productsBySku(view, item),
    () => productsBySku(view, short),
  ];
  for (const look of tries) {
    const products = look();
    if (products.length > 0) return products;
  }
  return [];
};

/** A label with a price says how much there is by what the unit costs, to the nearest thousandth [SCALE-3]. */
const foundLabel = (
  products: readonly Product[],
  { quantity: weighed, price }: ScaleReading,
): ScanReading => {
  const unitPrice = products[0]?.price ?? 0;
  const byPrice = price !== undefined && unitPrice > 0 ? Math.round((price * 1_000) / unitPrice) : 0;
  const amount = weighed ?? (byPrice > 0 && byPrice <= MAX_QUANTITY ? quantity(byPrice) : undefined);
  return { ...found(products, amount), ...(price !== undefined && { price }) } as ScanReading;
};

const productsBySku = (view: View, sku: string): readonly Product[] =>
  view.find("product", "sku", sku).flatMap((id) => readProduct(view, id) ?? []);
