import type { Locator, Page } from "playwright";
import { write } from "../../support/steps.ts";
import { type Money, roundCash, type Tender } from "./book.ts";
import type { Counter } from "./counter.ts";

/** How a customer pays. `known`: cash, by a customer who earns points with it. `mixed`: part by card, the rest in cash. */
export type Way =
  | "cash"
  | "note"
  | "card"
  | "qr"
  | "wallet"
  | "gift"
  | "credit"
  | "points"
  | "known"
  | "mixed";

export interface Taken {
  readonly tenders: readonly Money[];
  readonly change: number;
}

/** Takes what is due for the sale that is rung up; ends at the receipt. */
export const pay = async (counter: Counter, way: Way, due: number): Promise<Taken> => {
  await toPayment(counter.page);
  const taken = await PAY[way](counter, due);
  await counter.page.getByRole("region", { name: /^Receipt / }).waitFor();
  return taken;
};

/** F12; the amount waits for digits. */
export const toPayment = async (page: Page): Promise<void> => {
  await page.keyboard.press("F12");
  await page.locator("input:focus").and(page.getByLabel("Cash received")).waitFor();
};

/** Part of a mixed payment and what points pay, in tiyn. */
const BY_CARD = 50_000;
const BY_POINTS = 5_000;

const PAY: Readonly<Record<Way, (counter: Counter, due: number) => Promise<Taken>>> = {
  cash: ({ page }, due) => inCash(page, due),
  known: ({ page }, due) => inCash(page, due),
  note: async ({ page }, due) => {
    const given = Math.floor(due / NOTE + 1) * NOTE;
    await write(page, String(given / 100));
    await page.keyboard.press("Enter");
    return { tenders: [{ type: "cash", amount: given }], change: given - roundCash(due) };
  },
  card: ({ page }, due) => atTerminal(page, "card", due),
  qr: ({ page }, due) => atTerminal(page, "qr", due),
  wallet: ({ page }, due) => fromAccount(page, "wallet", due),
  credit: ({ page }, due) => fromAccount(page, "credit", due),
  gift: async ({ page, giftCard }, due) => {
    await choose(page, "gift");
    await page.getByLabel("Gift card code").fill(giftCard);
    await page.keyboard.press("Enter");
    return { tenders: [{ type: "gift", amount: due }], change: 0 };
  },
  points: async ({ page }, due) => {
    await choose(page, "points");
    await takePart(page, BY_POINTS);
    return await restInCash(page, { type: "points", amount: BY_POINTS }, due);
  },
  mixed: async ({ page }, due) => {
    if (due <= BY_CARD) return await atTerminal(page, "card", due);
    await choose(page, "card");
    await write(page, String(BY_CARD / 100));
    await confirm(page, "card");
    await page.getByRole("list", { name: "Taken so far" }).waitFor();
    return await restInCash(page, { type: "card", amount: BY_CARD }, due);
  },
};

/** The smallest note most people carry. */
const NOTE = 500_000;

const inCash = async (page: Page, due: number): Promise<Taken> => {
  await page.keyboard.press("Enter");
  return { tenders: [{ type: "cash", amount: roundCash(due) }], change: 0 };
};

const restInCash = async (page: Page, first: Money, due: number): Promise<Taken> => {
  await choose(page, "cash");
  await page.keyboard.press("Enter");
  return { tenders: [first, { type: "cash", amount: roundCash(due - first.amount) }], change: 0 };
};

const atTerminal = async (page: Page, type: "card" | "qr", due: number): Promise<Taken> => {
  await choose(page, type);
  await confirm(page, type);
  return { tenders: [{ type, amount: due }], change: 0 };
};

const fromAccount = async (page: Page, type: "wallet" | "credit", due: number): Promise<Taken> => {
  await choose(page, type);
  await page.keyboard.press("Enter");
  return { tenders: [{ type, amount: due }], change: 0 };
};

const takePart = async (page: Page, amount: number): Promise<void> => {
  await write(page, String(amount / 100));
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "Taken so far" }).waitFor();
};

/** Has the terminal asked and, once it stands there what to do, says that it was paid. */
const confirm = async (page: Page, type: "card" | "qr"): Promise<void> => {
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: `Take it on ${TERMINAL[type]}` }).waitFor();
  await page.locator("input:focus").and(page.getByLabel("Number on the slip")).waitFor();
  await page.keyboard.press("Enter");
};

const TERMINAL = { card: "POS", qr: "QR" } as const;

const BUTTON: Readonly<Record<Tender, string>> = {
  cash: "Cash",
  card: "Card",
  qr: "QR payment",
  wallet: "Wallet",
  gift: "Gift card",
  credit: "On credit",
  points: "Points",
};

/** By its key where it has one, else by its button; the amount has the focus again then, or the gift card's code. */
const choose = async (page: Page, type: Tender): Promise<void> => {
  const method = page
    .getByRole("group", { name: "How it is paid" })
    .getByRole("button", { name: BUTTON[type], exact: true });
  const key = KEYS[type];
  if (key === undefined) await method.click();
  else await page.keyboard.press(key);
  await pressed(method).waitFor();
  await page.locator("input:focus").waitFor();
};

const KEYS: Readonly<Partial<Record<Tender, string>>> = { cash: "F6", card: "F7", qr: "Shift+F7" };

const pressed = (button: Locator): Locator => button.and(button.page().locator("[aria-pressed=true]"));
