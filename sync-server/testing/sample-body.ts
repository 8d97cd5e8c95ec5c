import { z } from "zod";
import type { Json } from "../../shared/core/canonical.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Texts that some rule of ours wants; the first that fits is taken. */
const TEXTS: readonly string[] = [
  "b1",
  "till-1",
  "A".repeat(43),
  "till-1.1test",
  "till-1.1test.org",
  "stock/b1/p1",
  "T1-1TEST-0001",
  "KZT",
  "",
];

/** Some value that a schema allows, as small as it may be: for tests that need one of every kind and care about none. */
export const sampleOf = (schema: z.ZodType): Json => {
  const value = sample(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`${JSON.stringify(value)}: ${parsed.error.message}`);
  return value;
};

const sample = (schema: Schema): Json => {
  if ("const" in schema) return schema.const as Json;
  if (Array.isArray(schema.enum)) return schema.enum[0] as Json;
  const choices = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
  if (choices !== undefined) return sample(choices.find(({ type }) => type === "null") ?? choices[0] ?? {});
  switch (schema.type) {
    case "object":
      return objectSample(schema);
    case "array":
      return listSample(schema);
    case "string":
      return textSample(schema);
    case "integer":
    case "number":
      return Math.max(Number(schema.minimum ?? 0), Number(schema.exclusiveMinimum ?? -1) + 1);
    case "boolean":
      return false;
    default:
      return null;
  }
};

const objectSample = ({ properties = {}, required = [] }: Schema): Json => {
  const wanted = required as readonly string[];
  const all = Object.entries(properties as Readonly<Record<string, Schema>>);
  return Object.fromEntries(
    all.filter(([name]) => wanted.includes(name)).map(([name, each]) => [name, sample(each)]),
  );
};

const listSample = ({ prefixItems, items, minItems = 0 }: Schema): Json => {
  if (Array.isArray(prefixItems)) return prefixItems.map((each: Schema) => sample(each));
  return Array.from({ length: Number(minItems) }, () => sample((items ?? {}) as Schema));
};

const textSample = ({ pattern = "", minLength = 0, maxLength = 1e6 }: Schema): Json => {
  const fits = (text: string): boolean =>
    new RegExp(String(pattern), "u").test(text) &&
    text.length >= Number(minLength) &&
    text.length <= Number(maxLength);
  const found = TEXTS.find(fits);
  if (found === undefined) throw new Error(`No text like ${String(pattern)}`);
  return found;
};
