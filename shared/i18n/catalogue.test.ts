import { expect, test } from "vitest";
import { UNITS } from "../lib/quantity.ts";
import { en } from "./en.ts";
import { kk } from "./kk.ts";
import { isLanguage, LANGUAGES, pickLanguage } from "./languages.ts";
import { ru } from "./ru.ts";
import { uz } from "./uz.ts";

const catalogues = Object.entries({ kk, ru, uz, en }).map(([language, messages]) => ({ language, messages }));

/** Every text, functions called with plausible arguments. */
const textsOf = (messages: object): readonly [string, string][] =>
  Object.entries(messages).map(([key, value]) => [
    key,
    typeof value === "function" ? value(...Array.from({ length: value.length }, () => "5")) : String(value),
  ]);

test.each(catalogues)("$language has every key, none empty, none of its own", ({ messages }) => {
  expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort());
  expect(textsOf(messages).filter(([, text]) => text.trim() === "" || text !== text.trim())).toEqual([]);
});

test("keys are area.name, spelled with letters and digits", () => {
  expect(Object.keys(en).filter((key) => !/^[a-z][A-Za-z]*\.[a-z][A-Za-z0-9]*$/.test(key))).toEqual([]);
});

test("every unit has a short name", () => {
  expect(UNITS.filter((unit) => !(`unit.${unit}` in en))).toEqual([]);
});

test("Uzbek writes oʻ and gʻ with U+02BB, never with an apostrophe", () => {
  expect(textsOf(uz).filter(([, text]) => /[og]['’‘`]/i.test(text))).toEqual([]);
});

test("no word mixes Latin and Cyrillic letters that look alike", () => {
  const mixed = /[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]/i;
  expect([...textsOf(kk), ...textsOf(ru), ...textsOf(uz)].filter(([, text]) => mixed.test(text))).toEqual([]);
});

test.each([
  { preferred: ["kk-KZ", "ru"], language: "kk" },
  { preferred: ["de-DE", "uz-Latn-UZ"], language: "uz" },
  { preferred: ["EN-us"], language: "en" },
  { preferred: ["de"], language: "ru" },
  { preferred: [], language: "ru" },
])("$preferred speaks $language", ({ preferred, language }) => {
  expect(pickLanguage(preferred)).toBe(language);
});

test("codes are known by name", () => {
  expect(LANGUAGES.every(isLanguage)).toBe(true);
  expect(isLanguage("toString")).toBe(false);
});
