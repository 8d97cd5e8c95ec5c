import type { OrgId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

/** A list as JSON text put together in SQL, with what to ask after for the rest; `null` at the end. */
export interface ListText {
  readonly rows: string;
  readonly next: string | null;
}

export interface ListQuery {
  /** As `foldText` makes it. */
  readonly search: string;
  readonly after: string;
  readonly limit: number;
}

/** Live products by id: name, SKU, barcodes, unit, price … never costs, which are documents of the office. */
export const listProducts = (
  db: Queryable,
  org: OrgId,
  { search, after, limit }: ListQuery,
): Promise<ListText> =>
  listText(
    db,
    `select id as cursor, fields || jsonb_build_object('id', id) as row from documents
      where org_id = $1 and type = 'product' and scope = 'org' and id > $2
        and (fields -> 'deleted') is distinct from 'true'::jsonb
        and ($4 = '' or position($4 in replace(lower(fields ->> 'name' collate "und-x-icu"), 'ё', 'е')) > 0
          or lower(fields ->> 'sku' collate "und-x-icu") = $4 or (fields -> 'barcodes') ? $4)
      order by id limit $3`,
    [org, after, limit, search],
  );

/** Stock on hand by branch and product, of these branches (`null` for all); out of the branch's own logs. */
export const listStock = (
  db: Queryable,
  org: OrgId,
  branches: readonly string[] | null,
  { after, limit }: ListQuery,
): Promise<ListText> =>
  listText(
    db,
    `select counter as cursor, jsonb_build_object(
          'branch', split_part(counter, '/', 2), 'product', split_part(counter, '/', 3),
          'quantity', sum(minted - spent - beyond + settled),
          'shortage', greatest(0, sum(beyond - settled))) as row
      from cells
      where org_id = $1 and counter > $2 and counter >= 'stock/' and counter < 'stock0'
        and scope = 'b-' || split_part(counter, '/', 2)
        and ($4::text[] is null or split_part(counter, '/', 2) = any($4))
      group by counter order by counter limit $3`,
    [org, after, limit, branches],
  );

/** Receipts of these branches (`null` for all), newest first. `search` is part of a number. */
export const listReceipts = (
  db: Queryable,
  org: OrgId,
  branches: readonly string[] | null,
  { search, after, limit }: ListQuery,
): Promise<ListText> =>
  listText(
    db,
    `select lpad(at::text, 15, '0') || ' ' || log || ' ' || lpad(seq::text, 9, '0') as cursor, ${RECEIPT} as row
      from sales
      where org_id = $1
        and ($2 = '' or (at, log, seq) < (split_part($2, ' ', 1)::bigint, split_part($2, ' ', 2), split_part($2, ' ', 3)::integer))
        and ($4::text[] is null or branch = any($4))
        and ($5 = '' or position($5 in lower(number)) > 0)
      order by at desc, log desc, seq desc limit $3`,
    [org, after, limit, branches, search],
  );

/** A receipt with its lines and payments as JSON text, or `null`. Numbers are never used twice; a forger's twin is older. */
export const readReceipt = async (
  db: Queryable,
  org: OrgId,
  branches: readonly string[] | null,
  number: string,
): Promise<string | null> => {
  const rows = await query<{ receipt: string }>(
    db,
    `select (${RECEIPT} || jsonb_build_object(
        'lines', (select coalesce(jsonb_agg(to_jsonb(l) - 'org_id' - 'log' - 'seq' order by l.line), '[]')
          from sale_lines l where l.org_id = sales.org_id and l.log = sales.log and l.seq = sales.seq),
        'payments', (select coalesce(jsonb_agg(to_jsonb(p) - 'org_id' - 'log' - 'seq' order by p.line), '[]')
          from payments p where p.org_id = sales.org_id and p.log = sales.log and p.seq = sales.seq),
        'fiscal', ${FISCAL_MARK}))::text as receipt
      from sales where org_id = $1 and number = $2 and ($3::text[] is null or branch = any($3))
      order by at desc limit 1`,
    [org, number, branches],
  );
  return rows[0]?.receipt ?? null;
};

/** What the fiscal device said of it, as its entry has it; null while it is unsigned. */
const FISCAL_MARK = `(select e.text::jsonb #> '{body,mark}'
  from fiscal_receipts f join entries e on e.org_id = f.org_id and e.log = f.log and e.seq = f.seq
  where f.org_id = sales.org_id and f.number = sales.number and f.state = 'signed' limit 1)`;

const RECEIPT = `jsonb_build_object(
  'number', number, 'branch', branch, 'device', device, 'staff', staff, 'at', at,
  'total', total, 'change', change, 'rounding', rounding, 'currency', currency)`;

/** Runs a select of `cursor` and `row`; $3 is the limit. The cursor of a full list tells where to go on. */
const listText = async (db: Queryable, select: string, values: readonly unknown[]): Promise<ListText> => {
  const [list] = await query<{ rows: string; count: number; last: string | null }>(
    db,
    `select '[' || coalesce(string_agg(row::text, ',' order by n), '') || ']' as rows, count(*) as count,
        (array_agg(cursor order by n desc))[1] as last
      from (select cursor, row, row_number() over () as n from (${select}) found) numbered /* org_id is $1 */`,
    values,
  );
  if (list === undefined) return { rows: "[]", next: null };
  return { rows: list.rows, next: list.count === values[2] ? list.last : null };
};
