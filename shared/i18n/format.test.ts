import { describe, expect, test } from "vitest";
import { money } from "../lib/money.ts";
import { quantity } from "../lib/quantity.ts";
import { createFormat } from "./format.ts";
import { LANGUAGES } from "./languages.ts";

/** No-break spaces written as `_`, so that a table shows them. */
const seen = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, "_");

const NOVEMBER_5 = Date.UTC(2026, 10, 5, 9, 7);

describe("money", () => {
  test.each([
    { language: "kk", minor: 125_000, currency: "KZT", text: "1_250_₸" },
    { language: "kk", minor: 125_050, currency: "KZT", text: "1_250,50_₸" },
    { language: "ru", minor: -123_456_789, currency: "KZT", text: "−1_234_567,89_₸" },
    { language: "ru", minor: 5, currency: "RUB", text: "0,05_₽" },
    { language: "uz", minor: 1_200_000, currency: "UZS", text: "12_000_soʻm" },
    { language: "ru", minor: 1_200_000, currency: "UZS", text: "12_000_сум" },
    { language: "en", minor: 125_050, currency: "KZT", text: "1,250.50_₸" },
    { language: "en", minor: 9_007_199_254_740, currency: "KZT", text: "90,071,992,547.40_₸" },
    { language: "kk", minor: 0, currency: "KZT", text: "0_₸" },
  ] as const)("$language: $minor $currency is $text", ({ language, minor, currency, text }) => {
    expect(seen(createFormat(language).money(money(minor), currency))).toBe(text);
  });

  test("a column can keep its minor units", () => {
    expect(seen(createFormat("ru").amount(money(125_000), { minor: "always" }))).toBe("1_250,00");
  });
});

test.each([
  { language: "kk", thousandths: 2_000, unit: "дана", text: "2_дана" },
  { language: "ru", thousandths: 250, unit: "кг", text: "0,25_кг" },
  { language: "en", thousandths: 1_234_567, unit: undefined, text: "1,234.567" },
  { language: "uz", thousandths: -1_500, unit: undefined, text: "−1,5" },
] as const)("$language: $thousandths thousandths is $text", ({ language, thousandths, unit, text }) => {
  expect(seen(createFormat(language).quantity(quantity(thousandths), unit))).toBe(text);
});

test.each([
  { language: "kk", date: "05.11.2026", long: "2026 ж. 5 қараша", day: "бейсенбі, 5 қараша" },
  { language: "ru", date: "05.11.2026", long: "5 ноября 2026 г.", day: "четверг, 5 ноября" },
  { language: "uz", date: "05.11.2026", long: "5-noyabr, 2026", day: "payshanba, 5-noyabr" },
  { language: "en", date: "5 Nov 2026", long: "5 November 2026", day: "Thursday, 5 November" },
] as const)("$language: dates", ({ language, date, long, day }) => {
  const format = createFormat(language, "Asia/Almaty");
  expect(format.date(NOVEMBER_5)).toBe(date);
  expect(format.dateLong(NOVEMBER_5)).toBe(long);
  expect(format.day(NOVEMBER_5)).toBe(day);
  expect(format.time(NOVEMBER_5)).toBe("14:07");
  expect(format.dateTime(NOVEMBER_5)).toBe(`${date}, 14:07`);
});

test("midnight is 00:00 in every language", () => {
  for (const language of LANGUAGES) {
    expect(createFormat(language, "UTC").time(Date.UTC(2026, 0, 1))).toBe("00:00");
  }
});

test.each([
  { language: "ru", hundredths: 1_200, text: "12_%" },
  { language: "en", hundredths: 1_250, text: "12.5%" },
] as const)("$language: $hundredths hundredths of a percent is $text", ({ language, hundredths, text }) => {
  expect(seen(createFormat(language).percent(hundredths))).toBe(text);
});
