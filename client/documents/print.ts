import { type ComponentChild, render } from "preact";
import { PAPER_WIDTH, type PaperWidth } from "./paper.ts";

/**
 * Prints what is given, and nothing of the page around it, on a page as wide as the roll and as long as it needs: a
 * receipt printer cuts where the page ends. Resolves when the print dialog is closed.
 */
export const printOnRoll = async (
  paper: ComponentChild,
  width: PaperWidth = PAPER_WIDTH,
  target: Window = window,
): Promise<void> => {
  const { document } = target;
  const root = document.createElement("div");
  root.dataset.printRoot = String(width);
  root.setAttribute("aria-hidden", "true");
  document.body.append(root);
  render(paper, root);
  const pages = pageSheet(width, root.getBoundingClientRect().height);
  document.adoptedStyleSheets.push(pages);
  const closed = new Promise((resolve) => target.addEventListener("afterprint", resolve, { once: true }));
  try {
    target.print();
    await closed;
  } finally {
    render(null, root);
    root.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== pages);
  }
};

const PIXELS_PER_MM = 96 / 25.4;
/** So that rounding never pushes the last line onto a second page. */
const SPARE_MM = 4;
/** Chromium refuses pages shorter than this on some printers. */
const SHORTEST_MM = 40;

/** A constructed sheet, which the content security policy lets through. */
const pageSheet = (width: PaperWidth, pixels: number): CSSStyleSheet => {
  const height = Math.max(SHORTEST_MM, Math.ceil(pixels / PIXELS_PER_MM) + SPARE_MM);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${width}mm ${height}mm; margin: 0; }`);
  return sheet;
};
