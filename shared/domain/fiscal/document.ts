import type { RefundBody } from "../refund/refund-body.ts";
import type { SaleBody } from "../sale/sale-body.ts";

/** A receipt as a fiscal device takes it: what the tax office wants to know, and nothing about the customer. */
export interface FiscalDocument {
  /** The receipt's number: who is asked for the same one again answers as before [FISCAL-4]. */
  readonly number: string;
  readonly type: "sale" | "refund";
  /** By the till's clock, ms. */
  readonly at: number;
  readonly lines: readonly FiscalLine[];
  readonly taxes: SaleBody["taxes"];
  readonly taxMode: SaleBody["taxMode"];
  readonly rounding: number;
  readonly total: number;
  readonly tenders: readonly { readonly type: string; readonly amount: number }[];
  readonly change: number;
  readonly currency: SaleBody["currency"];
}

export interface FiscalLine {
  readonly name: string;
  /** Thousandths. */
  readonly quantity: number;
  readonly unit: string;
  readonly price: number;
  readonly discount: number;
  readonly total: number;
  readonly taxRate: number | "exempt";
}

export type FiscalReceipt =
  | { readonly type: "sale"; readonly at: number; readonly body: SaleBody }
  | { readonly type: "refund"; readonly at: number; readonly body: RefundBody };

/** What is signed of a sale or refund; amounts in minor units, as they stand on it. */
export const fiscalDocument = (receipt: FiscalReceipt): FiscalDocument => {
  const { type, at, body } = receipt;
  const { number, taxes, taxMode, rounding, total, currency } = body;
  return {
    ...{ number, type, at, taxes, taxMode, rounding, total, currency },
    lines: body.lines.map(({ name, quantity, unit, price, full, total: due, taxRate }) => ({
      ...{ name, quantity, unit, price, taxRate },
      discount: (full ?? due) - due,
      total: due,
    })),
    tenders: body.tenders.map((tender) => ({ type: tender.type, amount: tender.amount })),
    change: receipt.type === "sale" ? receipt.body.change : 0,
  };
};
