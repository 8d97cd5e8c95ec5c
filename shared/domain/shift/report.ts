import type { Entry } from "../../core/entry.ts";
import type { ReportRow } from "../../core/kind.ts";
import type { AmendedBody, ClosedBody, MovedBody, OpenedBody } from "./shift-body.ts";

/**
 * Shifts as rows for reports; integers are minor units and ms since 1970. Every table has log text, seq integer, branch text, shift
 * text, till text, staff text, at bigint.
 * - `shift_openings`: number text, float bigint
 * - `cash_moves`: direction text, amount bigint, reason text, note text
 * - `shift_closings`: z text, opened_at bigint, expected, counted, difference, sold, refunded, grand_sold, grand_refunded bigint. Of two
 *   closings of a shift the later counts [SHIFT-8].
 * - `shift_amendments`: z text, n integer, sold, refunded, cash bigint
 */
export const reportOpened = (body: OpenedBody, entry: Entry): readonly ReportRow[] => [
  { table: "shift_openings", row: { ...head(body, entry), number: body.number, float: body.float } },
];

export const reportMoved = (body: MovedBody, entry: Entry): readonly ReportRow[] => {
  const { direction, amount, reason, note = "" } = body;
  return [{ table: "cash_moves", row: { ...head(body, entry), direction, amount, reason, note } }];
};

export const reportClosed = (body: ClosedBody, entry: Entry): readonly ReportRow[] => {
  const { z, openedAt, expected, counted, difference, totals, grand } = body;
  const sums = { sold: totals.sales.total, refunded: totals.refunds.total };
  const ever = { grand_sold: grand.sold, grand_refunded: grand.refunded };
  return [
    {
      table: "shift_closings",
      row: { ...head(body, entry), z, opened_at: openedAt, expected, counted, difference, ...sums, ...ever },
    },
  ];
};

export const reportAmended = (body: AmendedBody, entry: Entry): readonly ReportRow[] => {
  const { z, n, totals, cash } = body;
  const sums = { sold: totals.sales.total, refunded: totals.refunds.total };
  return [{ table: "shift_amendments", row: { ...head(body, entry), z, n, ...sums, cash } }];
};

const head = (
  { branch, shift, till }: Pick<OpenedBody, "branch" | "shift" | "till">,
  { log, seq, at, by }: Entry,
): ReportRow["row"] => ({ log, seq, branch, shift, till, staff: by, at });
