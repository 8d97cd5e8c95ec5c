import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { expect, test } from "vitest";
import { type CodePage, LETTERS, PAGE_NUMBERS, printable } from "./letters.ts";

test.each([
  ["Қант 1,25 кг × 520", "rk1048", "Қант 1,25 кг x 520"],
  ["Қант", "windows1251", null],
  ["Қант", "cp866", null],
  ["Хлеб «Бородинский» — 210 ₸", "windows1251", "Хлеб «Бородинский» — 210 тг"],
  ["Хлеб «Бородинский» — 210 ₽", "cp866", 'Хлеб "Бородинский" - 210 руб.'],
  ["Oʻzbek soʻm, gʻisht", "cp866", "O'zbek so'm, g'isht"],
  ["Ўзбек қўй", "windows1251", null],
  ["1\u00a0250,50 −30", "cp866", "1 250,50 -30"],
  ["茶", "rk1048", null],
  ["Milk", "picture", null],
] as const)("%j by %s is %j", (text, letters, expected) => {
  expect(printable(text, letters)).toBe(expected);
});

const KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";

test("every letter that a page is said to have, the printer's encoder has there too", () => {
  const signs = `${KAZAKH}АЯаяЁёЎў№«»“”„’‘–—…•·±°Oo`;
  for (const letters of LETTERS) {
    if (letters === "picture") continue;
    for (const sign of signs) {
      if (printable(sign, letters) !== sign) continue;
      expect([letters, sign, hasSign(letters, sign)]).toEqual([letters, sign, true]);
    }
  }
  expect([...KAZAKH].every((letter) => hasSign("rk1048", letter))).toBe(true);
});

/** A letter the encoder does not know becomes a question mark. */
const hasSign = (page: CodePage, sign: string): boolean => {
  const encoder = new ReceiptPrinterEncoder({
    language: "esc-pos",
    columns: 48,
    codepageMapping: { [page]: PAGE_NUMBERS[page] },
  });
  return !encoder.codepage(page).line(sign).encode().includes(0x3f);
};
