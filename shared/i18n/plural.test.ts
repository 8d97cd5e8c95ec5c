import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "./languages.ts";
import { plural } from "./plural.ts";

const rows = { one: "строка", few: "строки", many: "строк", other: "строки" };

test.each([
  { count: 0, word: "строк" },
  { count: 1, word: "строка" },
  { count: 2, word: "строки" },
  { count: 4, word: "строки" },
  { count: 5, word: "строк" },
  { count: 11, word: "строк" },
  { count: 12, word: "строк" },
  { count: 21, word: "строка" },
  { count: 101, word: "строка" },
  { count: 111, word: "строк" },
  { count: 1.5, word: "строки" },
  { count: -1, word: "строка" },
])("Russian: $count $word", ({ count, word }) => {
  expect(plural("ru", count, rows)).toBe(word);
});

test("agrees with CLDR, where the runtime carries it", () => {
  const forms = { one: "one", few: "few", many: "many", other: "other" };
  fc.assert(
    fc.property(fc.constantFrom("ru" as const, "en" as const), fc.nat(100_000), (language, count) => {
      expect(plural(language, count, forms)).toBe(new Intl.PluralRules(language).select(count));
    }),
  );
});

test("a language that needs one form takes one form", () => {
  for (const language of LANGUAGES) expect(plural(language, 5, { other: "x" })).toBe("x");
});
