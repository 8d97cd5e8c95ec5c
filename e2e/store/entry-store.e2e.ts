import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright";
import { afterAll, beforeAll, test } from "vitest";
import { durableStoreContract, entryStoreContract } from "../../client/testing/entry-store-contract.ts";
import { openPage, openProfile, type Pages, servePages } from "../browser/pages.ts";

let pages: Pages;
let folder: string;
let browser: BrowserContext;

beforeAll(async () => {
  pages = await servePages("e2e/store/page.ts");
  folder = await mkdtemp(join(tmpdir(), "saudaflow-"));
  browser = await openProfile(folder);
});

afterAll(async () => {
  await browser?.close();
  await pages?.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(Object.keys({ ...entryStoreContract, ...durableStoreContract }))(
  "the till's store: %s",
  async (name) => {
    const page = await openPage(browser, pages.url);
    await page.evaluate((check) => window.kit.contract(check), name);
    await page.close();
  },
);
