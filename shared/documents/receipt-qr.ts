import { isTraining } from "../domain/access/training.ts";
import type { Currency, Money } from "../lib/money.ts";

/** What the code on a receipt says. */
export interface ReceiptCode {
  readonly number: string;
  /** ms since 1970. */
  readonly at: number;
  readonly total: Money;
  readonly currency: Currency;
}

const MARK = "SF1";

/** Short capital text, so that the QR code stays small: `SF1:T1-1K7MQ-0017:1794000000000:99990:KZT`. */
export const receiptQr = ({ number, at, total, currency }: ReceiptCode): string =>
  [MARK, number, at, total, currency].join(":");

/** The code of a receipt that counts; `null` in training, so that practice paper passes for nothing. */
export const codeFor = (code: ReceiptCode): string | null =>
  isTraining(code.number) ? null : receiptQr(code);

/** The receipt's number in scanned text, or `null` when it is no receipt of ours. */
export const receiptNumberOf = (scanned: string): string | null => {
  const match = /^SF1:([A-Z0-9-]{1,60}):\d+:\d+:[A-Z]{3}$/.exec(scanned.trim());
  return match?.[1] ?? null;
};
