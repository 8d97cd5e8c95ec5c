import { type MangoQuery, normalizeMangoQuery, prepareQuery, type RxCollection } from "rxdb/plugins/core";

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
): Promise<readonly T[]> =>
  ids.length === 0 ? [] : collection.storageInstance.findDocumentsById([...ids], false);
