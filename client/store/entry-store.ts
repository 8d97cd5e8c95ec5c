import type { RxCollection } from "rxdb/plugins/core";
import type { Hash, Signature } from "../../shared/core/crypto.ts";
import type { LogId } from "../../shared/core/ids.ts";
import type { EntryRow, EntryStore } from "../../shared/core/store.ts";
import { arrivalAge, arrivalId, type EntryDoc, MAX_SEQ } from "./database.ts";
import { queryStorage, rangeOfStorage } from "./storage-query.ts";

/** Entries in the till's database. One `append` is one IndexedDB transaction; a number already taken rejects all of it. */
export const createEntryStore = (entries: RxCollection<EntryDoc>): EntryStore => ({
  append: async (rows) => {
    const { error } = await entries.bulkInsert(rows.map(rowToDoc));
    if (error[0] !== undefined) throw new Error(`Entry ${error[0].documentId}: status ${error[0].status}`);
  },
  read: async (log, after, limit) => {
    const range = [byLog(log, after, AFTER_ALL_IDS), byLog(log, MAX_SEQ, AFTER_ALL_IDS)] as const;
    return (await rangeOfStorage(entries, "[_deleted+log+seq+id]", range, limit)).map(docToRow);
  },
  since: async (after, limit) => {
    const range = [arrivalId(after), AFTER_ALL_IDS] as const;
    return (await rangeOfStorage(entries, "id", range, limit)).map(docToRow);
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

/** Greater than every arrival number's text. */
const AFTER_ALL_IDS = "\uffff";

const byLog = (log: string, seq: number, id: string) => ["0", log, seq, id] as const;

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
