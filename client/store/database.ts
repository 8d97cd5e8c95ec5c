import { createRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from "rxdb/plugins/core";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { appendOnly } from "./append-only.ts";

/** One entry as it lies on disk. `id` is its arrival number, padded so that it sorts as text. */
export interface EntryDoc {
  readonly id: string;
  /** The arrival number counted down, because RxDB's Dexie storage walks an index only upwards. */
  readonly age: string;
  readonly log: string;
  readonly seq: number;
  readonly kind: string;
  readonly at: number;
  readonly text: string;
  readonly hash: string;
  /** Empty when the entry is vouched for by a later one of its log. */
  readonly signature: string;
}

/** A text under a name: a page of a checkpoint, a photo, a setting. */
export interface TextDoc {
  readonly id: string;
  readonly body: string;
}

type Collections = {
  readonly entries: RxCollection<EntryDoc>;
  readonly checkpoints: RxCollection<TextDoc>;
  readonly blobs: RxCollection<TextDoc>;
  readonly device: RxCollection<TextDoc>;
};

/** All that a till keeps: few collections, because there are few primitives. Each is an IndexedDB database of its own. */
export type ShopDatabase = Collections & {
  readonly name: string;
  readonly close: () => Promise<void>;
};

/**
 * Opens the till's database, made on first use. A write resolves when it would survive a power cut. Tabs may open it at the same time; a lock of
 * ours decides which of them writes, so RxDB's own talk between tabs is off.
 */
export const openDatabase = async (name: string): Promise<ShopDatabase> => {
  const database: RxDatabase = await createRxDatabase({
    name,
    storage: getRxStorageDexie({ chromeTransactionDurability: "strict", onCreate: appendOnly("--entries") }),
    multiInstance: false,
    eventReduce: false,
  });
  const added = await database.addCollections({
    entries: { schema: entries },
    checkpoints: { schema: texts },
    blobs: { schema: texts },
    device: { schema: texts },
  });
  const collections = added as unknown as Collections;
  for (const collection of Object.values(collections)) collection._changeEventBuffer.limit = 1;
  return { name, ...collections, close: async () => void (await database.close()) };
};

/** Greatest number an entry can have in its log: RxDB wants bounds for what it indexes. */
export const MAX_SEQ = 1_000_000_000;
const ID_LENGTH = 12;
const LAST_ID = 10 ** ID_LENGTH - 1;

export const arrivalId = (n: number): string => String(n).padStart(ID_LENGTH, "0");

export const arrivalAge = (n: number): string => arrivalId(LAST_ID - Math.min(n, LAST_ID));

const entries: RxJsonSchema<EntryDoc> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: ID_LENGTH },
    age: { type: "string", maxLength: ID_LENGTH },
    log: { type: "string", maxLength: 100 },
    seq: { type: "integer", minimum: 0, maximum: MAX_SEQ, multipleOf: 1 },
    kind: { type: "string", maxLength: 60 },
    at: { type: "integer" },
    text: { type: "string" },
    hash: { type: "string" },
    signature: { type: "string" },
  },
  required: ["id", "age", "log", "seq", "kind", "at", "text", "hash", "signature"],
  indexes: [
    ["log", "seq"],
    ["kind", "age"],
  ],
};

const texts: RxJsonSchema<TextDoc> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: { id: { type: "string", maxLength: 100 }, body: { type: "string" } },
  required: ["id", "body"],
};
