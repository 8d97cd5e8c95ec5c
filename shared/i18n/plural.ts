import type { Language } from "./languages.ts";

/** Only Russian tells one, few and many apart; Kazakh and Uzbek nouns stay singular after a number. */
export interface PluralForms {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/**
 * The form of a noun that fits `count`, by the CLDR 46 cardinal rules
 * (https://www.unicode.org/cldr/charts/46/supplemental/language_plural_rules.html).
 * A missing form falls back to `other`, which in Russian is also the form for fractions.
 */
export const plural = (language: Language, count: number, forms: PluralForms): string =>
  forms[pluralCategory(language, count)] ?? forms.other;

type PluralCategory = keyof PluralForms;

const pluralCategory = (language: Language, count: number): PluralCategory => {
  const magnitude = Math.abs(count);
  if (language === "ru") return russianCategory(magnitude);
  if (language === "en") return magnitude === 1 ? "one" : "other";
  return "other";
};

const russianCategory = (count: number): PluralCategory => {
  if (!Number.isInteger(count)) return "other";
  const lastTwo = count % 100;
  const last = count % 10;
  if (lastTwo >= 11 && lastTwo <= 14) return "many";
  if (last === 1) return "one";
  return last >= 2 && last <= 4 ? "few" : "many";
};
