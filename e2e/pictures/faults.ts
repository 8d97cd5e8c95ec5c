import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright";
import { picture } from "../support/browser.ts";
import type { Look } from "./look.ts";

/** What is wrong with a picture, in words. */
export type Fault = string;

export const keepPicture = picture;

/** Serious faults of access, what sticks out sideways, and words that are cut off. */
export const faultsOf = async (page: Page, how: Look): Promise<readonly Fault[]> => [
  ...(await page.evaluate(sideways)),
  ...(await page.evaluate(cutWords)),
  ...(await axeFaults(page, how)),
];

/** Large letters on a phone leave keys behind a bar that stays in view; scrolled, they are as large as ever. */
const axeFaults = async (page: Page, { large }: Look): Promise<readonly Fault[]> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true) // one frame: the safer way opens another page for each look
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .disableRules(large === true ? ["target-size"] : [])
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

/** The page itself, and every dialog on it. */
const sideways = (): Fault[] =>
  [document.documentElement, ...document.querySelectorAll("dialog[open], dialog[open] *")]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
    .filter((element) => {
      const { overflowX, display } = getComputedStyle(element);
      return element === document.documentElement || (display !== "inline" && overflowX === "auto");
    })
    .filter((element) => element.closest("[role=radiogroup], [role=tablist], [role=toolbar]") === null)
    .map((element) => `${element.localName} sticks out by ${element.scrollWidth - element.clientWidth} px`);

/** What must be readable whole: names of buttons, fields, columns and headings. Where a name of somebody's may end in dots, its
 * whole is the title. */
const cutWords = (): Fault[] => {
  const NAMES = "button, a, label, legend, h1, h2, h3, dt, [role=tab], [role=columnheader]";
  const isShown = (element: Element) =>
    element.getClientRects().length > 0 &&
    !element.matches(".visually-hidden, [aria-hidden=true], [aria-hidden=true] *");
  const isCut = (element: Element): boolean => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const wide = element.scrollWidth > element.clientWidth + 1 && overflowX !== "visible";
    const tall = element.scrollHeight > element.clientHeight + 2 && overflowY !== "visible";
    return (wide || tall) && element.clientWidth > 1;
  };
  const sticksOut = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return [...element.querySelectorAll("*")].some((inner) => {
      const part = inner.getBoundingClientRect();
      return part.width > 1 && isShown(inner) && (part.right > box.right + 2 || part.left < box.left - 2);
    });
  };
  return [...document.querySelectorAll(NAMES)]
    .filter(
      (element) =>
        isShown(element) && element.textContent.trim() !== "" && element.closest("[title]") === null,
    )
    .filter(
      (element) =>
        isCut(element) ||
        [...element.querySelectorAll("*")].some((inner) => isShown(inner) && isCut(inner)) ||
        sticksOut(element),
    )
    .map((element) => `cut: ${element.localName} “${element.textContent.trim().slice(0, 60)}”`);
};
