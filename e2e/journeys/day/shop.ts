import { join } from "node:path";
import { killBrowser } from "../../support/kill-browser.ts";
import { type Owner, signInAt } from "../../support/owner.ts";
import {
  choosePin,
  enrol,
  heading,
  lock,
  OWNER,
  setUpShop,
  signInByPassword,
  signInByPin,
} from "../../support/steps.ts";
import { firstPage, type World } from "../../support/world.ts";
import type { ShopClock } from "./clock.ts";
import type { Counter } from "./counter.ts";
import { PROMO_CODE } from "./deck.ts";
import { openCounted } from "./drawer.ts";

/** Who works at the second and third till; the owner has the first. */
const SELLERS = [
  { name: "Dana Kim", login: "dana", password: "tea and bread and milk", pin: "4444" },
  { name: "Ruslan Omarov", login: "ruslan", password: "salt and sugar and rice", pin: "5555" },
] as const;

const CUSTOMERS = ["Aliya Nurlan", "Bolat Serik", "Madina Zhan"] as const;

/** In the drawer of every till before the first sale, in tenge. */
export const FLOAT = 25_000;

export interface Opening {
  readonly world: World;
  readonly clock: ShopClock;
}

/** The first till sets the shop up and is the owner's. */
export const openFirst = async (opening: Opening): Promise<Counter> => {
  const first = await openCounter(opening, 0);
  await setUpShop(first.page, opening.world.url, (page) => openCounted(page, FLOAT));
  return first;
};

/** What the owner sets up at a desk: points, what sellers may take off, a promotional code, customers, sellers. */
export const furnish = async (url: string): Promise<Owner> => {
  const owner = await signInAt(url, OWNER.login, OWNER.password);
  const run = <T>(name: string, args: unknown) => owner.post<{ result: T }>(`/v1/commands/${name}`, args);
  const settings = { pointsPerHundred: 500, sellerDiscount: 2_000, lockAfterMinutes: 0 };
  await run("access.change-settings", settings);
  const rule = { type: "percent", percent: 900 };
  const { result } = await run<{ promotion: string }>("promo.save", {
    name: "Autumn",
    rule,
    needsCode: true,
  });
  await run("promo.save-code", { code: PROMO_CODE, promotion: result.promotion });
  for (const [i, name] of CUSTOMERS.entries())
    await run("customer.save", { name, phone: `+7 701 000 00 0${i + 1}` });
  for (const { name, login, password } of SELLERS)
    await owner.post("/v1/staff", { name, login, password, role: "seller", branches: "*" });
  return owner;
};

/** A further till: the owner brings it in, whose PIN comes along; then its seller stands at it with a counted drawer. */
export const openNext = async (opening: Opening, owner: Owner, at: 1 | 2, url: string): Promise<Counter> => {
  const next = await openCounter(opening, at);
  const { page } = next;
  const { branches } = await owner.get<{ branches: { id: string }[] }>("/v1/branches");
  const wanted = { kind: "till", name: `Till ${at + 1}`, branch: branches[0]?.id };
  const { code } = await owner.post<{ code: string }>("/v1/device-codes", wanted);
  await enrol(page, `${url}/enrol?code=${code}`);
  await signInByPassword(page, OWNER.login, OWNER.password);
  await lock(page);
  await page.getByRole("button", { name: "Someone else" }).click();
  const { name, login, password, pin } = SELLERS[at - 1] ?? SELLERS[0];
  await signInByPassword(page, login, password);
  await choosePin(page, pin);
  await lock(page);
  await signInByPin(page, name, pin);
  await openCounted(page, FLOAT);
  return next;
};

/** SIGKILL to the counter's browser; then it is opened again over the same profile, and whoever stood there says who they are. */
export const crash = async ({ world, clock }: Opening, counter: Counter, url: string): Promise<void> => {
  await killBrowser(counter.browser, join(world.folder, counter.code));
  counter.browser = await openBrowser({ world, clock }, counter.code);
  counter.page = await firstPage(counter.browser);
  await counter.page.goto(url);
  await heading(counter.page, "Who is it?").waitFor();
  await signInByPin(counter.page, counter.person.name, counter.person.pin);
};

const openCounter = async (opening: Opening, at: 0 | 1 | 2): Promise<Counter> => {
  const code = `T${at + 1}`;
  const browser = await openBrowser(opening, code);
  return {
    code,
    person: at === 0 ? OWNER : (SELLERS[at - 1] ?? SELLERS[0]),
    customer: CUSTOMERS[at],
    giftCard: `GIFT100${at + 1}`,
    browser,
    page: await firstPage(browser),
  };
};

/** The first two tills stand side by side and find each other; the third is on its own. */
const openBrowser = async ({ world, clock }: Opening, code: string) => {
  const linked = code !== "T3";
  const browser = await world.browser(code, { linked });
  if (linked) await browser.grantPermissions(["camera"], { origin: world.url });
  await clock.hangIn(browser);
  return browser;
};
