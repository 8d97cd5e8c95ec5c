/**
 * A pattern of thirteen places by which a shop's scales print labels [SCALE-1]. Digits stand for themselves; I item number,
 * W weight in grams, N pieces, P price in whole units of money, D its hundredths, V verifier of the price, X anything,
 * C the check digit of EAN-13, at the end.
 */
export type ScalePattern = string;

/** What scales in these countries print unless told otherwise: five digits of item, five of grams. */
export const USUAL_SCALE_PATTERNS: readonly ScalePattern[] = [
  "02IIIIIWWWWWC",
  ...[20, 21, 22, 23, 24, 25, 26, 27, 28, 29].map((prefix) => `${prefix}IIIIIWWWWWC`),
];

/** Whether it is a pattern: thirteen places, a prefix 02 or 20–29, one run each of item and of weight, pieces or price. */
export const isScalePattern = (text: string): boolean =>
  text.length === PLACES && /^(?:02|2\d?)[IWNPDVX]+C$/.test(text) && RUNS.test(lettersOf(text));

/** Patterns as they are typed in settings: parted by spaces or commas. `null` when one of them is none. */
export const parseScalePatterns = (text: string): readonly ScalePattern[] | null => {
  const patterns = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((each) => each !== "");
  return patterns.every(isScalePattern) ? patterns : null;
};

const PLACES = 13;
const RUNS = /^X?IX?V?(?:W|N|PD?|D)V?X?$|^X?V?(?:W|N|PD?|D)V?X?IX?$/;

/** The kinds of places in order, each run once: `2IIIIIVPPPPPC` is `IVP`. */
const lettersOf = (pattern: string): string =>
  pattern
    .replace(/^\d+/, "")
    .slice(0, -1)
    .replace(/(.)\1*/g, "$1");
