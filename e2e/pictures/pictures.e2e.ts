import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { enrol, signInByPassword } from "../support/steps.ts";
import { createWorld, firstPage, type World } from "../support/world.ts";
import { demoGoods, demoPeople, tillLinks } from "./demo.ts";
import { LOOKS, type Look, look, lookName, turnTo } from "./look.ts";
import { type PicturedShop, SCREENS } from "./screens.ts";

/** A minute or two each: the ordinary run takes two that share nothing; `PICTURES=all` takes them all. */
const isUsual = (how: Look): boolean => ["desktop-light-en", "phone-dark-kk"].includes(lookName(how));

describe("every screen", () => {
  let world: World;
  let page: Page;
  let shop: PicturedShop;

  beforeAll(async () => {
    world = await createWorld();
    const server = await world.start(["--demo"]);
    await vi.waitUntil(() => tillLinks(server.output()).length === 3, { timeout: 120_000, interval: 250 });
    const owner = demoPeople(server.output()).find(({ role }) => role === "owner");
    if (owner === undefined) throw new Error("The demo shop has no owner");
    page = await firstPage(await world.browser("till"));
    await enrol(page, (tillLinks(server.output())[0] ?? "").replace("127.0.0.1", "localhost"));
    await signInByPassword(page, owner.login, owner.password);
    await page.locator("main section, main form").first().waitFor();
    shop = { codes: await demoGoods(world.url, owner) };
  }, 600_000);

  afterAll(() => world?.close());

  test.each(process.env.PICTURES === "all" ? LOOKS : LOOKS.filter(isUsual))(
    "$size, $theme, $language: fits and can be used by everybody",
    async (how) => {
      await turnTo(page, how);
      const wrong: string[] = [];
      for (const screen of SCREENS) wrong.push(...(await look(page, world.url, screen, how, shop)));
      expect(wrong, lookName(how)).toEqual([]);
    },
    600_000,
  );
});
