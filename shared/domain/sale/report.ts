import type { Entry } from "../../core/entry.ts";
import { parseLogId } from "../../core/ids.ts";
import type { ReportRow } from "../../core/kind.ts";
import type { SaleBody } from "./sale-body.ts";

/**
 * A sale as rows for reports; integers are minor units, thousandths, and ms since 1970.
 * - `sales`: log text, seq integer, number text, branch text, device text, staff text, at bigint, total bigint, change
 *   bigint, rounding integer, currency text
 * - `sale_lines`: log, seq, line integer (from 1), product text, barcode text, name text, quantity bigint, price bigint,
 *   total bigint, tax_rate integer (hundredths of a percent; null for exempt)
 * - `payments`: log, seq, line integer (from 1), type text (`cash`, `card`), amount bigint; cash is what was handed over
 */
export const reportSale = (sale: SaleBody, { log, seq, at, by }: Entry): readonly ReportRow[] => {
  const { number, branch, total, change, rounding, currency } = sale;
  const device = parseLogId(log)?.device ?? "";
  return [
    {
      table: "sales",
      row: { log, seq, number, branch, device, staff: by, at, total, change, rounding, currency },
    },
    ...sale.lines.map(({ product, barcode, name, quantity, price, total: lineTotal, taxRate }, i) => ({
      table: "sale_lines",
      row: {
        log,
        seq,
        line: i + 1,
        product,
        barcode,
        name,
        quantity,
        price,
        total: lineTotal,
        tax_rate: taxRate === "exempt" ? null : taxRate,
      },
    })),
    ...sale.tenders.map(({ type, amount }, i) => ({
      table: "payments",
      row: { log, seq, line: i + 1, type, amount },
    })),
  ];
};
