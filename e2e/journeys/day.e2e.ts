import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { picture } from "../support/browser.ts";
import { type CuttingProxy, startCuttingProxy } from "../support/cutting-proxy.ts";
import { findGroceries, type Groceries, hasRealGroceries } from "../support/groceries.ts";
import { allRows, type Owner, signInAt } from "../support/owner.ts";
import { everythingSent, heading, importGoods, OWNER, openSection, unsentShown } from "../support/steps.ts";
import { serverStock, stockIs } from "../support/stock.ts";
import { createWorld, type World } from "../support/world.ts";
import { giveCredit, sellGiftCard, topUp } from "./day/accounts.ts";
import { inDrawer, onShelves, openBook, priceBook, type Sold, shouldSay, sum } from "./day/book.ts";
import { openShopClock, type ShopClock } from "./day/clock.ts";
import { type Counter, type Day, linesOf } from "./day/counter.ts";
import { type Deck, shuffleDeck } from "./day/deck.ts";
import { closeFor, closeShift, lookAtX, moveCash, putAway, readAmended, toTill } from "./day/drawer.ts";
import { giveBack, linesLeft } from "./day/give-back.ts";
import { finish, hold, recall, ringUp, sellTo } from "./day/ring-up.ts";
import { crash, FLOAT, furnish, type Opening, openFirst, openNext } from "./day/shop.ts";
import { tabulate } from "./day/table.ts";
import { ofKind, readTrail, readZs, sumDeeds } from "./day/trail.ts";

const MINUTES = 60_000;
/** Goods whose stock is read off every till's screen; the server's books are compared in all of them. */
const LOOKED_AT = 12;

