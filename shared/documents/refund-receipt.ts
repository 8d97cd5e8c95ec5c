import type { Branch } from "../domain/access/branch.ts";
import { isTraining } from "../domain/access/training.ts";
import type { RefundBody, RefundReason } from "../domain/refund/refund-body.ts";
import type { MessageKey, Messages } from "../i18n/en.ts";
import type { Format } from "../i18n/format.ts";
import type { Money } from "../lib/money.ts";
import { fiscalBlock } from "./fiscal-block.ts";
import { copyMark, type Receipt, type ReceiptFacts, tenderRow } from "./receipt.ts";
import { lineOf } from "./receipt-lines.ts";
import { amountOf, type ReceiptRow } from "./receipt-paper.ts";
import { codeFor } from "./receipt-qr.ts";

export interface RefundFacts
  extends Pick<ReceiptFacts, "organisation" | "at" | "cashier" | "copy" | "fiscal"> {
  readonly refund: RefundBody;
  readonly branch: Pick<Branch, "name" | "address"> | null;
}

/** Every reason by its name. */
export const REASON_LABEL = {
  "changed-mind": "refund.changedMind",
  "wrong-item": "refund.wrongItem",
  defect: "refund.defect",
  expired: "refund.expired",
  "wrong-price": "refund.wrongPrice",
  "cashier-mistake": "refund.cashierMistake",
  other: "refund.other",
} as const satisfies Record<RefundReason, MessageKey>;

/** The paper of a refund in one language, in the shape of a receipt. All figures are the refund's own; nothing is computed anew. */
export const refundDocument = (facts: RefundFacts, messages: Messages, format: Format): Receipt => {
  const { refund, at, organisation, branch } = facts;
  const paper = { messages, format, sale: refund };
  const money = (minor: number) => format.money(minor as Money, refund.currency, { minor: "always" });
  return {
    organisation: organisation.name,
    title: [
      ...(isTraining(refund.number) ? [messages["hands.trainingBanner"]] : []),
      messages[refund.isVoid ? "refund.paperVoid" : "refund.title"],
    ].join(" · "),
    header: [
      organisation.taxId === "" ? "" : `${messages[`receipt.taxId${refund.currency}`]} ${organisation.taxId}`,
      branch?.name ?? "",
      branch?.address ?? "",
      organisation.phone ?? "",
    ].filter((text) => text !== ""),
    facts: factRows(facts, messages, format),
    lines: refund.lines.map(({ full: _, ...line }) => lineOf(paper, { ...line, barcode: "" })),
    sums:
      refund.rounding === 0
        ? []
        : [{ label: messages["receipt.rounding"], value: amountOf(paper, refund.rounding) }],
    total: { label: messages["refund.paperOut"], value: money(refund.total) },
    taxes: refund.taxes
      .filter(({ rate }) => rate !== "exempt")
      .map(({ rate, tax }) => ({
        label: messages[refund.taxMode === "included" ? "receipt.taxIncluded" : "receipt.taxAdded"](
          format.percent(Number(rate)),
        ),
        value: amountOf(paper, tax),
      })),
    tenders: refund.tenders.map((tender) => tenderRow(paper, tender)),
    change: null,
    saved: null,
    points:
      refund.points === undefined
        ? null
        : { label: messages["refund.paperPoints"](format.number(refund.points)), value: "" },
    fiscal: facts.fiscal === undefined ? null : fiscalBlock(facts.fiscal, messages, format),
    qr: codeFor({ number: refund.number, at, total: refund.total as Money, currency: refund.currency }),
    footer: [messages["refund.paperSign"]],
    copyMark: copyMark(facts.copy, messages),
  };
};

const factRows = ({ refund, at, cashier }: RefundFacts, messages: Messages, format: Format): ReceiptRow[] =>
  [
    { label: messages["receipt.number"], value: refund.number },
    { label: messages["refund.paperOfSale"], value: refund.of?.number ?? "" },
    { label: messages["receipt.date"], value: format.dateTime(at) },
    { label: messages["receipt.till"], value: refund.till },
    { label: messages["receipt.cashier"], value: cashier },
    { label: messages["receipt.customer"], value: refund.customer?.name ?? "" },
    { label: messages["refund.paperReason"], value: refund.note ?? messages[REASON_LABEL[refund.reason]] },
    { label: messages["refund.exchange"], value: refund.exchange ?? "" },
  ].filter(({ value }) => value !== "");
