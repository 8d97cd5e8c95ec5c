import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical, type Json, MAX_DEPTH, parseCanonical } from "./canonical.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((value) => !value.includes("\0"));
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.maxSafeInteger().map((number) => (number === 0 ? 0 : number)),
    text,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== "__proto__"),
      tie("value"),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

test("[ENTRY-1] what is written is read as it was, and written alike again", () => {
  fc.assert(
    fc.property(json, (value) => {
      const written = canonical(value);
      expect(parseCanonical(written)).toEqual({ ok: true, value });
      expect(canonical(JSON.parse(written))).toBe(written);
    }),
  );
});

const key = fc.constantFrom("a", "b", "10", "9", "__proto__", "\\u0000", "\\ud800", "é", "");
const scrap = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(
      "0",
      "-0",
      "1",
      "1.0",
      "1e3",
      "9007199254740993",
      "true",
      "null",
      '"a"',
      '"\\u0061"',
      '"\\n"',
      '"\\/"',
    ),
    key.map((value) => JSON.stringify(value)),
    fc.array(tie("text"), { maxLength: 3 }).map((items) => `[${items.join(",")}]`),
    fc
      .array(fc.tuple(key, tie("text")), { maxLength: 4 })
      .map((entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`),
  ),
})).text;

test("[ENTRY-1] a text is canonical when writing its value anew gives the same text, and only then", () => {
  const isWrittenAlike = (given: string): boolean => {
    try {
      return canonical(JSON.parse(given)) === given;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(scrap, (given) => {
      expect(parseCanonical(given).ok).toBe(isWrittenAlike(given));
    }),
    { numRuns: 5_000 },
  );
});

test("[ENTRY-1] the order in which keys were set does not show", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(text, fc.integer()), { selector: ([key]) => key }), (entries) => {
      const usable = entries.filter(([key]) => key !== "__proto__");
      expect(canonical(Object.fromEntries(usable))).toBe(
        canonical(Object.fromEntries([...usable].reverse())),
      );
    }),
  );
});

test("[ENTRY-1] keys stand in code-unit order, numbers among them as text", () => {
  expect(canonical({ b: 1, a: 2, "10": 3, "9": 4, "\u{1F600}": 5, "\uffff": 6 })).toBe(
    '{"10":3,"9":4,"a":2,"b":1,"\u{1F600}":5,"\uffff":6}',
  );
});

test.each([
  ["a fraction", 0.5],
  ["more than is exact", 2 ** 53],
  ["minus zero", -0],
  ["no number", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["undefined", undefined],
  ["undefined inside", { a: undefined }],
  ["a hole", [1, undefined, 2]],
  ["a date", new Date(0)],
  ["a map", new Map([[1, 2]])],
  ["a bigint", 1n],
  ["a function", () => 1],
  ["NUL, which a database cannot keep", "a\0b"],
  ["half a surrogate pair", "\ud83d"],
  ["half a surrogate pair in a key", { "\ude00": 1 }],
  ["the key that sets a prototype", JSON.parse('{"__proto__":1}')],
])("[ENTRY-1] %s has no canonical form", (_, value) => {
  expect(() => canonical(value)).toThrow();
});

test.each([
  ["keys out of order", '{"b":1,"a":2}'],
  ["a key twice", '{"a":1,"a":2}'],
  ["a key twice, alike", '{"a":1,"a":1}'],
  ["whitespace", '{"a": 1}'],
  ["whitespace behind", '{"a":1}\n'],
  ["a byte order mark", '\ufeff{"a":1}'],
  ["a fraction", '{"a":1.5}'],
  ["a whole fraction", '{"a":1.0}'],
  ["an exponent", '{"a":1e3}'],
  ["minus zero", '{"a":-0}'],
  ["too large a number", '{"a":9007199254740993}'],
  ["a needless escape", '{"a":"\\u0041"}'],
  ["an escaped slash", '{"a":"\\/"}'],
  ["NUL", '{"a":"\\u0000"}'],
  ["half a surrogate pair", '{"a":"\\ud83d"}'],
  ["a prototype", '{"__proto__":{"a":1}}'],
  ["nothing", ""],
  ["half of it", '{"a":'],
  ["something behind", "{}{}"],
])("[ENTRY-1] text with %s is refused", (_, given) => {
  expect(parseCanonical(given).ok).toBe(false);
});

test("[ENTRY-1] what nests deeper than a fact does is refused, however deep", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  expect(parseCanonical(nested(MAX_DEPTH)).ok).toBe(true);
  expect(parseCanonical(nested(MAX_DEPTH + 1)).ok).toBe(false);
  expect(parseCanonical(nested(200_000)).ok).toBe(false);
});
