import type { Branch } from "../domain/access/branch.ts";
import type { Organisation } from "../domain/access/organisation.ts";
import { isTraining } from "../domain/access/training.ts";
import type { FiscalMark } from "../domain/fiscal/fiscal-body.ts";
import { discountOf } from "../domain/sale/report.ts";
import type { SaleBody, SaleTender } from "../domain/sale/sale-body.ts";
import type { Messages } from "../i18n/en.ts";
import type { Format } from "../i18n/format.ts";
import type { Money } from "../lib/money.ts";
import { type FiscalBlock, fiscalBlock } from "./fiscal-block.ts";
import { lineOf, type ReceiptLine } from "./receipt-lines.ts";
import { amountOf, type Paper, type ReceiptRow } from "./receipt-paper.ts";
import { codeFor } from "./receipt-qr.ts";

/** A receipt as words in their order; screen, printer and PDF each give it a layout. */
export interface Receipt {
  readonly organisation: string;
  /** What it is, where it is no plain sale: a refund; `null` else. */
  readonly title: string | null;
  /** Tax number, branch, address and telephone: what there is of them. */
  readonly header: readonly string[];
  /** Number, date and time, till, cashier, customer. */
  readonly facts: readonly ReceiptRow[];
  readonly lines: readonly ReceiptLine[];
  /** What stands between the lines and the total: sum of goods, what was taken off, added tax, rounding, where there are any. */
  readonly sums: readonly ReceiptRow[];
  readonly total: ReceiptRow;
  /** Tax held in the total, by rate, where prices include it; and goods that bear none. */
  readonly taxes: readonly ReceiptRow[];
  readonly tenders: readonly ReceiptRow[];
  readonly change: ReceiptRow | null;
  /** What the customer saved by all that was taken off; `null` when nothing was. */
  readonly saved: ReceiptRow | null;
  /** Loyalty points the customer got. */
  readonly points: ReceiptRow | null;
  /** `null` where the shop signs no receipts. */
  readonly fiscal: FiscalBlock | null;
  /** For a QR code: finds the receipt again by a scan. */
  /** `null` where there is nothing to check: in training. */
  readonly qr: string | null;
  readonly footer: readonly string[];
  /** Set on every print but the first. */
  readonly copyMark: string | null;
}

export interface ReceiptFacts {
  readonly sale: SaleBody;
  /** When, by the till's clock, ms. */
  readonly at: number;
  readonly cashier: string;
  readonly organisation: Pick<Organisation, "name" | "taxId" | "footer"> & {
    readonly phone?: string | undefined;
  };
  readonly branch: Pick<Branch, "name" | "address"> | null;
  /** Which copy it is, from 1 [PAPER-1]; 0 for a copy that has no number yet, as it is shown before it is printed. */
  readonly copy?: number | undefined;
  /** The fiscal device's word on it, or that it is awaited; left out where the shop signs no receipts. */
  readonly fiscal?: FiscalMark | "pending" | undefined;
}

/** The receipt of a sale in one language. All figures are the sale's own; nothing is computed anew [SALE-2]. */
export const receiptDocument = (facts: ReceiptFacts, messages: Messages, format: Format): Receipt => {
  const { sale, organisation, branch } = facts;
  const paper = { messages, format, sale };
  const off = sale.lines.reduce((sum, line) => sum + discountOf(line), 0);
  return {
    organisation: organisation.name,
    title: isTraining(sale.number) ? messages["hands.trainingBanner"] : null,
    header: [
      organisation.taxId === "" ? "" : `${messages[`receipt.taxId${sale.currency}`]} ${organisation.taxId}`,
      branch?.name ?? "",
      branch?.address ?? "",
      organisation.phone ?? "",
    ].filter(isText),
    facts: factRows(facts, messages, format),
    lines: sale.lines.map((line) => lineOf(paper, line)),
    sums: sumRows(paper),
    total: { label: messages["receipt.total"], value: moneyOf(paper, sale.total) },
    taxes: sale.taxes.filter((group) => !isAdded(paper, group)).map((group) => taxRow(paper, group)),
    tenders: sale.tenders.map((tender) => tenderRow(paper, tender)),
    change:
      sale.change === 0 ? null : { label: messages["receipt.change"], value: amountOf(paper, sale.change) },
    saved: off === 0 ? null : { label: messages["receipt.saved"], value: moneyOf(paper, off) },
    points:
      sale.points === undefined
        ? null
        : { label: messages["receipt.pointsEarned"], value: format.number(sale.points) },
    fiscal: facts.fiscal === undefined ? null : fiscalBlock(facts.fiscal, messages, format),
    qr: codeFor({ number: sale.number, at: facts.at, total: sale.total as Money, currency: sale.currency }),
    footer: organisation.footer
      .split("\n")
      .map((text) => text.trim())
      .filter(isText),
    copyMark: copyMark(facts.copy, messages),
  };
};

/** A tender by name, with what tells it apart: what the terminal printed, the last of a gift card's number. */
export const tenderRow = (
  paper: Paper,
  { type, amount, reference, of = "" }: Pick<SaleTender, "type" | "amount" | "reference" | "of">,
): ReceiptRow => {
  const which = reference !== "" ? reference : type === "gift" ? `…${of.slice(-4)}` : "";
  const name = paper.messages[`receipt.${type}`];
  return { label: which === "" ? name : `${name} ${which}`, value: amountOf(paper, amount) };
};

/** What a print says of which copy it is; `null` on the first. */
export const copyMark = (copy: number | undefined, messages: Messages): string | null => {
  if (copy === undefined) return null;
  return copy === 0 ? messages["receipt.copy"] : messages["receipt.copyNumber"](String(copy));
};

const factRows = ({ sale, at, cashier }: ReceiptFacts, messages: Messages, format: Format) =>
  [
    { label: messages["receipt.number"], value: sale.number },
    { label: messages["receipt.date"], value: format.dateTime(at) },
    { label: messages["receipt.till"], value: sale.till },
    { label: messages["receipt.cashier"], value: cashier },
    { label: messages["receipt.customer"], value: sale.customer?.name ?? "" },
  ].filter(({ value }) => isText(value));

type SalePaper = Paper & { readonly sale: SaleBody };

const sumRows = (paper: SalePaper): readonly ReceiptRow[] => {
  const { sale, messages } = paper;
  const added = sale.taxes.filter((group) => isAdded(paper, group)).map((group) => taxRow(paper, group));
  const goods = sale.lines.reduce((sum, { total, full = total }) => sum + full, 0);
  const off = sale.lines.reduce((sum, line) => sum + discountOf(line), 0);
  const discounts = { label: messages["receipt.discounts"], value: amountOf(paper, -off) };
  const rounding = { label: messages["receipt.rounding"], value: amountOf(paper, sale.rounding) };
  const rows = [...(off === 0 ? [] : [discounts]), ...added, ...(sale.rounding === 0 ? [] : [rounding])];
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

const moneyOf = ({ format, sale }: SalePaper, minor: number): string =>
  format.money(minor as Money, sale.currency, { minor: "always" });

const isText = (text: string): boolean => text !== "";
