import type { LineDiscount, SaleLine } from "../domain/sale/sale-body.ts";
import type { MessageKey } from "../i18n/en.ts";
import type { Format } from "../i18n/format.ts";
import { isUnit, type Quantity } from "../lib/quantity.ts";
import { amountOf, type Paper, type ReceiptRow } from "./receipt-paper.ts";

export interface ReceiptLine {
  readonly name: string;
  /** `2 pcs × 450` */
  readonly detail: string;
  /** What it costs before anything is taken off. */
  readonly total: string;
  /** What was taken off and why, with a minus; then lot, best before and serial number where they are known. */
  readonly notes: readonly ReceiptRow[];
}

/** A sold line with what it would have cost, what was taken off and why, and what is known of the very piece. */
export const lineOf = (paper: Paper, line: SaleLine): ReceiptLine => {
  const { name, unit, quantity, price, total, full = total, discounts = [] } = line;
  const unitName = isUnit(unit) ? paper.messages[`unit.${unit}`] : unit;
  const count = paper.format.quantity(quantity as Quantity, unitName);
  return {
    name,
    detail: `${count} × ${amountOf(paper, price)}`,
    total: amountOf(paper, full),
    notes: [...discounts.map((discount) => discountRow(paper, discount)), ...pieceRows(paper, line)],
  };
};

const WHAT_BY_TYPE = {
  promotion: "receipt.promotion",
  list: "receipt.priceList",
  manual: "receipt.discount",
  price: "receipt.otherPrice",
  receipt: "receipt.receiptDiscount",
} as const satisfies Record<LineDiscount["type"], MessageKey>;

/** Offers by their name, somebody's word by what it was and its reason. */
const discountRow = (paper: Paper, { type, name, amount }: LineDiscount): ReceiptRow => {
  const { messages } = paper;
  const isOffer = type === "promotion" || type === "list";
  const what = messages[WHAT_BY_TYPE[type]];
  const label = name === "" ? what : isOffer ? name : `${what}: ${name}`;
  return { label, value: amountOf(paper, -amount) };
};

const pieceRows = (
  { messages, format }: Paper,
  { lot = "", expires = "", serial = "" }: SaleLine,
): readonly ReceiptRow[] =>
  [
    { label: messages["receipt.lot"], value: lot },
    { label: messages["receipt.expires"], value: dayOf(format, expires) },
    { label: messages["receipt.serial"], value: serial },
  ].filter(({ value }) => value !== "");

/** A day of the calendar (YYYY-MM-DD) as people write it: noon in Greenwich is that day in all our time zones. */
const dayOf = (format: Format, day: string): string => {
  const at = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(at) ? day : format.date(at);
};
