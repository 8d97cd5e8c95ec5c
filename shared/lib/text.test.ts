import fc from "fast-check";
import { expect, test } from "vitest";
import { clampText, cleanText, foldLetters, foldText, isPrintable } from "./text.ts";

test.each([
  { text: "  Мёд   ЛИПОВЫЙ ", folded: "мед липовый" },
  { text: "Мёд", folded: "мед" },
  { text: "Йогурт", folded: "йогурт" },
  { text: "Oʻrik", folded: "o'rik" },
  { text: "O’rik", folded: "o'rik" },
  { text: "ҚАНТ", folded: "қант" },
  { text: "Café\u00a0Noir", folded: "café noir" },
  { text: "ﬁve", folded: "five" },
])("'$text' compares as '$folded'", ({ text, folded }) => {
  expect(foldText(text)).toBe(folded);
});

test.each([
  { text: "Қант", folded: "кант" },
  { text: "Сүт өнімдері", folded: "сут онимдери" },
  { text: "Әжей, ғұмыр, һәм, ңү", folded: "ажей, гумыр, хам, ну" },
  { text: "Oʻrik soʻm", folded: "orik som" },
  { text: "ўрик ҳолва", folded: "урик холва" },
])("'$text' is found as '$folded' on a plain keyboard", ({ text, folded }) => {
  expect(foldLetters(foldText(text))).toBe(folded);
});

test("folding twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
      const folded = foldLetters(foldText(text));
      expect(foldLetters(foldText(folded))).toBe(folded);
    }),
  );
});

test.each([
  { text: " Milk\t3.2 %\r\n1 l ", clean: "Milk 3.2 % 1 l" },
  { text: "a\u0000b", clean: "a b" },
  { text: "a\u200bb\u202ec", clean: "abc" },
  { text: "👩\u200d🌾 jam", clean: "👩\u200d🌾 jam" },
  { text: "a\ud800b\udc00", clean: "ab" },
  { text: "\ud83d\udc4d", clean: "👍" },
])("$text is stored as '$clean'", ({ text, clean }) => {
  expect(cleanText(text)).toBe(clean);
});

test.each([
  { text: "bread", max: 5, is: "bread" },
  { text: "breads", max: 5, is: "brea…" },
  { text: "abc👍def", max: 5, is: "abc…" },
  { text: "abc", max: 0, is: "" },
])("'$text' in $max is '$is'", ({ text, max, is }) => {
  expect(clampText(text, max)).toBe(is);
});

test.each([
  { text: "A-1 б/№", printable: true },
  { text: "a\u001db", printable: false },
  { text: "a\u202eb", printable: false },
  { text: "\ud800", printable: false },
])("$text shows on paper: $printable", ({ text, printable }) => {
  expect(isPrintable(text)).toBe(printable);
});
