import type { Pool } from "pg";
import { query } from "../../sync-server/store/pool.ts";

export interface StockRow {
  readonly barcode: string;
  /** Thousandths. */
  readonly quantity: number;
}

/** The server's state hash over what tills read, computed in SQL. */
export const serverHash = async (pool: Pool): Promise<string> => {
  const [row] = await query<{ hash: string }>(
    pool,
    "select state_hash(org_id, null) as hash from organisations",
  );
  return row?.hash ?? "";
};

/** Stock on hand by barcode, as the server's counters have it. */
export const serverStock = (pool: Pool): Promise<readonly StockRow[]> =>
  query<StockRow>(
    pool,
    `select b.barcode, coalesce(sum(c.minted - c.spent - c.beyond + c.settled), 0) as quantity
       from documents d
       cross join lateral jsonb_array_elements_text(d.fields -> 'barcodes') b(barcode)
       left join cells c on c.org_id = d.org_id and c.counter like 'stock/%/' || d.id
      where d.type = 'product' group by b.barcode order by b.barcode`,
  );

/** Counters whose cells differ from what the entries themselves add up to. */
export const ledgerDifferences = async (pool: Pool): Promise<number> => {
  const [row] = await query<{ differing: number }>(
    pool,
    `with ledger as (
       select f.effect ->> 'counter' as counter,
              sum(coalesce((f.effect ->> 'mint')::bigint, 0) - coalesce((f.effect ->> 'spend')::bigint, 0)
                - coalesce((f.effect ->> 'beyond')::bigint, 0)) as value
         from entries e cross join lateral jsonb_array_elements(e.text::jsonb -> 'effects') f(effect)
        where e.void is null group by 1
     ), books as (
       select counter, sum(minted - spent - beyond + settled) as value from cells group by 1
     )
     select count(*) as differing from ledger full join books using (counter)
      where ledger.value is distinct from books.value`,
  );
  return row?.differing ?? -1;
};