describe.skipIf(!hasRealGroceries())(
  "a cashier's whole day on three tills",
  { retry: 0, timeout: 10 * MINUTES },
  () => {
    let world: World;
    let cable: CuttingProxy;
    let clock: ShopClock;
    let opening: Opening;
    let groceries: Groceries;
    let owner: Owner;
    let day: Day;
    let deck: Deck;
    let [one, two, three] = [] as unknown as [Counter, Counter, Counter];
    let held = 0;
    /** Each hour builds on those before: after a failure there is nothing to go on from. */
    let isOver = false;

    const counters = (): readonly Counter[] => [one, two, three];
    const pages = (): readonly Page[] => counters().map(({ page }) => page);
    const serve = async (counter: Counter, customers: number): Promise<void> => {
      for (let i = 0; i < customers; i += 1) await sellTo(day, counter, deck.next(counter));
    };
    /** Rung up and put aside at one counter, taken up and paid at another. */
    const sellAcross = async (from: Counter, to: Counter): Promise<void> => {
      const deal = { ...deck.next(from), way: "cash" as const };
      const note = `Blue coat ${++held}`;
      await ringUp(from, deal);
      await hold(from, note);
      await recall(to, note, deal.codes.length);
      await finish(day, to, deal);
    };
    const saleOf = (till: string, fits: (sale: Sold) => boolean): Sold => {
      const taken = new Set(day.book.refunds.map(({ of }) => of));
      const found = day.book.sales.find(
        (sale) => sale.till === till && !taken.has(sale.number) && fits(sale),
      );
      if (found === undefined) throw new Error(`${till} made no such sale`);
      return found;
    };

    beforeAll(async () => {
      world = await createWorld();
      cable = await startCuttingProxy(world.url);
      clock = openShopClock();
      opening = { world, clock };
      groceries = await findGroceries(world.folder);
      day = { book: openBook(), prices: priceBook(groceries.products) };
      deck = shuffleDeck(groceries);
    });

    beforeEach(({ skip }) => skip(isOver, "the day ended before"));

    afterEach(async ({ task }) => {
      if (task.result?.state !== "fail") return;
      isOver = true;
      await world.pictures(`day-failed ${task.name}`);
    });

    afterAll(async () => {
      await cable?.close();
      await world?.close();
    });

    test("at half past eight the shop is set up, goods come in, and three drawers are counted", async () => {
      await clock.put("8:30", []);
      await world.start([], clock.server());
      one = await openFirst(opening);
      owner = await furnish(world.url);
      two = await openNext(opening, owner, 1, world.url);
      three = await openNext(opening, owner, 2, cable.url);
      for (const { code } of counters()) day.book.floats.set(code, FLOAT * 100);
      await importGoods(one.page, groceries.file);
      await toTill(one.page);
      for (const page of pages()) await everythingSent(page);
      for (const page of [one.page, two.page])
        await page.getByRole("button", { name: "1 in touch" }).waitFor();
    });

    test("customers bring wallets, cards and a limit; the first sixty are served", async () => {
      for (const counter of counters()) {
        await topUp(day, counter, 150_000);
        await giveCredit(counter, 200_000, counter === one ? null : OWNER.pin);
        await sellGiftCard(day, counter, 150_000);
      }
      await Promise.all([serve(one, 20), serve(two, 19), serve(three, 20)]);
      await sellAcross(one, two);
      expect(day.book.sales).toHaveLength(60);
    });

    test("at ten the server dies: the tills sell on, two of them know of each other, and a sale goes back elsewhere", async () => {
      await world.cutPower();
      await clock.put("10:00", pages());
      for (const page of pages()) await page.getByRole("button", { name: /^Offline/ }).waitFor();
      await Promise.all([serve(one, 15), serve(two, 15), serve(three, 15)]);
      await clock.put("12:00", pages());
      await sellAcross(two, one);
      const sold = saleOf("T1", ({ tenders, change }) => isCash(tenders) && change === 0);
      await giveBack(day, two, sold, { way: "original", tenders: sold.tenders });
      await picture(one.page, "day-1-cut-off");
    });

    test("a till crashes with a sale rung up, and has it again with no server", async () => {
      const deal = { ...deck.next(three), way: "known" as const };
      await ringUp(three, deal);
      await crash(opening, three, cable.url);
      await linesOf(three.page)
        .nth(deal.codes.length - 1)
        .waitFor();
      await picture(three.page, "day-2-after-the-crash");
      await finish(day, three, deal);
      expect(await unsentShown(three.page)).toBeGreaterThan(15);
      await clock.put("14:00", pages());
      await Promise.all([serve(one, 34), serve(two, 35), serve(three, 34)]);
      expect(day.book.sales).toHaveLength(210);
    });

    test("at four the server is back, and everybody knows everything", async () => {
      await clock.put("16:00", pages());
      await world.start([], clock.server());
      owner = await signInAt(world.url, OWNER.login, OWNER.password);
      for (const page of pages()) await everythingSent(page);
      await Promise.all([serve(one, 30), serve(two, 30), serve(three, 28)]);
      expect(day.book.sales).toHaveLength(298);
    });

    test("goods come back across tills, the way they were paid and into a wallet, and no line twice", async () => {
      for (const page of pages()) await everythingSent(page);
      const cash = saleOf("T3", ({ tenders, change }) => isCash(tenders) && change === 0);
      await giveBack(day, one, cash, { way: "original", tenders: cash.tenders });
      const card = saleOf(
        "T2",
        ({ tenders, due, codes }) =>
          tenders[0]?.type === "card" && codes.length > 1 && due === listPrice(codes),
      );
      const price = day.prices.get(card.codes[0] ?? "") ?? 0;
      await giveBack(day, three, card, {
        line: 0,
        way: "wallet",
        tenders: [{ type: "wallet", amount: price }],
      });
      const wallet = saleOf("T1", ({ tenders }) => tenders[0]?.type === "wallet");
      await giveBack(day, two, wallet, { way: "original", tenders: wallet.tenders });
      for (const page of pages()) await everythingSent(page);
      expect(await linesLeft(two, cash)).toBe(0);
      expect(await linesLeft(one, card)).toBe(card.codes.length - 1);
    });

    test("cash goes in and out; a look at the X changes nothing", async () => {
      await moveCash(day, one, { why: "out", tenge: 40_000, reason: "To the bank" });
      await moveCash(day, two, { why: "out", tenge: 7_500, reason: "Expenses" });
      await moveCash(day, three, { why: "in", tenge: 10_000, reason: "Change" });
      for (const counter of counters()) {
        const { sales, sold } = shouldSay(day.book, counter.code);
        expect(await lookAtX(counter)).toEqual({ sales, sold });
      }
    });

    test("a till is cut off and sells on while its drawer is counted elsewhere: what it sold amends the Z", async () => {
      for (const page of pages()) await everythingSent(page);
      const known = inDrawer(day.book, "T3");
      cable.pull();
      await three.page.getByRole("button", { name: /^Offline/ }).waitFor();
      for (let i = 0; i < 2; i += 1) await sellTo(day, three, { ...deck.next(three), way: "cash" });
      const late = inDrawer(day.book, "T3") - known;
      expect(late).toBeGreaterThan(0);
      const z = await closeFor(day, one, "T3", late);
      cable.cut();
      await everythingSent(three.page);
      await readAmended(one, z);
      await picture(one.page, "day-3-amended");
      await putAway(one.page);
      await toTill(one.page);
      await heading(three.page, "Open a shift first").waitFor();
    });

    test("the other drawers are counted blind and fit", async () => {
      await Promise.all([closeShift(day, one), closeShift(day, two)]);
      await picture(two.page, "day-4-z");
      for (const { page } of [one, two]) await putAway(page);
      for (const page of pages()) await everythingSent(page);
    });

    test("the log says what the book says, to the tiyn", async () => {
      const trail = await readTrail(owner);
      const [zs, deeds] = [readZs(trail), sumDeeds(trail)];
      expect(zs.size).toBe(3);
      expect(zs).toEqual(deeds);
      for (const z of zs.values()) {
        const { sales, sold, rounding, refunds, refunded } = shouldSay(day.book, z.till);
        expect({ ...z }).toMatchObject({ sales, sold, rounding, refunds, refunded });
      }
      const written = ofKind(trail, "sale.completed");
      expect(new Map(written.map(({ number, total }) => [number, total]))).toEqual(
        new Map(day.book.sales.map(({ number, due, rounding }) => [number, due + rounding])),
      );
      const numbers = [...written, ...ofKind(trail, "sale.refunded")].map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).toHaveLength(300 + day.book.refunds.length);
      for (const { till = "", expected = 0, counted = 0 } of ofKind(trail, "shift.closed")) {
        const amended = ofKind(trail, "shift.amended").filter((amendment) => amendment.till === till);
        expect(counted).toBe(inDrawer(day.book, till));
        expect(expected + sum(amended.map(({ cash = 0 }) => cash))).toBe(counted);
      }
      console.log(tabulate(day.book, trail));
    });

    test("server and tills agree, and nobody has to look at anything", async () => {
      const kept = await allRows<{ number: string }>(owner, "/v1/receipts");
      expect(kept.map(({ number }) => number).sort()).toEqual(
        day.book.sales.map(({ number }) => number).sort(),
      );
      expect(await allRows(owner, "/v1/attention")).toEqual([]);
      const left = onShelves(day.book, groceries.products);
      expect(await serverStock(owner, [...left.keys()])).toEqual(left);
      for (const page of pages()) {
        await openSection(page, "Stock");
        for (const [code, quantity] of [...left].slice(0, LOOKED_AT)) await stockIs(page, code, quantity);
        await openSection(page, "Attention");
        await page.getByText("Nothing needs you").waitFor();
      }
    });

    const listPrice = (codes: readonly string[]): number =>
      sum(codes.map((code) => day.prices.get(code) ?? 0));
  },
);

const isCash = (tenders: Sold["tenders"]): boolean => tenders.length === 1 && tenders[0]?.type === "cash";
