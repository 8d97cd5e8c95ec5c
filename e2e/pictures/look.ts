import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright";
import { picture, SIZES } from "../support/browser.ts";
import type { PicturedShop, Screen } from "./screens.ts";

/** One way to look at a screen. */
export interface Look {
  readonly size: keyof typeof SIZES;
  readonly theme: "light" | "dark";
  readonly language: "kk" | "en";
  readonly large?: boolean;
}

export const LOOKS: readonly Look[] = [
  ...(["desktop", "tablet", "phone"] as const).flatMap((size) =>
    (["light", "dark"] as const).flatMap((theme) =>
      (["kk", "en"] as const).map((language) => ({ size, theme, language })),
    ),
  ),
  { size: "phone", theme: "light", language: "kk", large: true },
  { size: "desktop", theme: "light", language: "kk", large: true },
];

export const lookName = ({ size, theme, language, large = false }: Look): string =>
  [size, theme, language, ...(large ? ["large"] : [])].join("-");

/** Turns the page to that size, light and language; what it had open is gone. */
export const turnTo = async (page: Page, { size, theme, language, large = false }: Look): Promise<void> => {
  await page.setViewportSize(SIZES[size]);
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(
    ([chosen, type]) => {
      localStorage.setItem("language", chosen);
      localStorage.setItem("type-size", type);
    },
    [language, large ? "large" : "usual"] as const,
  );
};

/** Shows the screen, keeps its picture, and says what is wrong with it: serious faults of access, and what sticks out sideways. */
export const look = async (
  page: Page,
  url: string,
  screen: Screen,
  how: Look,
  shop: PicturedShop,
): Promise<readonly string[]> => {
  await page.goto("about:blank");
  await page.goto(`${url}${screen.path}`);
  await page.locator("main > *").first().waitFor();
  await page.waitForLoadState("networkidle");
  await screen.prepare?.(page, shop);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
  await picture(page, `${screen.name}-${lookName(how)}`);
  const at = `${screen.name} ${lookName(how)}`;
  const found = [...(await sideways(page)), ...(await faults(page, how))];
  return found.map((fault) => `${at}: ${fault}`);
};

/** Asked for by its level, though axe itself does not trust it yet: it reads words of neighbouring parts as one. */
const EXPERIMENTAL = ["label-content-name-mismatch"];

/** Large letters on a phone leave keys behind a bar that stays in view; scrolled, they are as large as ever. */
const faults = async (page: Page, { large }: Look): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .disableRules([...EXPERIMENTAL, ...(large === true ? ["target-size"] : [])])
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`sticks out by ${scrollWidth - clientWidth} px`] : [];
  });
