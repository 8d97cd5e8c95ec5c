import type { Table } from "dexie";
import {
  type MangoQuery,
  normalizeMangoQuery,
  prepareQuery,
  type RxCollection,
  type RxDocumentData,
} from "rxdb/plugins/core";

/** Documents as they lie on disk, past RxDB's caches of queries and documents, which only cost memory here. */
export const queryStorage = async <T>(
  collection: RxCollection<T>,
  query: MangoQuery<T>,
): Promise<readonly T[]> => {
  const { schema } = collection.storageInstance;
  const prepared = prepareQuery(schema, normalizeMangoQuery(schema, query as never));
  return (await collection.storageInstance.query(prepared)).documents;
};

/** Documents by primary key, in the order asked; those that are not there are left out. */
export const readStorage = async <T>(
  collection: RxCollection<T>,
  ids: readonly string[],
): Promise<readonly RxDocumentData<T>[]> =>
  ids.length === 0 ? [] : collection.storageInstance.findDocumentsById([...ids], false);

type Key = string | readonly (string | number)[];

/**
 * Documents between two keys of an index, both excluded, in its order, at most `limit`; deleted ones included. One read of many rows, where
 * RxDB's own query walks a cursor: a tenth of the time at 500 rows.
 */
export const rangeOfStorage = async <T>(
  collection: RxCollection<T>,
  index: string,
  [after, before]: readonly [Key, Key],
  limit: number,
): Promise<readonly T[]> => {
  const table = await tableOf(collection);
  return table.where(index).between(after, before, false, false).limit(limit).toArray();
};

/** Every primary key there is. */
export const idsInStorage = async <T>(collection: RxCollection<T>): Promise<readonly string[]> =>
  (await tableOf(collection)).toCollection().primaryKeys();

/** Removes documents for good: RxDB itself would keep a deleted document, body and all, for its replication. */
export const deleteFromStorage = async <T>(
  collection: RxCollection<T>,
  ids: readonly string[],
): Promise<void> => (await tableOf(collection)).bulkDelete([...ids]);

const tableOf = async <T>(collection: RxCollection<T>): Promise<Table<T, string>> =>
  ((await collection.storageInstance.internals) as { readonly dexieTable: Table<T, string> }).dexieTable;
