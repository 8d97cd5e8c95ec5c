import type { SaleBody } from "../domain/sale/sale-body.ts";
import type { Messages } from "../i18n/en.ts";
import type { Format } from "../i18n/format.ts";
import type { Money } from "../lib/money.ts";

/** A label with what stands at the other end of its row. */
export interface ReceiptRow {
  readonly label: string;
  readonly value: string;
}

/** What rows are written from. */
export interface Paper {
  readonly messages: Messages;
  readonly format: Format;
  readonly sale: Pick<SaleBody, "currency" | "taxMode">;
}

/** Amounts stand in a column, so they keep their two digits; the currency is named once, at the total. */
export const amountOf = ({ format }: Pick<Paper, "format">, minor: number): string =>
  format.amount(minor as Money, { minor: "always" });
