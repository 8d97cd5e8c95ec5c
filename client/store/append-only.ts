import type { DBCore, DBCoreTable, Dexie } from "dexie";

/**
 * Makes the documents of one Dexie database append-only and every write to it all or nothing. RxDB looks for existing
 * documents, sets the conflicting ones aside and stores the rest; here the look finds nothing and its puts become adds, so a
 * conflict is IndexedDB's own and takes the whole transaction with it, whichever tab was first.
 */
export const appendOnly =
  (suffix: string) =>
  async (database: Dexie, name: string): Promise<void> => {
    if (name.endsWith(suffix)) database.use({ stack: "dbcore", name: "append-only", create: guardTables });
  };

const guardTables = (core: DBCore): DBCore => ({
  ...core,
  table: (name) => (name === "docs" ? guard(core.table(name)) : core.table(name)),
});

const guard = (table: DBCoreTable): DBCoreTable => ({
  ...table,
  getMany: async (request) =>
    isWriting(request.trans) ? request.keys.map(() => undefined) : table.getMany(request),
  mutate: async (request) => {
    if (request.type !== "put") return table.mutate(request);
    const { trans, values } = request;
    return table.mutate({ type: "add", trans, values });
  },
});

const isWriting = (transaction: unknown): boolean => (transaction as IDBTransaction).mode === "readwrite";
