import type { Branch } from "../domain/access/branch.ts";
import type { Organisation } from "../domain/access/organisation.ts";
import type { SaleBody } from "../domain/sale/sale-body.ts";
import type { Messages } from "../i18n/en.ts";
import type { Format } from "../i18n/format.ts";
import type { Money } from "../lib/money.ts";
import { isUnit, type Quantity } from "../lib/quantity.ts";
import { receiptQr } from "./receipt-qr.ts";

/** A label with what stands at the other end of its row. */
export interface ReceiptRow {
  readonly label: string;
  readonly value: string;
}

export interface ReceiptLine {
  readonly name: string;
  /** `2 pcs × 450` */
  readonly detail: string;
  readonly total: string;
}

/** A receipt as words in their order; screen, printer and PDF each give it a layout. */
export interface Receipt {
  readonly organisation: string;
  /** Tax number, branch and address: what there is of them. */
  readonly header: readonly string[];
  /** Number, date and time, till, cashier. */
  readonly facts: readonly ReceiptRow[];
  readonly lines: readonly ReceiptLine[];
  /** What stands between the lines and the total: sum of goods and added tax, where they differ from it; rounding. */
  readonly sums: readonly ReceiptRow[];
  readonly total: ReceiptRow;
  /** Tax held in the total, by rate, where prices include it; and goods that bear none. */
  readonly taxes: readonly ReceiptRow[];
  readonly tenders: readonly ReceiptRow[];
  readonly change: ReceiptRow | null;
  /** For a QR code: finds the receipt again by a scan. */
  readonly qr: string;
  readonly footer: readonly string[];
  /** Set on every print but the first. */
  readonly copyMark: string | null;
}

export interface ReceiptFacts {
  readonly sale: SaleBody;
  /** When, by the till's clock, ms. */
  readonly at: number;
  readonly cashier: string;
  readonly organisation: Pick<Organisation, "name" | "taxId" | "footer">;
  readonly branch: Pick<Branch, "name" | "address"> | null;
  readonly copy?: boolean;
}

/** The receipt of a sale in one language. All figures are the sale's own; nothing is computed anew [SALE-2]. */
export const receiptDocument = (facts: ReceiptFacts, messages: Messages, format: Format): Receipt => {
  const { sale, organisation, branch } = facts;
  const paper = { messages, format, sale };
  return {
    organisation: organisation.name,
    header: [
      organisation.taxId === "" ? "" : `${messages[`receipt.taxId${sale.currency}`]} ${organisation.taxId}`,
      branch?.name ?? "",
      branch?.address ?? "",
    ].filter(isText),
    facts: factRows(facts, messages, format),
    lines: sale.lines.map((line) => lineOf(paper, line)),
    sums: sumRows(paper),
    total: { label: messages["receipt.total"], value: moneyOf(paper, sale.total) },
    taxes: sale.taxes.filter((group) => !isAdded(paper, group)).map((group) => taxRow(paper, group)),
    tenders: sale.tenders.map(({ type, amount, reference }) => ({
      label: `${messages[`receipt.${type}`]}${reference === "" ? "" : ` ${reference}`}`,
      value: amountOf(paper, amount),
    })),
    change:
      sale.change === 0 ? null : { label: messages["receipt.change"], value: amountOf(paper, sale.change) },
    qr: receiptQr({ number: sale.number, at: facts.at, total: sale.total as Money, currency: sale.currency }),
    footer: organisation.footer
      .split("\n")
      .map((text) => text.trim())
      .filter(isText),
    copyMark: facts.copy ? messages["receipt.copy"] : null,
  };
};

interface Paper {
  readonly messages: Messages;
  readonly format: Format;
  readonly sale: SaleBody;
}

const factRows = ({ sale, at, cashier }: ReceiptFacts, messages: Messages, format: Format) =>
  [
    { label: messages["receipt.number"], value: sale.number },
    { label: messages["receipt.date"], value: format.dateTime(at) },
    { label: messages["receipt.till"], value: sale.till },
    { label: messages["receipt.cashier"], value: cashier },
  ].filter(({ value }) => isText(value));

const lineOf = (
  paper: Paper,
  { name, unit, quantity, price, total }: SaleBody["lines"][number],
): ReceiptLine => {
  const unitName = isUnit(unit) ? paper.messages[`unit.${unit}`] : unit;
  const count = paper.format.quantity(quantity as Quantity, unitName);
  return { name, detail: `${count} × ${amountOf(paper, price)}`, total: amountOf(paper, total) };
};

const sumRows = (paper: Paper): readonly ReceiptRow[] => {
  const { sale, messages } = paper;
  const added = sale.taxes.filter((group) => isAdded(paper, group)).map((group) => taxRow(paper, group));
  const goods = sale.lines.reduce((sum, { total }) => sum + total, 0);
  const rounding = { label: messages["receipt.rounding"], value: amountOf(paper, sale.rounding) };
  const rows = [...added, ...(sale.rounding === 0 ? [] : [rounding])];
  return rows.length === 0
    ? []
    : [{ label: messages["receipt.goods"], value: amountOf(paper, goods) }, ...rows];
};

type TaxGroup = SaleBody["taxes"][number];

const isAdded = ({ sale }: Paper, { rate }: TaxGroup): boolean =>
  sale.taxMode === "added" && rate !== "exempt";

/** Exempt goods are named apart from those at 0 %, by their amount: they bear no tax. */
const taxRow = (paper: Paper, { rate, base, tax }: TaxGroup): ReceiptRow => {
  const { sale, messages, format } = paper;
  if (rate === "exempt") return { label: messages["receipt.exempt"], value: amountOf(paper, base) };
  const label = messages[sale.taxMode === "included" ? "receipt.taxIncluded" : "receipt.taxAdded"];
  return { label: label(format.percent(rate)), value: amountOf(paper, tax) };
};

/** Amounts stand in a column, so they keep their two digits; the currency is named once, at the total. */
const amountOf = ({ format }: Paper, minor: number): string =>
  format.amount(minor as Money, { minor: "always" });

const moneyOf = ({ format, sale }: Paper, minor: number): string =>
  format.money(minor as Money, sale.currency, { minor: "always" });

const isText = (text: string): boolean => text !== "";
