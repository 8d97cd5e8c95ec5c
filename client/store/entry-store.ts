import type { RxCollection } from "rxdb/plugins/core";
import type { Hash, Signature } from "../../shared/core/crypto.ts";
import type { LogId } from "../../shared/core/ids.ts";
import type { EntryRow, EntryStore } from "../../shared/core/store.ts";
import { arrivalAge, arrivalId, type EntryDoc } from "./database.ts";
import { queryStorage, readStorage } from "./storage-query.ts";

/** Entries in the till's database. One `append` is one IndexedDB transaction; a number already taken rejects all of it. */
export const createEntryStore = (entries: RxCollection<EntryDoc>): EntryStore => ({
  append: async (rows) => {
    const { error } = await entries.bulkInsert(rows.map(rowToDoc));
    if (error[0] !== undefined) throw new Error(`Entry ${error[0].documentId}: status ${error[0].status}`);
  },
  read: async (log, after, limit) => {
    const found = await queryStorage(entries, {
      selector: { log, seq: { $gt: after } },
      sort: [{ log: "asc" }, { seq: "asc" }],
      limit,
    });
    return found.map(docToRow);
  },
  since: async (after, limit) => {
    const ids = Array.from({ length: limit }, (_, i) => arrivalId(after + 1 + i));
    return (await readStorage(entries, ids)).map(docToRow);
  },
});

/** Entries of a kind, latest arrival first, with a number below `before`, at most `limit`. */
export const latestOfKind = async (
  entries: RxCollection<EntryDoc>,
  kind: string,
  before: number,
  limit: number,
): Promise<readonly EntryRow[]> => {
  const found = await queryStorage(entries, {
    selector: { kind, age: { $gt: arrivalAge(before) } },
    sort: [{ kind: "asc" }, { age: "asc" }],
    limit,
  });
  return found.map(docToRow);
};

const rowToDoc = ({ n, signature, ...row }: EntryRow): EntryDoc => ({
  ...row,
  id: arrivalId(n),
  age: arrivalAge(n),
  signature: signature ?? "",
});

const docToRow = ({ id, log, seq, kind, at, text, hash, signature }: EntryDoc): EntryRow => ({
  n: Number(id),
  log: log as LogId,
  seq,
  kind,
  at,
  text,
  hash: hash as Hash,
  signature: signature === "" ? null : (signature as Signature),
});
