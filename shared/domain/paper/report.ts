import type { Entry } from "../../core/entry.ts";
import type { ReportRow } from "../../core/kind.ts";
import type { DrawerOpenedBody, ReprintedBody } from "./paper-body.ts";

/**
 * Copies and drawer openings as rows for reports. Both tables have log text, seq integer, branch text, shift text (empty: none),
 * till text, staff text, at bigint (ms since 1970).
 * - `reprints`: number text, copy integer
 * - `drawer_openings`: reason text
 */
export const reportReprinted = (body: ReprintedBody, entry: Entry): readonly ReportRow[] => [
  { table: "reprints", row: { ...head(body, entry), number: body.number, copy: body.copy } },
];

export const reportDrawerOpened = (body: DrawerOpenedBody, entry: Entry): readonly ReportRow[] => [
  { table: "drawer_openings", row: { ...head(body, entry), reason: body.reason } },
];

const head = (
  { branch, till, shift = "" }: ReprintedBody | DrawerOpenedBody,
  { log, seq, at, by }: Entry,
) => ({
  ...{ log, seq, branch, shift, till, at },
  staff: by,
});
