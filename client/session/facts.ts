import type { Entry } from "../../shared/core/entry.ts";
import type { EntryRow } from "../../shared/core/store.ts";
import type { Fact, FactQuery } from "./shop.ts";

/** Entries of a kind, latest arrival first, with a number below `before`, at most `limit`. */
export type LatestOfKind = (kind: string, before: number, limit: number) => Promise<readonly EntryRow[]>;

/** Facts of several kinds as one list, newest first. */
export const readFacts = async (latest: LatestOfKind, query: FactQuery): Promise<readonly Fact[]> => {
  const { kinds, before = Number.MAX_SAFE_INTEGER, limit } = query;
  const lists = await Promise.all(kinds.map((kind) => latest(kind, before, limit)));
  return lists
    .flat()
    .sort((a, b) => b.n - a.n)
    .slice(0, limit)
    .map(({ n, text, hash }) => ({ n, entry: JSON.parse(text) as Entry, hash }));
};
