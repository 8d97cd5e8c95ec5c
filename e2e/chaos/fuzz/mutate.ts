import type { Random } from "../../../shared/lib/seeded-random.ts";

/** One way of spoiling a text. */
type Spoil = (text: string, random: Random) => string;

/** The text with one to three things wrong with it, as a bad line, a bad program or a bad person would have it. */
export const mutateText: Spoil = (text, random) => {
  let spoilt = text;
  for (let i = 0; i <= random.below(3); i++) spoilt = random.pick(SPOILS)(spoilt, random);
  return spoilt;
};

/** The same for a value: one or two of its parts are something else. */
export const mutateValue = (value: unknown, random: Random): unknown => {
  let spoilt = value;
  for (let i = 0; i <= random.below(2); i++) spoilt = spoilPart(spoilt, random);
  return spoilt;
};

const bitFlip: Spoil = (text, random) => {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length === 0) return text;
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  return bytes.toString("utf8");
};

const truncate: Spoil = (text, random) => text.slice(0, random.below(text.length + 1));

const cutOut: Spoil = (text, random) => {
  const from = random.below(text.length + 1);
  return text.slice(0, from) + text.slice(from + random.below(40));
};

const repeat: Spoil = (text, random) => {
  const from = random.below(text.length + 1);
  const piece = text.slice(from, from + random.below(200));
  return text.slice(0, from) + piece + text.slice(from);
};

const insert: Spoil = (text, random) => {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(SNIPPETS) + text.slice(at);
};

/** A part of the JSON is something else; also inside JSON that stands as a text in JSON. */
const otherPart: Spoil = (text, random) => {
  const value = parsed(text);
  return value === undefined ? insert(text, random) : written(mutateValue(value, random));
};

const nameTwice: Spoil = (text, random) => {
  const names = [...text.matchAll(/"(\w+)":/g)].map(([, name]) => name ?? "");
  if (names.length === 0) return insert(text, random);
  const [name, value] = [random.pick([...names, "__proto__", "constructor"]), random.pick(SNIPPETS_JSON)];
  return text.replace(/\{/, `{"${name}":${value},`);
};

const SPOILS: readonly Spoil[] = [
  bitFlip,
  bitFlip,
  truncate,
  cutOut,
  repeat,
  insert,
  otherPart,
  otherPart,
  otherPart,
  nameTwice,
];

const DEEP = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;
const SNIPPETS_JSON: readonly string[] = [
  "null",
  "{}",
  "[]",
  "-1",
  "1e999",
  "9007199254740993",
  "0.1",
  '"\\ud800"',
  '"\\u0000"',
  '{"__proto__":{"kind":"server"}}',
  DEEP,
];
const SNIPPETS: readonly string[] = [
  ...SNIPPETS_JSON,
  "NaN",
  "Infinity",
  "-0",
  "\n",
  "\r\n",
  "\0",
  "\ufeff",
  "\u2028",
  "\ud83d",
  '","',
  "}",
  "{",
  "'; drop table entries; --",
];

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What came of a mutation may have no JSON at all, or be too deep to be written by one function that calls itself. */
const written = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? "undefined";
  } catch {
    return DEEP;
  }
};

/** Values no field expects. */
const odd = (random: Random): unknown =>
  random.pick<() => unknown>([
    () => null,
    () => true,
    () => 0,
    () => -1,
    () => -0,
    () => 1.5,
    () => 2 ** 53,
    () => 2 ** 53 - 1,
    () => 2 ** 31,
    () => 1e308,
    () => Number.NaN,
    () => "",
    () => "0",
    () => "\ud800",
    () => "\0",
    () => "😀".repeat(20),
    () => "x".repeat(random.pick([41, 300, 5_000, 70_000])),
    () => "../../etc/passwd",
    () => "__proto__",
    () => [],
    () => ({}),
    () => Array.from({ length: random.pick([3, 1_001, 2_500]) }, (_, i) => i),
    () => nested(random.pick([10, 40, 2_000])),
    () => JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
  ])();

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

const spoilPart = (value: unknown, random: Random): unknown => {
  if (typeof value === "string" && /^[[{]/.test(value) && random.below(3) > 0) {
    const inner = parsed(value);
    if (inner !== undefined) return written(spoilPart(inner, random));
  }
  if (Array.isArray(value) && value.length > 0 && random.below(6) > 0) return spoilItem(value, random);
  if (typeof value === "object" && value !== null && random.below(8) > 0) return spoilField(value, random);
  return typeof value === "number" && random.below(3) > 0
    ? random.pick([value + 1, -value, value * 1_000, 0])
    : odd(random);
};

const spoilItem = (items: readonly unknown[], random: Random): unknown => {
  const at = random.below(items.length);
  const item = items[at];
  return random.pick<() => unknown>([
    () => items.with(at, spoilPart(item, random)),
    () => items.with(at, spoilPart(item, random)),
    () => items.with(at, spoilPart(item, random)),
    () => [...items.slice(0, at), ...items.slice(at + 1)],
    () => [...items, item],
    () => random.shuffle(items),
  ])();
};

const spoilField = (fields: object, random: Random): unknown => {
  const names = Object.keys(fields);
  if (names.length === 0) return { [random.pick(["a", "type", "then", "toJSON", "length"])]: odd(random) };
  const name = random.pick(names);
  const { [name]: field, ...rest } = fields as Record<string, unknown>;
  const other = random.pick(names);
  return random.pick<() => unknown>([
    () => ({ ...fields, [name]: spoilPart(field, random) }),
    () => ({ ...fields, [name]: spoilPart(field, random) }),
    () => ({ ...fields, [name]: spoilPart(field, random) }),
    () => ({ ...fields, [name]: (fields as Record<string, unknown>)[other] }),
    () => rest,
    () => ({ ...fields, [`${name}x`]: field }),
    () => ({ ...rest, [random.pick(["constructor", "hasOwnProperty", "length", "0"])]: field }),
  ])();
};
