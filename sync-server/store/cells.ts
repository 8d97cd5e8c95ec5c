import type { Cell } from "../../shared/core/counter.ts";
import type { CounterId, HolderId, LogId, OrgId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

export interface FoundCell {
  readonly counter: CounterId;
  readonly cell: Cell;
}

export const readCells = async (
  db: Queryable,
  org: OrgId,
  counters: readonly CounterId[],
): Promise<readonly FoundCell[]> =>
  counters.length === 0
    ? []
    : (await query<CellRow>(db, `${SELECT} where org_id = $1 and counter = any($2)`, [org, counters])).map(
        readCell,
      );

/** Cells of every counter `area/<anything>/id`. */
export const readCellsOf = async (
  db: Queryable,
  org: OrgId,
  wanted: readonly { readonly area: string; readonly id: string }[],
): Promise<readonly FoundCell[]> => {
  if (wanted.length === 0) return [];
  const rows = await query<CellRow>(
    db,
    `${SELECT} where org_id = $1 and (split_part(counter, '/', 1), split_part(counter, '/', 3))
      in (select * from unnest($2::text[], $3::text[]))`,
    [org, wanted.map(({ area }) => area), wanted.map(({ id }) => id)],
  );
  return rows.map(readCell);
};

const SELECT = "select counter, log, holder, seq, minted, spent, beyond, settled, given from cells";

interface CellRow extends Omit<Cell, "given"> {
  readonly counter: CounterId;
  readonly log: LogId;
  readonly given: Readonly<Record<HolderId, number>> | null;
}

const readCell = ({ counter, given, ...cell }: CellRow): FoundCell => ({
  counter,
  cell: { ...cell, ...(given && { given }) },
});
