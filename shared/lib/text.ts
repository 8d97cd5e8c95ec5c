/**
 * Text as people compare it: one Unicode form, lower case, `ё` as `е`, one kind of apostrophe, single spaces.
 * Two spellings a reader would call the same become equal; use it for keys and search, never for display.
 */
export const foldText = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ё/g, "е")
    .replace(/[ʻʼ‘’`´′]/g, "'")
    .replace(/\s+/g, " ")
    .trim();

/**
 * Folds further, for a second chance in search: Kazakh and Uzbek letters as the nearest letters of a Russian or
 * bare Latin keyboard (`қант` → `кант`, `oʻrik` → `orik`). Takes text that `foldText` has folded.
 */
export const foldLetters = (folded: string): string =>
  folded.replace(/[әғқңөұүһіўҳ']/g, (letter) => NEAREST[letter] ?? letter);

/** What people type into a name, made storable: control characters and halves of surrogate pairs out, single spaces, no edges. */
export const cleanText = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, "")
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, (run) => (/[\s\p{Cc}]/u.test(run) ? " " : keepJoiners(run)))
    .trim();

/** At most `max` UTF-16 units, ending in `…` when cut, never inside a surrogate pair. */
export const clampText = (text: string, max: number): string => {
  if (text.length <= max) return text;
  if (max <= 0) return "";
  const cut = text.slice(0, max - 1);
  const end = /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${end}…`;
};

/** True when every character shows on paper: no controls, no invisible marks, no halves of a pair. */
export const isPrintable = (text: string): boolean =>
  !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(text);

const NEAREST: Readonly<Record<string, string>> = {
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
  ў: "у",
  ҳ: "х",
  "'": "",
};

/** Zero-width joiners hold emoji and some scripts together; every other invisible mark goes. */
const keepJoiners = (run: string): string => run.replace(/[^\u200c\u200d]/g, "");
