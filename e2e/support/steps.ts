import type { Locator, Page } from "playwright";
import { expect } from "vitest";
import { installed } from "./browser.ts";
import { scan } from "./scanner.ts";

/** What people do on the screens, in English, found by role and name as they find it. */

export const OWNER = {
  name: "Aigul Saparova",
  login: "aigul",
  password: "correct horse battery",
  pin: "1234",
} as const;

/** The first run, by keyboard alone; ends at the till, which this device has become, opened as it is said. */
export const setUpShop = async (
  page: Page,
  url: string,
  opened: (page: Page) => Promise<void> = tillIsOpen,
): Promise<void> => {
  await page.goto(url);
  await heading(page, "Your shop").waitFor();
  await typeInto(page, "Name of the shop", "Dastarkhan");
  await tabTo(page, "First branch");
  await write(page, "Tole bi street");
  await page.keyboard.press("Enter");
  await heading(page, "You, the owner").waitFor();
  await typeInto(page, "Your name", OWNER.name);
  for (const [label, text] of [
    ["Login", OWNER.login],
    ["Password", OWNER.password],
    ["PIN", OWNER.pin],
  ] as const) {
    await tabTo(page, label);
    await write(page, text);
  }
  await page.keyboard.press("Enter");
  await heading(page, "This device").waitFor();
  await page.keyboard.press("Enter");
  await opened(page);
  await installed(page);
};

/** A browser that belongs to no shop yet becomes the device its code was made for. */
export const enrol = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await page.getByRole("button", { name: "Add this device" }).click();
  await heading(page, "This device is ready").waitFor();
  await page.getByRole("button", { name: "Open the shop" }).click();
  await installed(page);
};

export const signInByPassword = async (page: Page, login: string, password: string): Promise<void> => {
  await page.getByRole("textbox", { name: "Login" }).fill(login);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Sections" }).waitFor();
};

/** Takes up the offer of a PIN, made to whoever has none here yet. */
export const choosePin = async (page: Page, pin: string): Promise<void> => {
  await page.getByRole("button", { name: "Choose a PIN" }).click();
  await page.getByLabel("New PIN", { exact: true }).fill(pin);
  await page.getByLabel("The same PIN again", { exact: true }).fill(pin);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("PIN saved").waitFor();
};

/** Picks oneself from those who have worked here and types the PIN. */
export const signInByPin = async (page: Page, name: string, pin: string): Promise<void> => {
  await page.getByRole("button", { name }).click();
  await typePin(page, pin);
  await page.getByRole("navigation", { name: "Sections" }).waitFor();
};

/** Digits and Enter, once the page listens for them. */
export const typePin = async (page: Page, pin: string): Promise<void> => {
  const form = page.getByRole("form");
  await form.waitFor();
  await expect.poll(() => isFocused(form)).toBe(true);
  await write(page, pin);
  await page.keyboard.press("Enter");
};

/** Leaves the device to the next person. */
export const lock = async (page: Page): Promise<void> => {
  await page.keyboard.press("Control+Shift+L");
  await heading(page, "Who is it?").waitFor();
};

export const openSection = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name, exact: true }).click();
};

/** The till is ready to sell; where it has no shift yet, one is opened with an empty drawer. */
export const tillIsOpen = async (page: Page): Promise<void> => {
  const sale = page.getByRole("region", { name: "Open sale" });
  const gate = heading(page, "Open a shift first");
  await sale.or(gate).first().waitFor();
  if (await gate.isVisible()) await openShift(page, 0);
  await sale.waitFor();
};

/** From the till that has no shift: the float in whole tenge, as one sum; ends at the till. */
export const openShift = async (page: Page, float: number): Promise<void> => {
  await page.getByRole("button", { name: "Open shift" }).click();
  await page.getByRole("radio", { name: "Sum only" }).click();
  await field(page, "Sum in the drawer").fill(String(float));
  await page.getByRole("button", { name: "Open shift" }).click();
  await page
    .getByText(/^Shift .* is open/)
    .first()
    .waitFor();
  await openSection(page, "Till");
};

/** Brings goods in from a CSV file, as they are. */
export const importGoods = async (page: Page, file: string): Promise<void> => {
  await openSection(page, "Products");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a file" }).click(),
  ]);
  await chooser.setFiles(file);
  await page.getByRole("button", { name: /^Import \d+ products?$/ }).click();
  await heading(page, "Import finished").waitFor();
};

/** Sells by scanner and keys: codes, F12, Enter. Answers the number on the receipt, and starts the next sale. */
export const sell = async (page: Page, codes: readonly string[]): Promise<string> => {
  await tillIsOpen(page);
  const lines = page.getByRole("list", { name: "Lines of the sale" }).getByRole("listitem");
  for (const code of codes) await scan(page, code);
  await expect.poll(() => lines.count()).toBe(new Set(codes).size);
  const number = await pay(page);
  await page.keyboard.press("Enter");
  await tillIsOpen(page);
  return number;
};

/** F12, Enter: cash to the last tenge. Answers the receipt's number as it is shown. */
export const pay = async (page: Page): Promise<string> => {
  await page.keyboard.press("F12");
  await page.getByRole("region", { name: "Payment" }).waitFor();
  await page.keyboard.press("Enter");
  return receiptNumber(page);
};

export const receiptNumber = async (page: Page): Promise<string> => {
  const receipt = page.getByRole("region", { name: /^Receipt / });
  await receipt.waitFor();
  const label = await receipt.getAttribute("aria-label");
  return (label ?? "").slice("Receipt ".length);
};

/** What the Stock page says is on hand of the product with this code, once it shows that product alone. */
export const stockShown = async (page: Page, code: string): Promise<number> => {
  await page.getByRole("searchbox", { name: "Name, SKU or barcode" }).fill(code);
  const rows = page
    .getByRole("grid", { name: "Stock by product" })
    .locator("[role=row]:has([role=gridcell])");
  await expect.poll(() => rows.count()).toBe(1);
  const text = await rows.getByRole("gridcell").nth(1).textContent();
  return Number((text ?? "").replaceAll(/[^\d.-]/g, ""));
};

/** The strip says that the server is there and has everything. A till tries again ever slower, three quarters of a minute apart at most. */
export const everythingSent = async (page: Page): Promise<void> => {
  const strip = page.getByRole("complementary", { name: "State of this device" });
  await strip.getByRole("button", { name: "Connected" }).waitFor({ timeout: 60_000 });
  await strip.getByRole("button", { name: /on this device only$/ }).waitFor({ state: "detached" });
};

/** How many records the strip says are on this device only. */
export const unsentShown = async (page: Page): Promise<number> => {
  const label = await page.getByRole("button", { name: /on this device only$/ }).getAttribute("aria-label");
  return Number.parseInt(label ?? "", 10);
};

export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole("heading", { name });

/** At the pace of fingers: what comes quicker is taken for a scanner. */
export const write = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: 45 });

const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true });

/** The field a step starts in needs no key to get there. */
const typeInto = async (page: Page, label: string, text: string): Promise<void> => {
  await expect.poll(() => isFocused(field(page, label))).toBe(true);
  await write(page, text);
};

/** Tab until the field has the focus, as one does without a mouse. */
export const tabTo = async (page: Page, label: string): Promise<void> => {
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press("Tab");
    if (await isFocused(field(page, label))) return;
  }
  throw new Error(`Tab does not reach ${label}`);
};

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);
