import { err, ok, type Result } from "../lib/result.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Deeper than any fact of a shop; a deeper one would exhaust somebody's stack, here or in a database. */
export const MAX_DEPTH = 32;

/**
 * Canonical text of a value [ENTRY-1]: JSON, keys in code-unit order, no whitespace, safe integers only, no text a
 * database could not keep. Throws on anything else: what we write ourselves is never approximate.
 */
export const canonical = (value: unknown): string => textOf(value, 0);

export interface NotCanonical {
  readonly type: "NotCanonical";
  readonly reason: string;
}

/** Reads text that must already be canonical, so that one value never has two hashes. */
export const parseCanonical = (text: string): Result<Json, NotCanonical> => {
  try {
    const value = JSON.parse(text) as Json;
    return isCanonical(value, text)
      ? ok(value)
      : err({ type: "NotCanonical", reason: "not in canonical form" });
  } catch (error) {
    return err({ type: "NotCanonical", reason: error instanceof Error ? error.message : "unreadable" });
  }
};

/**
 * Whether the text is the value's canonical form. The engine's own writer differs from ours only in what `isOrdered` sees,
 * in keys that look like numbers, and in escapes of the form `\u`, so most texts need not be built anew.
 */
const isCanonical = (value: Json, text: string): boolean =>
  (!text.includes("\\u") && isOrdered(value, 0) && JSON.stringify(value) === text) ||
  canonical(value) === text;

/** Whether keys stand in order, numbers are whole and exact, and nothing is too deep or called `__proto__`. */
const isOrdered = (value: Json, depth: number): boolean => {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (value === null || typeof value !== "object") return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isOrdered(item, depth + 1));
  let before = "";
  for (const key in value) {
    if (key < before || key === "__proto__") return false;
    before = key;
    if (!isOrdered((value as Record<string, Json>)[key] as Json, depth + 1)) return false;
  }
  return true;
};

const textOf = (value: unknown, depth: number): string => {
  if (typeof value === "string") return stringText(value);
  if (typeof value === "number") return integerText(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (depth >= MAX_DEPTH) throw new Error(`Deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return `[${Array.from(value, (item) => textOf(item, depth + 1)).join(",")}]`;
  if (isPlain(value)) return objectText(value, depth + 1);
  throw new Error(`No canonical form for a ${typeof value}`);
};

/** Postgres keeps neither NUL nor half of a surrogate pair. Both are escaped in JSON, so most text is not looked at. */
const stringText = (value: string): string => {
  const text = JSON.stringify(value);
  if (text.includes("\\u") && (value.includes("\0") || /\p{Surrogate}/u.test(value)))
    throw new Error("No canonical form for NUL or half a surrogate pair");
  return text;
};

const integerText = (value: number): string => {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error(`Not a safe integer: ${value}`);
  return String(value);
};

const isPlain = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const objectText = (value: Record<string, unknown>, depth: number): string => {
  let text = "";
  for (const key of sortedKeys(value)) {
    if (key === "__proto__") throw new Error(`No canonical form for the key "${key}"`);
    if (value[key] === undefined) throw new Error(`No canonical form for undefined at "${key}"`);
    text += `${text === "" ? "" : ","}${stringText(key)}:${textOf(value[key], depth)}`;
  }
  return `{${text}}`;
};

/** Keys that are in order already, as in most of what arrives, are not sorted again. */
const sortedKeys = (value: Record<string, unknown>): readonly string[] => {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i++) {
    if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  }
  return keys;
};
