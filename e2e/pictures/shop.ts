import type { Page } from "playwright";
import { enrol, lock, signInByPassword } from "../support/steps.ts";
import { firstPage, type World } from "../support/world.ts";
import { type DemoPerson, demoGoods, demoPeople, tillLinks } from "./demo.ts";

/** The demo shop as the scenes find it. */
export interface DemoShop {
  readonly url: string;
  /** Barcodes of goods in stock, sold by the piece. */
  readonly codes: readonly string[];
  readonly seller: DemoPerson;
  readonly manager: DemoPerson;
}

/** Who plays: the owner at T1, a cashier at T2 whose manager has been there, and a browser that belongs to no shop. */
export type Role = "owner" | "seller" | "stranger";

export type Cast = Readonly<Record<Role, Page>>;

/** Puts everybody in place, with the links and passwords the demo shop printed. */
export const openShop = async (
  world: Pick<World, "url" | "browser">,
  printed: string,
): Promise<{ readonly shop: DemoShop; readonly cast: Cast }> => {
  const people = demoPeople(printed);
  const [owner, manager, seller] = [
    personOf(people, "owner"),
    personOf(people, "manager"),
    personOf(people, "seller"),
  ];
  const [one = "", two = ""] = tillLinks(printed).map((link) => link.replace("127.0.0.1", "localhost"));
  const ownerAt = await sit(world, "owner", one, owner);
  await limitDifference(ownerAt, world.url);
  const sellerAt = await sit(world, "seller", two, manager);
  await lock(sellerAt);
  await sellerAt.getByRole("button", { name: "Someone else" }).click();
  await signInByPassword(sellerAt, seller.login, seller.password);
  const stranger = await firstPage(await world.browser("stranger"));
  await stranger.goto(`${world.url}/enrol`);
  const shop = { url: world.url, codes: await demoGoods(world.url, owner), seller, manager };
  return { shop, cast: { owner: ownerAt, seller: sellerAt, stranger } };
};

const personOf = (people: readonly DemoPerson[], role: string): DemoPerson => {
  const person = people.find((one) => one.role === role);
  if (person === undefined) throw new Error(`The demo shop has no ${role}`);
  return person;
};

const sit = async (
  world: Pick<World, "browser">,
  profile: string,
  link: string,
  { login, password }: DemoPerson,
): Promise<Page> => {
  const context = await world.browser(profile);
  // Printing would wait for a dialog that nobody closes; so the page stays as it is printed.
  await context.addInitScript(() => {
    window.print = () => undefined;
  });
  const page = await firstPage(context);
  await enrol(page, link);
  await signInByPassword(page, login, password);
  await page.locator("main section, main form").first().waitFor();
  return page;
};

/** From then on a cashier cannot close a drawer that differs alone. */
const limitDifference = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/settings?part=shop`);
  await page.getByLabel("Largest difference without a manager").fill("500");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved", { exact: true }).first().waitFor();
};
