import { err, ok, type Result } from "../lib/result.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Canonical text of a value [ENTRY-1]: JSON, keys in code-unit order, no whitespace, safe integers only.
 * Throws on anything else: what we write ourselves is never approximate.
 */
export const canonical = (value: unknown): string => {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return integerText(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object") return objectText(value as Record<string, unknown>);
  throw new Error(`No canonical form for a ${typeof value}`);
};

export interface NotCanonical {
  readonly type: "NotCanonical";
  readonly reason: string;
}

/** Reads text that must already be canonical, so that one value never has two hashes. */
export const parseCanonical = (text: string): Result<Json, NotCanonical> => {
  try {
    const value = JSON.parse(text) as Json;
    return canonical(value) === text
      ? ok(value)
      : err({ type: "NotCanonical", reason: "not in canonical form" });
  } catch (error) {
    return err({ type: "NotCanonical", reason: error instanceof Error ? error.message : "unreadable" });
  }
};

const integerText = (value: number): string => {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error(`Not a safe integer: ${value}`);
  return String(value);
};

const objectText = (value: Record<string, unknown>): string => {
  let text = "";
  for (const key of sortedKeys(value)) {
    if (value[key] === undefined) throw new Error(`No canonical form for undefined at "${key}"`);
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonical(value[key])}`;
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
