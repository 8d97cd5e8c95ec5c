import { test } from "vitest";
import { createMemoryStore } from "../../shared/core/store.ts";
import { entryStoreContract } from "./entry-store-contract.ts";

test.each(Object.entries(entryStoreContract))("memory store: %s", async (_, check) => {
  await check(createMemoryStore());
});
