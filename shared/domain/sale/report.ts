import type { Entry } from "../../core/entry.ts";
import { parseLogId } from "../../core/ids.ts";
import type { ReportRow } from "../../core/kind.ts";
import type { SaleBody, SaleLine } from "./sale-body.ts";

/**
 * A sale as rows for reports; integers are minor units, thousandths, and ms since 1970.
 * - `sales`: log text, seq integer, number text, branch text, device text, staff text, at bigint, total bigint, change
 *   bigint, rounding integer, currency text, shift text (empty: none), customer text (empty: none), discount bigint
 * - `sale_lines`: log, seq, line integer (from 1), product text, barcode text, name text, quantity bigint, price bigint,
 *   total bigint (after discounts), discount bigint, tax_rate integer (hundredths of a percent; null for exempt)
 * - `payments`: log, seq, line integer (from 1), type text (see `TENDER_TYPES`), amount bigint, owner text (of the wallet, card
 *   or terminal attempt; empty for cash); cash is what was handed over
 */
export const reportSale = (sale: SaleBody, { log, seq, at, by }: Entry): readonly ReportRow[] => {
  const { number, branch, total, change, rounding, currency } = sale;
  const device = parseLogId(log)?.device ?? "";
  return [
    {
      table: "sales",
      row: {
        log,
        seq,
        number,
        branch,
        device,
        staff: by,
        at,
        total,
        change,
        rounding,
        currency,
        shift: sale.shift ?? "",
        customer: sale.customer?.id ?? "",
        discount: sale.lines.reduce((sum, line) => sum + discountOf(line), 0),
      },
    },
    ...sale.lines.map((line, i) => ({
      table: "sale_lines",
      row: { log, seq, line: i + 1, ...lineRow(line) },
    })),
    ...sale.tenders.map(({ type, amount, of = "" }, i) => ({
      table: "payments",
      row: { log, seq, line: i + 1, type, amount, owner: of },
    })),
  ];
};

const lineRow = (line: SaleLine) => {
  const { product, barcode, name, quantity, price, total, taxRate } = line;
  const rate = taxRate === "exempt" ? null : taxRate;
  return { product, barcode, name, quantity, price, total, discount: discountOf(line), tax_rate: rate };
};

/** What was taken off a line. */
export const discountOf = ({ discounts = [] }: Pick<SaleLine, "discounts">): number =>
  discounts.reduce((sum, { amount }) => sum + amount, 0);
