/** Unfinished work in a database: slower than `Drafts`, and there even when the power goes off right after. */
export interface DurableDrafts {
  /** What was saved last, as plain data to be checked; `null` when nothing was, or it cannot be read. */
  readonly load: () => Promise<unknown>;
  /** Resolves once it is on the disk; `null` forgets it. `false` when the browser refused. */
  readonly save: (draft: unknown) => Promise<boolean>;
}

const STORE = "drafts";

/** Keeps drafts of one key in IndexedDB, each write flushed to the disk before it counts. */
export const createDurableDrafts = (databases: IDBFactory, key: string): DurableDrafts => {
  let opening: Promise<IDBDatabase> | null = null;
  const open = (): Promise<IDBDatabase> => {
    opening ??= openDatabase(databases, () => {
      opening = null;
    });
    return opening;
  };
  return {
    load: async () => {
      try {
        const store = (await open()).transaction(STORE).objectStore(STORE);
        const text: unknown = await answered(store.get(key));
        return typeof text === "string" ? JSON.parse(text) : null;
      } catch {
        return null;
      }
    },
    save: async (draft) => {
      try {
        const writing = (await open()).transaction(STORE, "readwrite", { durability: "strict" });
        writing.objectStore(STORE).put(JSON.stringify(draft), key);
        return await written(writing);
      } catch {
        return false;
      }
    },
  };
};

/** Of a browser without a database: nothing is kept there. */
export const NO_DURABLE_DRAFTS: DurableDrafts = { load: async () => null, save: async () => false };

const openDatabase = async (databases: IDBFactory, onGone: () => void): Promise<IDBDatabase> => {
  const request = databases.open("open-sales", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  try {
    const database = await answered(request);
    database.onclose = onGone;
    database.onversionchange = () => {
      database.close();
      onGone();
    };
    return database;
  } catch (cause) {
    onGone();
    throw cause;
  }
};

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const written = (writing: IDBTransaction): Promise<boolean> =>
  new Promise((resolve) => {
    writing.oncomplete = () => resolve(true);
    writing.onabort = () => resolve(false);
  });
