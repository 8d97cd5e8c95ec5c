import type { Index } from "../../shared/core/state.ts";
import { type Queryable, query } from "./pool.ts";

/**
 * Fills in the look-ups of fields that an organisation's table does not hold yet: a release has added the field. What is
 * written meanwhile fills itself in.
 */
export const fillLookups = async (db: Queryable, indexes: readonly Index[]): Promise<void> => {
  await query(
    db,
    `with missing as (
        select o.org_id, i.doc, i.field from organisations o cross join jsonb_to_recordset($1) i(doc text, field text)
          where not exists (
            select from lookup_fields f where f.org_id = o.org_id and f.doc = i.doc and f.field = i.field)
      ), filled as (
        insert into lookups (org_id, doc, field, value, id, scope)
          select d.org_id, m.doc, m.field, v.value, d.id, d.scope
            from missing m
            join documents d on d.org_id = m.org_id and d.type = m.doc
            cross join lateral lookup_values(d.fields, m.field) v(value)
            order by 1, 2, 3, 4, 5, 6
          on conflict do nothing
      )
      insert into lookup_fields (org_id, doc, field) select org_id, doc, field from missing order by 1, 2, 3
        on conflict do nothing`,
    [JSON.stringify(indexes)],
  );
};
