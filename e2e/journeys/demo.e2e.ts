import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { picture } from "../support/browser.ts";
import { inOrder } from "../support/in-order.ts";
import { allRows, type Owner, signInAt } from "../support/owner.ts";
import type { ServerProcess } from "../support/server-process.ts";
import {
  enrol,
  everythingSent,
  lock,
  openSection,
  sell,
  signInByPassword,
  signInByPin,
  stockShown,
  tillIsOpen,
} from "../support/steps.ts";
import { createWorld, firstPage, type World } from "../support/world.ts";

/** Somebody of the demo shop, as the terminal introduces them. */
interface Printed {
  readonly role: string;
  readonly login: string;
  readonly password: string;
  readonly pin: string;
  readonly name: string;
}

inOrder("the demo shop", () => {
  let world: World;
  let server: ServerProcess;
  let page: Page;
  let seller: Printed;
  let owner: Owner;
  let code = "";
  let onHand = 0;

  beforeAll(async () => {
    world = await createWorld();
    server = await world.start(["--demo"]);
    await vi.waitUntil(() => tillLinks(server.output()).length === 3, { timeout: 120_000, interval: 250 });
  });

  afterEach(({ task }) =>
    task.result?.state === "fail" ? world.pictures(`demo-failed ${task.name}`) : undefined,
  );

  afterAll(() => world?.close());

  test("the terminal introduces staff of every role and a link for each till", () => {
    const staff = people(server.output());
    expect(staff.map(({ role }) => role)).toEqual([
      "owner",
      "admin",
      "manager",
      "seller",
      "operator",
      "viewer",
    ]);
    for (const link of tillLinks(server.output()))
      expect(link).toContain(`:${new URL(world.url).port}/enrol?code=`);
  });

  test("a printed link makes a browser a till, and the printed password and PIN let the seller in", async () => {
    seller = people(server.output()).find(({ role }) => role === "seller") as Printed;
    page = await firstPage(await world.browser("till"));
    await enrol(page, (tillLinks(server.output())[0] ?? "").replace("127.0.0.1", "localhost"));
    await signInByPassword(page, seller.login, seller.password);
    await tillIsOpen(page);
    await lock(page);
    await signInByPin(page, seller.name, seller.pin);
    await tillIsOpen(page);
    await page.getByRole("gridcell").first().waitFor();
    await everythingSent(page);
    await picture(page, "demo-1-till");
  });

  test("a scanned product is sold, and stock falls here and on the server", async () => {
    const boss = people(server.output())[0] as Printed;
    owner = await signInAt(world.url, boss.login, boss.password);
    const goods = await allRows<{ id: string; unit: string; barcodes: readonly string[] }>(
      owner,
      "/v1/products",
    );
    expect(goods.length).toBe(200);
    const pieces = goods.find(({ unit, barcodes }) => unit === "pcs" && barcodes.length > 0);
    code = pieces?.barcodes[0] ?? "";
    await openSection(page, "Stock");
    onHand = await stockShown(page, code);
    expect(onHand).toBeGreaterThan(1);
    const before = await serverStock(owner, pieces?.id ?? "");
    await openSection(page, "Till");
    const number = await sell(page, [code]);
    await openSection(page, "Stock");
    await expect.poll(() => stockShown(page, code)).toBe(onHand - 1);
    await everythingSent(page);
    expect(await serverStock(owner, pieces?.id ?? "")).toBe(before - 1_000);
    const { rows } = await owner.get<{ rows: { number: string }[] }>(`/v1/receipts?search=${number}`);
    expect(rows.map((row) => row.number)).toEqual([number]);
    await picture(page, "demo-2-stock-after-sale");
  });

  test("the browser finds nothing that keeps it from installing the app", async () => {
    const href = await page.locator("link[rel=manifest]").getAttribute("href");
    const manifest = await page.evaluate(async (address) => {
      const answer = await fetch(address);
      return (await answer.json()) as {
        name: string;
        display: string;
        start_url: string;
        icons: { src: string; sizes: string; purpose: string }[];
      };
    }, href ?? "");
    expect(manifest).toMatchObject({ name: "SaudaFlow", display: "standalone", start_url: "/" });
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`).sort()).toEqual([
      "192x192 any",
      "512x512 any",
      "512x512 maskable",
    ]);
    for (const { src } of manifest.icons)
      expect(await page.evaluate(async (icon) => (await fetch(icon)).headers.get("content-type"), src)).toBe(
        "image/png",
      );
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual([]);
    const worker = await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    expect(worker).toBe("activated");
  });

  test("with the server killed a reload opens the shop from this device, and it sells on", async () => {
    await world.cutPower();
    await page.reload();
    await page.getByRole("button", { name: /^Offline/ }).waitFor();
    await openSection(page, "Till");
    await sell(page, [code]);
    await openSection(page, "Stock");
    await expect.poll(() => stockShown(page, code)).toBe(onHand - 2);
    await picture(page, "demo-3-without-server");
  });

  test("started again, the server finds its data and takes what was sold meanwhile", async () => {
    await world.start();
    await everythingSent(page);
    const boss = people(server.output())[0] as Printed;
    owner = await signInAt(world.url, boss.login, boss.password);
    const { rows } = await owner.get<{ rows: { number: string }[] }>("/v1/receipts?search=T1-&limit=10");
    expect(rows.length).toBe(2);
  });
});

const serverStock = async (owner: Owner, product: string): Promise<number> => {
  const rows = await allRows<{ product: string; quantity: number }>(owner, "/v1/stock");
  return rows.filter((row) => row.product === product).reduce((sum, { quantity }) => sum + quantity, 0);
};

/** Lines such as `  seller   dana     dastarkhan-4   PIN 4444  Дана Ким`. */
const people = (output: string): readonly Printed[] =>
  [...output.matchAll(/^ {2}(\w+) +(\S+) +(\S+) +PIN (\d+) +(.+)$/gm)].map(
    ([, role = "", login = "", password = "", pin = "", name = ""]) => ({ role, login, password, pin, name }),
  );

const tillLinks = (output: string): readonly string[] =>
  [...output.matchAll(/https?:\/\/\S+\/enrol\?code=\S+/g)].map(([link]) => link);
