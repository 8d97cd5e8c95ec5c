import type { FiscalMark } from "../domain/fiscal/fiscal-body.ts";
import type { Messages } from "../i18n/en.ts";
import type { Format } from "../i18n/format.ts";
import type { ReceiptRow } from "./receipt-paper.ts";

/** What a fiscal device has said of a receipt, or that its word is awaited. */
export interface FiscalBlock {
  readonly title: string;
  readonly rows: readonly ReceiptRow[];
  /** Where the tax office shows it, for a square code; `null` when the device names no place. */
  readonly url: string | null;
}

/** A fiscal device's word as rows, in the order in which they are usually printed; what it did not say is left out. */
export const fiscalBlock = (
  mark: FiscalMark | "pending",
  messages: Messages,
  format: Format,
): FiscalBlock => {
  if (mark === "pending") return { title: messages["receipt.fiscalPending"], rows: [], url: null };
  const rows = [
    { label: messages["receipt.fiscalSign"], value: mark.sign },
    { label: messages["receipt.date"], value: format.dateTime(mark.at) },
    { label: messages["receipt.fiscalRegistration"], value: mark.registration ?? "" },
    { label: messages["receipt.fiscalSerial"], value: mark.serial ?? "" },
    { label: messages["receipt.fiscalDrive"], value: mark.drive ?? "" },
    { label: messages["receipt.fiscalDocument"], value: mark.document ?? "" },
    { label: messages["receipt.fiscalOperator"], value: mark.operator ?? "" },
  ];
  const title = messages[mark.autonomous ? "receipt.fiscalAutonomous" : "receipt.fiscalTitle"];
  return { title, rows: rows.filter(({ value }) => value !== ""), url: mark.url ?? null };
};
