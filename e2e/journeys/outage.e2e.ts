import type { BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { picture, SIZES } from "../support/browser.ts";
import { findGroceries, type Groceries } from "../support/groceries.ts";
import { inOrder } from "../support/in-order.ts";
import { allRows, type Owner, signInAt } from "../support/owner.ts";
import {
  choosePin,
  enrol,
  everythingSent,
  heading,
  importGoods,
  lock,
  OWNER,
  openSection,
  sell,
  setUpShop,
  signInByPassword,
  signInByPin,
  tillIsOpen,
  unsentShown,
} from "../support/steps.ts";
import { serverStock, stockIs } from "../support/stock.ts";
import { createWorld, firstPage, type World } from "../support/world.ts";

const SELLER = { name: "Dana Kim", login: "dana", password: "tea and bread and milk", pin: "4444" };
const SALES_EACH = 4;

inOrder("an outage", () => {
  let world: World;
  let groceries: Groceries;
  let owner: Owner;
  let branch: string;
  let second: BrowserContext;
  let [one, two, phone] = [] as unknown as [Page, Page, Page];
  /** Barcodes of every sale made, and the number on its receipt. */
  const sales: { readonly number: string; readonly codes: readonly string[] }[] = [];
  let dealt = 0;

  const sellBaskets = async (page: Page, count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) {
      const codes = groceries.baskets[dealt] ?? [];
      dealt += 1;
      sales.push({ number: await sell(page, codes), codes });
    }
  };
  const linkFor = async (kind: string, name: string): Promise<string> => {
    const wanted = { kind, name, branch: kind === "till" ? branch : null };
    const { code } = await owner.post<{ code: string }>("/v1/device-codes", wanted);
    return `${world.url}/enrol?code=${code}`;
  };
  const expected = (): ReadonlyMap<string, number> => {
    const sold = sales.flatMap(({ codes }) => codes);
    const left = new Map<string, number>();
    for (const { barcode, quantity } of groceries.products)
      if (sold.includes(barcode))
        left.set(barcode, quantity - sold.filter((code) => code === barcode).length);
    return left;
  };

  beforeAll(async () => {
    world = await createWorld();
    groceries = await findGroceries(world.folder);
    await world.start();
  });

  afterEach(({ task }) =>
    task.result?.state === "fail" ? world.pictures(`outage-failed ${task.name}`) : undefined,
  );

  afterAll(() => world?.close());

  test("a shop is set up; a second till and the owner's phone join it", async () => {
    one = await firstPage(await world.browser("one"));
    await setUpShop(one, world.url);
    owner = await signInAt(world.url, OWNER.login, OWNER.password);
    const { branches } = await owner.get<{ branches: { id: string }[] }>("/v1/branches");
    branch = branches[0]?.id ?? "";
    const { name, login, password, pin } = SELLER;
    await owner.post("/v1/staff", { name, login, password, role: "seller", branches: "*" });

    second = await world.browser("two");
    two = await firstPage(second);
    await enrol(two, await linkFor("till", "Second till"));
    await signInByPassword(two, login, password);
    await choosePin(two, pin);
    await lock(two);
    await signInByPin(two, name, pin);
    await tillIsOpen(two);
    await lock(one);
    await signInByPin(one, OWNER.name, OWNER.pin);

    phone = await firstPage(await world.browser("phone", { viewport: SIZES.phone }));
    await enrol(phone, await linkFor("phone", "Owner's phone"));
    await signInByPassword(phone, OWNER.login, OWNER.password);
    await everythingSent(phone);
    await picture(phone, "outage-1-phone-joined");
  });

  test("goods come in at the first till and are known on the second and the phone", async () => {
    await importGoods(one, groceries.file);
    await picture(one, "outage-2-goods-imported");
    for (const page of [one, two, phone]) await openSection(page, "Stock");
    const { barcode = "", quantity = 0 } = groceries.products.at(-1) ?? {};
    for (const page of [one, two, phone]) await stockIs(page, barcode, quantity);
    await everythingSent(one);
    await picture(two, "outage-3-goods-known-on-second-till");
  });

  test("the server is killed and both tills go on selling", async () => {
    await openSection(one, "Till");
    await openSection(two, "Till");
    await sellBaskets(one, 1);
    await world.cutPower();
    for (const page of [one, two]) await page.getByRole("button", { name: /^Offline/ }).waitFor();
    await sellBaskets(one, SALES_EACH);
    await sellBaskets(two, SALES_EACH);
    expect(await unsentShown(one)).toBeGreaterThanOrEqual(SALES_EACH);
    expect(await unsentShown(two)).toBeGreaterThanOrEqual(SALES_EACH);
    await picture(one, "outage-4-first-till-cut-off");
    await picture(two, "outage-5-second-till-cut-off");
  });

  test("the second till's browser is closed and opened again with no server: it asks for a PIN and sells", async () => {
    await second.close();
    second = await world.browser("two");
    two = await firstPage(second);
    await two.goto(world.url);
    await heading(two, "Who is it?").waitFor();
    await picture(two, "outage-6-cold-start-offline");
    await signInByPin(two, SELLER.name, SELLER.pin);
    await tillIsOpen(two);
    expect(await unsentShown(two)).toBeGreaterThanOrEqual(SALES_EACH);
    await sellBaskets(two, SALES_EACH);
    expect(await unsentShown(two)).toBeGreaterThanOrEqual(2 * SALES_EACH);
    await picture(two, "outage-7-sold-after-restart");
  });

  test("the server is back: tills, phone and server agree on the stock of everything sold", async () => {
    await world.start();
    for (const page of [one, two, phone]) await everythingSent(page);
    const left = expected();
    for (const page of [one, two, phone]) await openSection(page, "Stock");
    for (const [code, quantity] of left)
      for (const page of [one, two, phone]) await stockIs(page, code, quantity);
    expect(await serverStock(owner, [...left.keys()])).toEqual(left);
    for (const [page, name] of [
      [one, "first-till"],
      [two, "second-till"],
      [phone, "phone"],
    ] as const)
      await picture(page, `outage-8-agreed-${name}`);
  });

  test("the server has every receipt once", async () => {
    const numbers = sales.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    const kept = await allRows<{ number: string }>(owner, "/v1/receipts");
    expect(kept.map(({ number }) => number).sort()).toEqual(numbers.toSorted());
    const attention = await allRows<{ type: string }>(owner, "/v1/attention");
    expect(attention).toEqual([]);
    await openSection(two, "Receipts");
    const first = two.getByRole("option").first();
    await expect.poll(() => first.textContent()).toContain(sales.at(-1)?.number);
    await two.getByText("Receipts on this device, and on the server by their number").waitFor();
    await picture(two, "outage-9-receipts");
  });
});
