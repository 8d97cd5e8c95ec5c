import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openProfile, type Pages } from "../browser/pages.ts";
import { fakeCameraFlags, showToCamera } from "./fake-camera.ts";
import { serveCameraPage } from "./site.ts";

/** As long as a packed description of a till gets: 153 characters, version 6. */
const CODE = `SF1${"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ$%*+-./:".repeat(4).slice(0, 150)}`;

let folder: string;
let view: string;
let pages: Pages;
let browser: BrowserContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "saudaflow-camera-"));
  view = join(folder, "view.y4m");
  await showToCamera(view, null);
  pages = await serveCameraPage(join(folder, "site"));
  browser = await openProfile(join(folder, "profile"), fakeCameraFlags(view));
});

afterAll(async () => {
  await browser?.close();
  await pages?.close();
  await rm(folder, { recursive: true, force: true });
});

const openCameraPage = async (): Promise<Page> => {
  const page = await browser.newPage();
  await page.goto(pages.url);
  await page.waitForFunction(() => "camera" in window);
  return page;
};

test.each(["from the track in the worker", "frame by frame as shown"])(
  "a till's code is read through the camera, %s",
  async (way) => {
    await browser.grantPermissions(["camera"]);
    await showToCamera(view, CODE);
    const page = await openCameraPage();
    if (way !== "from the track in the worker")
      await page.evaluate(() => window.camera.withoutTrackProcessor());
    const read = () => page.evaluate(() => window.camera.scan(["QRCode"]));
    expect(await read()).toEqual({ text: CODE, format: "QRCode" });
    const again = CODE.replace("SF1", "SF2");
    await showToCamera(view, again);
    expect(await read()).toEqual({ text: again, format: "QRCode" });
    await page.close();
  },
);

test("a camera that is refused is refused by name", async () => {
  await browser.clearPermissions();
  const page = await openCameraPage();
  expect(await page.evaluate(() => window.camera.scan(["QRCode"]))).toBe("CameraDenied");
  await page.close();
});
