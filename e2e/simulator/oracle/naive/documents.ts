import type { RawEntry, RawScalar } from "./raw-entry.ts";

/** Key → what it holds and the stamp that set it. */
export type NaiveDoc = Map<string, readonly [value: RawScalar, stamp: string]>;

/** `type id` → document. */
export type NaiveDocs = Map<string, NaiveDoc>;

/** Each key keeps the value of the greatest stamp; of equal stamps, which only copies write, the greater value. */
export const applyPatches = (docs: NaiveDocs, { patches, stamp }: RawEntry): void => {
  for (const { doc, id, set } of patches) {
    const name = `${doc} ${id}`;
    const known: NaiveDoc = docs.get(name) ?? new Map();
    docs.set(name, known);
    for (const [key, given] of Object.entries(set)) {
      const value = key.includes("/") && given !== null ? true : given;
      const before = known.get(key);
      if (before === undefined || isLater(value, stamp, before)) known.set(key, [value, stamp]);
    }
  }
};

/** The keys that count, in order: a name that was ever a set is no field. */
export const docLines = (doc: NaiveDoc): readonly string[] => {
  const sets = new Set([...doc.keys()].filter((key) => key.includes("/")).map((key) => key.split("/")[0]));
  return [...doc]
    .filter(([key]) => key.includes("/") || !sets.has(key))
    .map(([key, [value, stamp]]) => keyLine(key, value, stamp))
    .sort();
};

export const keyLine = (key: string, value: RawScalar, stamp: string): string =>
  `${key}=${typeof value === "string" ? `"${value}"` : value}@${stamp}`;

const isLater = (value: RawScalar, stamp: string, [known, since]: readonly [RawScalar, string]): boolean =>
  stamp > since || (stamp === since && JSON.stringify(value) > JSON.stringify(known));
