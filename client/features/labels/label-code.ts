import { qrRuns } from "../../documents/qr.ts";

/** Codes a label may carry; `auto` is the goods' own barcode as it is: EAN-13 where it is one, Code 128 else. */
export const CODE_KINDS = ["auto", "ean13", "code128", "qr", "none"] as const;

export type CodeKind = (typeof CODE_KINDS)[number];

/** A code as dark rectangles on a field of modules; `text` is what people read below it. */
export interface DrawnCode {
  readonly width: number;
  readonly height: number;
  readonly darks: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly text: string;
  /** Square codes keep their shape, bars are as high as there is room. */
  readonly isSquare: boolean;
}

/** What draws bars, fetched when the first label is; it is large, and a till never needs it. */
export type DrawBars = (kind: "ean13" | "code128", text: string) => readonly number[] | null;

/** Fetches it. Rejects where it was never fetched before and nothing is in reach. */
export const loadDrawBars = async (): Promise<DrawBars> => {
  // Its types name another `raw`, the symbology of that name.
  const { raw } = ((await import("bwip-js/browser")) as unknown as { readonly default: Bwip }).default;
  return (kind, text) => {
    if (!/^[ -~]+$/.test(text)) return null; // bars of other letters no scanner gives back as they were
    try {
      return raw(kind, text, "")[0]?.sbs ?? null;
    } catch {
      return null; // letters the code has no bars for, or a wrong check digit: the label says so
    }
  };
};

interface Bwip {
  readonly raw: (
    symbology: string,
    text: string,
    options: string,
  ) => readonly { readonly sbs?: readonly number[] }[];
}

/** Quiet modules on either side, by the standards of the codes. */
const QUIET = { ean13: 11, code128: 10, qr: 4 } as const;

/** `null` where the text cannot be drawn that way; a label without a code has none to draw. */
export const drawCode = (kind: Exclude<CodeKind, "none">, text: string, bars: DrawBars): DrawnCode | null => {
  if (text === "") return null;
  const chosen = kind === "auto" ? (/^\d{13}$/.test(text) ? "ean13" : "code128") : kind;
  if (chosen === "qr") return drawQr(text);
  const widths = bars(chosen, text);
  return widths === null ? null : drawBars(widths, QUIET[chosen], text);
};

/** Widths of bar, space, bar, space … in modules. */
const drawBars = (widths: readonly number[], quiet: number, text: string): DrawnCode => {
  const darks: DrawnCode["darks"][number][] = [];
  let x = quiet;
  for (const [i, width] of widths.entries()) {
    if (i % 2 === 0) darks.push({ x, y: 0, width, height: 1 });
    x += width;
  }
  return { width: x + quiet, height: 1, darks, text, isSquare: false };
};

const drawQr = (text: string): DrawnCode => {
  const { size, runs } = qrRuns(text);
  const side = size + 2 * QUIET.qr;
  const darks = runs.map(({ row, column, length }) => ({
    x: column + QUIET.qr,
    y: row + QUIET.qr,
    width: length,
    height: 1,
  }));
  return { width: side, height: side, darks, text, isSquare: true };
};
