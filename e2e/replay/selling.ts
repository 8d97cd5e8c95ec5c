import { setMembers } from "../../shared/core/document.ts";
import { barcodeKey } from "../../shared/domain/catalog/barcode.ts";
import { units } from "../../shared/lib/quantity.ts";
import type { HeadlessTill } from "../headless/till.ts";

/** What came of selling baskets. */
export interface Tally {
  baskets: number;
  sold: number;
  lines: number;
  readonly refused: Record<string, number>;
  readonly receipts: ReceiptLine[];
}

export interface ReceiptLine {
  readonly till: string;
  readonly number: string;
  readonly time: string;
  readonly barcode: string;
  readonly quantity: number;
  readonly price: number;
}

export const emptyTally = (): Tally => ({ baskets: 0, sold: 0, lines: 0, refused: {}, receipts: [] });

interface SoldSale {
  readonly number: string;
  readonly at: number;
  readonly sale: {
    readonly lines: readonly {
      readonly barcode: string;
      readonly quantity: number;
      readonly price: number;
    }[];
  };
}

/** Sells a basket of barcodes at a till for cash; a basket that cannot be sold whole is refused whole, by reason. */
export const sellBasket = async (
  till: HeadlessTill,
  codes: readonly string[],
  tally: Tally,
): Promise<void> => {
  tally.baskets++;
  const lines = linesOf(till, codes);
  if (lines === null) return refuse(tally, "UnknownBarcode");
  const due = lines.reduce((sum, { price, quantity }) => sum + Math.ceil((price * quantity) / 1_000), 0);
  const tenders = [{ type: "cash", amount: Math.ceil(due / 100_000) * 100_000 }];
  const sold = await till.run("sale.complete", {
    lines: lines.map(({ price: _, ...line }) => line),
    tenders,
  });
  if (!sold.ok) return refuse(tally, sold.error.type);
  const { number, at, sale } = sold.value as SoldSale;
  tally.sold++;
  tally.lines += sale.lines.length;
  for (const { barcode, quantity, price } of sale.lines) {
    tally.receipts.push({
      till: till.certificate.code,
      number,
      time: new Date(at).toISOString(),
      barcode,
      quantity,
      price,
    });
  }
};

const linesOf = (till: HeadlessTill, codes: readonly string[]) => {
  const quantityByCode = new Map<string, number>();
  for (const code of codes) quantityByCode.set(code, (quantityByCode.get(code) ?? 0) + 1);
  const lines = [...quantityByCode].map(([barcode, count]) => {
    const [product] = till.view.find("product", "barcodes", barcodeKey(barcode) ?? barcode);
    const doc = product === undefined ? undefined : till.view.doc("product", product);
    if (product === undefined || setMembers(doc, "barcodes").length === 0) return null;
    return { product, barcode, quantity: units(count), price: Number(doc?.fields.price ?? 0) };
  });
  return lines.includes(null) ? null : lines.flatMap((line) => line ?? []);
};

const refuse = (tally: Tally, reason: string): void => {
  tally.refused[reason] = (tally.refused[reason] ?? 0) + 1;
};
