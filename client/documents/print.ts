import { type ComponentChild, h, render } from "preact";
import { PAPER_WIDTH, type PaperWidth } from "./paper.ts";

/**
 * Prints what is given, and nothing of the page around it, on a page as wide as the roll and as long as it needs: a
 * receipt printer cuts where the page ends. Resolves when the print dialog is closed.
 */
export const printOnRoll = (
  paper: ComponentChild,
  width: PaperWidth = PAPER_WIDTH,
  target: Window = window,
): Promise<void> => printPages(paper, String(width), (pixels) => rollSheet(width, pixels), target);

/** How many things of one size stand on a sheet of paper, mm. */
export interface SheetOf {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
}

/** Prints things of one size, edge to edge on as many sheets as they take. Resolves when the print dialog is closed. */
export const printOnSheets = (
  things: readonly ComponentChild[],
  { width, height, columns, rows }: SheetOf,
  target: Window = window,
): Promise<void> => {
  const perPage = columns * rows;
  const pages = Array.from({ length: Math.ceil(things.length / perPage) }, (_, i) =>
    h(
      "div",
      {
        key: i,
        style: {
          display: "grid",
          gridTemplateColumns: `repeat(${columns}, 1fr)`,
          alignContent: "start",
          width: `${width}mm`,
          height: `${height}mm`,
          overflow: "hidden",
          breakAfter: "page",
        },
      },
      things.slice(i * perPage, (i + 1) * perPage),
    ),
  );
  return printPages(pages, "sheet", () => `@page { size: ${width}mm ${height}mm; margin: 0; }`, target);
};

const printPages = async (
  paper: ComponentChild,
  kind: string,
  pageRule: (pixels: number) => string,
  target: Window,
): Promise<void> => {
  const { document } = target;
  const root = document.createElement("div");
  root.dataset.printRoot = kind;
  root.setAttribute("aria-hidden", "true");
  document.body.append(root);
  render(paper, root);
  const pages = new CSSStyleSheet(); // a constructed sheet, which the content security policy lets through
  pages.replaceSync(pageRule(root.getBoundingClientRect().height));
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

const rollSheet = (width: PaperWidth, pixels: number): string => {
  const height = Math.max(SHORTEST_MM, Math.ceil(pixels / PIXELS_PER_MM) + SPARE_MM);
  return `@page { size: ${width}mm ${height}mm; margin: 0; }`;
};
