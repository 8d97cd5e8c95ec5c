import { Dexie, type Table } from "dexie";
import { type DeviceKey, deviceKeyOf, generateKeyPair } from "./crypto.ts";

/** Key pairs by name. They are no JSON, so they have an IndexedDB database of their own, beside RxDB's. */
export interface KeyStore {
  /** The key under the name; `null` when there is none. */
  readonly load: (name: string) => Promise<DeviceKey | null>;
  /** A fresh key under the name, in place of any before it; durable when it resolves. */
  readonly create: (name: string) => Promise<DeviceKey>;
  readonly close: () => void;
}

interface KeyRow {
  readonly name: string;
  readonly pair: CryptoKeyPair;
}

export const openKeyStore = (databaseName: string): KeyStore => {
  const database = new Dexie(databaseName, { chromeTransactionDurability: "strict" });
  database.version(1).stores({ keys: "name" });
  const keys: Table<KeyRow, string> = database.table("keys");
  return {
    load: async (name) => {
      const row = await keys.get(name);
      return row === undefined ? null : deviceKeyOf(row.pair);
    },
    create: async (name) => {
      const pair = await generateKeyPair();
      await keys.put({ name, pair });
      return deviceKeyOf(pair);
    },
    close: () => database.close(),
  };
};
