import { createCrypto } from "../../../client/device/crypto.ts";
import { createChunkStore } from "../../../client/store/chunk-store.ts";
import { openDatabase } from "../../../client/store/database.ts";
import { createEntryStore } from "../../../client/store/entry-store.ts";
import { type OpenDeps, openState } from "../../../client/store/open-state.ts";
import { indexes, rules } from "../../../shared/commands.ts";
import type { Authority } from "../../../shared/core/certificate.ts";

/** The device's storage, open, and what reading it needs. */
export const openStorage = async (name: string, authority: Authority = NOBODY) => {
  const database = await openDatabase(name);
  const deps: OpenDeps = {
    chunks: createChunkStore(database.checkpoints),
    store: createEntryStore(database.entries),
    crypto: createCrypto(),
    authority,
    rules,
    indexed: indexes,
  };
  return { database, deps };
};

/** The storage with the state folded from it. */
export const openShop = async (name: string, authority?: Authority) => {
  const storage = await openStorage(name, authority);
  return { ...storage, opened: await openState(storage.deps) };
};

/** Signs nothing that is read: pages carry no signatures. */
const NOBODY = { org: "org-1", key: "" } as unknown as Authority;
