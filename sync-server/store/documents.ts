import { type Doc, type FieldValue, mergeDocs } from "../../shared/core/document.ts";
import type { OrgId } from "../../shared/core/ids.ts";
import type { Stamp } from "../../shared/core/stamp.ts";
import { type Queryable, query } from "./pool.ts";

export interface FoundDoc {
  readonly type: string;
  readonly id: string;
  readonly doc: Doc;
}

export interface DocName {
  readonly doc: string;
  readonly id: string;
}

/** A document as the whole organisation sees it, whatever scopes wrote it. */
export const readDoc = async (
  db: Queryable,
  org: OrgId,
  type: string,
  id: string,
): Promise<Doc | undefined> => (await readDocs(db, org, [{ doc: type, id }]))[0]?.doc;

export const readDocs = async (
  db: Queryable,
  org: OrgId,
  names: readonly DocName[],
): Promise<readonly FoundDoc[]> => {
  if (names.length === 0) return [];
  const rows = await query<DocumentRow>(
    db,
    `${SELECT} where org_id = $1 and (type, id) in (select * from unnest($2::text[], $3::text[]))`,
    [org, names.map(({ doc }) => doc), names.map(({ id }) => id)],
  );
  return mergeScopes(rows);
};

/** All documents of these types, deleted ones included. */
export const readDocsOfType = async (
  db: Queryable,
  org: OrgId,
  types: readonly string[],
): Promise<readonly FoundDoc[]> =>
  types.length === 0
    ? []
    : mergeScopes(
        await query<DocumentRow>(db, `${SELECT} where org_id = $1 and type = any($2)`, [org, types]),
      );

/** Names of the documents that have one of these values in the field; sets by member. */
export const findDocs = async (
  db: Queryable,
  org: OrgId,
  wanted: readonly { readonly doc: string; readonly field: string; readonly value: string }[],
): Promise<readonly DocName[]> => {
  if (wanted.length === 0) return [];
  return query<DocName>(
    db,
    `select distinct doc, id from lookups
      where org_id = $1 and (doc, field, value) in (select * from unnest($2::text[], $3::text[], $4::text[]))`,
    [org, wanted.map(({ doc }) => doc), wanted.map(({ field }) => field), wanted.map(({ value }) => value)],
  );
};

const SELECT = "select type, id, stamp, fields, stamps from documents";

interface DocumentRow {
  readonly type: string;
  readonly id: string;
  readonly stamp: Stamp;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly stamps: Readonly<Record<string, Stamp>> | null;
}

const mergeScopes = (rows: readonly DocumentRow[]): readonly FoundDoc[] => {
  const found = new Map<string, FoundDoc>();
  for (const { type, id, stamp, fields, stamps } of rows) {
    const doc: Doc = { stamp, fields, ...(stamps && { stamps }) };
    const known = found.get(`${type} ${id}`);
    found.set(`${type} ${id}`, { type, id, doc: known === undefined ? doc : mergeDocs(known.doc, doc) });
  }
  return [...found.values()];
};
