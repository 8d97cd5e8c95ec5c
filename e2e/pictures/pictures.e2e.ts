import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enrol, signInByPassword, tillIsOpen } from "../support/steps.ts";
import { createWorld, firstPage, type World } from "../support/world.ts";
import { demoGoods, demoPeople, tillLinks } from "./demo.ts";
import { LOOKS, look, lookName, turnTo } from "./look.ts";
import { type PicturedShop, SCREENS } from "./screens.ts";

describe("every screen", () => {
  let world: World;
  let page: Page;
  let shop: PicturedShop;

  beforeAll(async () => {
    world = await createWorld();
    const server = await world.start(["--demo"]);
    await expect.poll(() => tillLinks(server.output()).length, { timeout: 120_000 }).toBe(3);
    const owner = demoPeople(server.output()).find(({ role }) => role === "owner");
    if (owner === undefined) throw new Error("The demo shop has no owner");
    page = await firstPage(await world.browser("till"));
    await enrol(page, (tillLinks(server.output())[0] ?? "").replace("127.0.0.1", "localhost"));
    await signInByPassword(page, owner.login, owner.password);
    await tillIsOpen(page);
    shop = { codes: await demoGoods(world.url, owner) };
  });

  afterAll(() => world?.close());

  test.each(LOOKS)("$size, $theme, $language: fits and can be used by everybody", async (how) => {
    await turnTo(page, how);
    const wrong: string[] = [];
    for (const screen of SCREENS) wrong.push(...(await look(page, world.url, screen, how, shop)));
    expect(wrong, lookName(how)).toEqual([]);
  });
});
