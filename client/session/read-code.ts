import type { Product } from "../../shared/domain/catalog/product.ts";
import { readScan, readScanSettings, type ScanReading } from "../../shared/domain/catalog/scan.ts";
import type { Quantity } from "../../shared/lib/quantity.ts";
import type { Shop } from "./shop.ts";

/** What a scanned or typed code stands for, on every screen as at the till [SCAN-1]. */
export const readCode = ({ view }: Pick<Shop, "view">, code: string): ScanReading =>
  readScan(view, code, readScanSettings(view));

/** What a code means where only the goods matter: those in the range, else those taken out of it; none, and by which code they would be added. */
export interface CodedProducts {
  readonly products: readonly Product[];
  /** The trade item number that a GS1 code holds, else the code. */
  readonly code: string;
  /** How much of them the code stands for; `undefined` where it does not say. */
  readonly quantity: Quantity | undefined;
}

export const productsOfCode = (shop: Pick<Shop, "view">, code: string): CodedProducts => {
  const read = readCode(shop, code);
  if (read.type === "unknown") return { products: [], code: read.code, quantity: undefined };
  const active = read.products.filter(({ archived }) => !archived);
  return { products: active.length > 0 ? active : read.products, code, quantity: read.quantity };
};
