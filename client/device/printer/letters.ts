/** How a printer that has no Unicode gets our letters: a code page it knows, or every line as a picture. */
export const LETTERS = ["rk1048", "windows1251", "cp866", "picture"] as const;

export type Letters = (typeof LETTERS)[number];

export type CodePage = Exclude<Letters, "picture">;

/** Numbers by which most printers that copy Epson's know the pages (ESC t n); a printer's self-test prints its own. */
export const PAGE_NUMBERS: Readonly<Record<CodePage, number>> = { rk1048: 53, windows1251: 46, cp866: 17 };

/**
 * The text in letters of the code page, signs that it lacks written with those it has; `null` when a letter is missing, so
 * that the line has to be drawn. A letter is never swapped for another: names stay as they are.
 */
export const printable = (text: string, letters: Letters): string | null => {
  if (letters === "picture") return null;
  let written = "";
  for (const sign of text.normalize("NFC")) {
    const next = isIn(letters, sign) ? sign : PLAIN[sign];
    if (next === undefined) return null;
    written += next;
  }
  return written;
};

/** Signs as plain ones say them. No letters are here but the Uzbek oʻ and gʻ, whose mark is commonly typed as an apostrophe. */
const PLAIN: Readonly<Record<string, string>> = {
  "\u00a0": " ",
  "\u202f": " ",
  "\u2009": " ",
  "−": "-",
  "–": "-",
  "—": "-",
  "×": "x",
  "…": "...",
  "«": '"',
  "»": '"',
  "“": '"',
  "”": '"',
  "„": '"',
  "’": "'",
  "‘": "'",
  ʻ: "'",
  ʼ: "'",
  "•": "*",
  "·": ".",
  "№": "N",
  "₸": "тг",
  "₽": "руб.",
};

const RUSSIAN = /[А-Яа-яЁё]/;

/** What each page has beyond ASCII, as far as shops write it. */
const PAGES: Readonly<Record<CodePage, RegExp>> = {
  cp866: /[А-Яа-яЁёЎў№·]/,
  windows1251: /[А-Яа-яЁёІіЎў№«»“”„’‘–—…•·±°]/,
  rk1048: /[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі№«»“”„’‘–—…•·±°]/,
};

const isIn = (page: CodePage, sign: string): boolean =>
  (sign >= " " && sign <= "~") || RUSSIAN.test(sign) || PAGES[page].test(sign);
