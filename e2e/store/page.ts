import { openDatabase } from "../../client/store/database.ts";
import { createEntryStore } from "../../client/store/entry-store.ts";
import { durableStoreContract, entryStoreContract } from "../../client/testing/entry-store-contract.ts";
import { liveShop } from "./live-shop.ts";
import { till } from "./till.ts";

/** What the storage tests call in the page. */
const storageKit = {
  till,
  shop: liveShop,
  contract: async (name: string) => {
    const check = { ...entryStoreContract, ...durableStoreContract }[name];
    if (check === undefined) throw new Error(`No such check: ${name}`);
    const database = await openDatabase(`contract-${crypto.randomUUID()}`);
    try {
      await check(createEntryStore(database.entries));
    } finally {
      await database.close();
    }
  },
};

declare global {
  interface Window {
    kit: typeof storageKit;
  }
}

window.kit = storageKit;
