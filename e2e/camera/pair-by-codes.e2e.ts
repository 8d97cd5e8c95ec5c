import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, test } from "vitest";
import { openProfile, SIZES } from "../support/browser.ts";
import { openShopServer, type ShopServer } from "../support/shop-server.ts";
import { enrolTill, openTill, pictureOnFailure, sell, stocked, synced } from "../support/till-page.ts";
import { fakeCameraFlags, showScreenToCamera, showToCamera } from "./fake-camera.ts";

interface Till {
  readonly code: string;
  /** What its camera sees. */
  readonly view: string;
  context: BrowserContext;
  page: Page;
}

let shop: ShopServer;
const tills: Till[] = [];

const open = async (view: string, code: string): Promise<BrowserContext> => {
  const context = await openProfile(join(shop.folder, code), {
    args: fakeCameraFlags(view),
    linked: true,
    viewport: SIZES.tablet,
    colorScheme: "dark",
  });
  await context.grantPermissions(["camera"], { origin: shop.url });
  return context;
};

beforeAll(async () => {
  shop = await openShopServer();
  for (const code of ["T1", "T2"]) {
    const view = join(shop.folder, `${code}.y4m`);
    await showToCamera(view, null);
    const context = await open(view, code);
    const page = await enrolTill(context, shop, code);
    await stocked(page, shop.goods[0]!);
    await synced(page);
    tills.push({ code, view, context, page });
  }
  await shop.kill();
  for (const till of tills) {
    await till.context.close();
    till.context = await open(till.view, till.code);
    till.page = await openTill(till.context, shop);
  }
});

afterAll(async () => {
  for (const { context } of tills) await context.close();
  await shop?.close();
});

test("two tills with no server are connected by what their cameras see of each other's screens", async () => {
  pictureOnFailure("pair-by-codes", () => tills.map(({ context }) => context));
  const [first, second] = tills as [Till, Till];
  await sell(first.page, [shop.goods[0]!]);
  for (const { page } of tills) {
    await page.goto(`${shop.url}/neighbours`);
    await page.getByRole("button", { name: "Connect two tills" }).click();
  }
  const begun = performance.now();
  await first.page.getByRole("button", { name: /The first/ }).click();
  await showScreenToCamera(second.view, codeOn(first.page));
  await second.page.getByRole("button", { name: /The second/ }).click();
  await showScreenToCamera(first.view, codeOn(second.page));
  await first.page.getByRole("button", { name: "It has read the code" }).click();
  await first.page.getByRole("heading", { name: /Connected with Till T2/ }).waitFor();
  await second.page.getByRole("heading", { name: /Connected with Till T1/ }).waitFor();
  console.log(`paired in ${Math.round(performance.now() - begun)} ms`);
  for (const { page } of tills) await page.getByRole("button", { name: "Done" }).click();
  await first.page.getByText("All that was recorded here is known elsewhere too.").waitFor();
});

const codeOn = (page: Page) => page.getByRole("img", { name: "Code of this till" });
