import type { Entry } from "../../core/entry.ts";
import { parseLogId } from "../../core/ids.ts";
import type { ReportRow } from "../../core/kind.ts";
import type { RefundBody, RefundedLine } from "./refund-body.ts";

/**
 * A refund as rows for reports; integers are minor units, thousandths, and ms since 1970.
 * - `refunds`: log text, seq integer, number text, of_number, of_log text, of_seq integer (the sale; empty and 0 without a receipt),
 *   branch, till, device, staff text, at bigint, total bigint, rounding integer, currency, shift, customer, reason, note text, is_void
 *   boolean, exchange text (number of the sale made with it, or empty)
 * - `refund_lines`: log, seq, line integer (from 1), of_line integer (from 1; 0: none), product, name text, quantity, price, total
 *   bigint, tax_rate integer (null for exempt), to_shelf boolean
 * - `refund_payments`: log, seq, line integer (from 1), type text, amount bigint, owner text
 */
export const reportRefund = (refund: RefundBody, { log, seq, at, by }: Entry): readonly ReportRow[] => {
  const { number, of, branch, till, total, rounding, currency, reason, isVoid } = refund;
  const { shift = "", customer, note = "", exchange = "" } = refund;
  const sale = { of_number: of?.number ?? "", of_log: of?.log ?? "", of_seq: of?.seq ?? 0 };
  const who = { branch, till, device: parseLogId(log)?.device ?? "", staff: by, at };
  return [
    {
      table: "refunds",
      row: {
        ...{ log, seq, number, ...sale, ...who, total, rounding, currency },
        ...{ shift, customer: customer?.id ?? "", reason, note, is_void: isVoid, exchange },
      },
    },
    ...refund.lines.map((line, i) => ({
      table: "refund_lines",
      row: { log, seq, line: i + 1, ...lineRow(line) },
    })),
    ...refund.tenders.map(({ type, amount, of: owner = "" }, i) => ({
      table: "refund_payments",
      row: { log, seq, line: i + 1, type, amount, owner },
    })),
  ];
};

const lineRow = ({ line, product, name, quantity, price, total, taxRate, back }: RefundedLine) => ({
  of_line: line + 1,
  ...{ product, name, quantity, price, total },
  tax_rate: taxRate === "exempt" ? null : taxRate,
  to_shelf: back === "shelf",
});
