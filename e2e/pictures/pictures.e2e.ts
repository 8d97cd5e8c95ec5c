import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createWorld, type World } from "../support/world.ts";
import { tillLinks } from "./demo.ts";
import { LOOKS, type Look, lookName } from "./look.ts";
import { SCENES } from "./scenes/all.ts";
import type { Scene } from "./scenes/scene.ts";
import { type Cast, type DemoShop, openShop } from "./shop.ts";
import { createStage, turnTo } from "./stage.ts";

/**
 * Some minutes for each look: the ordinary run plays every scene once, in turn in two looks that share nothing. `PICTURES=all` plays all
 * of them in all looks, `PICTURES=phone` in those whose name says so; `SCENES=shift` only scenes whose name does.
 */
const { PICTURES: looks = "", SCENES: scenes = "" } = process.env;

const USUAL = ["desktop-light-en", "phone-dark-kk"];

const isPlayedIn = (how: Look): boolean =>
  looks === "" ? USUAL.includes(lookName(how)) : looks === "all" || lookName(how).includes(looks);

const scenesIn = (how: Look): readonly Scene[] =>
  SCENES.filter(
    ({ name }, i) =>
      name.includes(scenes) &&
      (looks !== "" || scenes !== "" || i % USUAL.length === USUAL.indexOf(lookName(how))),
  );

/** What a scene changes stays changed, so a second try would tell nothing. */
describe("every screen", { retry: 0 }, () => {
  let world: World;
  let cast: Cast;
  let shop: DemoShop;

  beforeAll(async () => {
    world = await createWorld();
    const server = await world.start(["--demo"]);
    await vi.waitUntil(() => tillLinks(server.output()).length === 3, { timeout: 400_000, interval: 250 });
    ({ shop, cast } = await openShop(world, server.output()));
  }, 600_000);

  afterAll(() => world?.close());

  test.each(LOOKS.filter(isPlayedIn))(
    "$size, $theme, $language: fits and can be used by everybody",
    async (how) => {
      const wrong: string[] = [];
      for (const page of Object.values(cast)) await turnTo(page, how);
      for (const { as, play } of scenesIn(how)) await play(createStage(cast[as], shop, how, wrong));
      expect(wrong, lookName(how)).toEqual([]);
    },
    900_000,
  );
});
