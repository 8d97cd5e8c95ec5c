export const LANGUAGES = ["kk", "ru", "uz", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words, for the language menu. */
export const NATIVE_NAME: Readonly<Record<Language, string>> = {
  kk: "Қазақша",
  ru: "Русский",
  uz: "Oʻzbekcha",
  en: "English",
};

/** BCP 47 tags, for `lang` attributes and speech. */
export const LANGUAGE_TAG: Readonly<Record<Language, string>> = {
  kk: "kk-KZ",
  ru: "ru-KZ",
  uz: "uz-Latn-UZ",
  en: "en",
};

export const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);

/** The first of the reader's preferred tags (`["ru-RU", "en"]`) that we speak, else `fallback`. */
export const pickLanguage = (preferred: readonly string[], fallback: Language = "ru"): Language => {
  const codes = preferred.map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return codes.find(isLanguage) ?? fallback;
};
