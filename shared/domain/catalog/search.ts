import { foldLetters, foldText } from "../../lib/text.ts";

/** What can be searched of a product. */
export interface Searchable {
  readonly name: string;
  readonly sku: string | null;
  readonly barcodes: readonly string[];
}

/** An index over product names and codes, kept in memory and changed one product at a time. */
export interface ProductSearch<Id> {
  /** Adds a product, or replaces what was known of it; it keeps its place in the order. */
  readonly put: (id: Id, product: Searchable) => void;
  readonly remove: (id: Id) => void;
  /**
   * Products that hold every word of `query`, best first, at most `limit`: a code that is the query, codes that
   * start with it, names that start with it, words that start with it, the rest; then, if there is room, the same
   * with Kazakh and Uzbek letters taken for their nearest Russian or Latin ones. Nothing for an empty query.
   */
  readonly find: (query: string, limit: number) => Id[];
  readonly size: () => number;
}

/**
 * Products lie in pages of one string each, so that a search is a few hundred native substring scans (100,000
 * products: a few milliseconds) and a change rewrites one page.
 */
export const createSearch = <Id>(): ProductSearch<Id> => {
  const pages: Page<Id>[] = [];
  const pageById = new Map<Id, Page<Id>>();
  const append = (id: Id, entry: string): void => {
    const last = pages.at(-1);
    const page = last !== undefined && last.ids.length < PAGE ? last : emptyPage<Id>();
    if (page !== last) pages.push(page);
    page.starts.push(page.text.length);
    page.ids.push(id);
    page.text += entry;
    page.loose = undefined;
    pageById.set(id, page);
  };
  return {
    put: (id, product) => {
      const page = pageById.get(id);
      if (page === undefined) append(id, entryOf(product));
      else replaceEntry(page, page.ids.indexOf(id), entryOf(product));
    },
    remove: (id) => {
      const page = pageById.get(id);
      if (page === undefined) return;
      const at = page.ids.indexOf(id);
      replaceEntry(page, at, "");
      page.ids.splice(at, 1);
      page.starts.splice(at, 1);
      pageById.delete(id);
    },
    find: (query, limit) => findIn(pages, query, limit),
    size: () => pageById.size,
  };
};

/** Up to `PAGE` products as one text: `\n` name `\t` code `\t` code …, each part folded. */
interface Page<Id> {
  text: string;
  /** `text` with letters folded, made when first asked for; the same string where nothing folds. */
  loose: string | undefined;
  readonly ids: Id[];
  readonly starts: number[];
}

const PAGE = 500;
const START = "\n";
const CODE = "\t";

const emptyPage = <Id>(): Page<Id> => ({ text: "", loose: undefined, ids: [], starts: [] });

/** Apostrophes go and other marks between words become spaces, so `coca cola` finds `Coca-Cola`. */
const searchText = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase().replace(PLAIN_COMMA, "$1.").replace(PLAIN_MARKS, " ").trim()
    : foldText(text).replaceAll("'", "").replace(PLAIN_COMMA, "$1.").replace(MARKS, " ").trim();

/** Most names are of these letters, and need none of Unicode's slower rules: a third of the time to build. */
const PLAIN = /^[ -&(-_a-~А-я]*$/;
const PLAIN_COMMA = /(\d),(?=\d)/g;
const PLAIN_MARKS = /[^a-zа-я0-9.%]+/g;
const MARKS = /[^\p{L}\p{N}\p{M}.%]+/gu;

const codeText = (text: string): string =>
  PLAIN_CODE.test(text) ? text.toLowerCase() : foldText(text).replace(/\s/g, " ");

const PLAIN_CODE = /^[!-~]*$/;

const entryOf = ({ name, sku, barcodes }: Searchable): string => {
  const codes = sku === null ? barcodes : [sku, ...barcodes];
  return `${START}${searchText(name)}${codes.map((code) => CODE + codeText(code)).join("")}${CODE}`;
};

const replaceEntry = <Id>(page: Page<Id>, at: number, entry: string): void => {
  const start = page.starts[at] ?? 0;
  const end = page.starts[at + 1] ?? page.text.length;
  page.text = page.text.slice(0, start) + entry + page.text.slice(end);
  page.loose = undefined;
  const shift = entry.length - (end - start);
  for (let i = at + 1; i < page.starts.length; i++) page.starts[i] = (page.starts[i] ?? 0) + shift;
};

/** A query taken apart. */
interface Query {
  /** The whole of it, as codes are written. */
  readonly code: string;
  readonly words: readonly string[];
  /** The longest word, which is scanned for because it is met least often. */
  readonly rarest: string;
}

/** An entry that was hit. */
interface Hit<Id> {
  readonly id: Id;
  readonly entry: string;
}

type TextOf = (page: Page<unknown>) => string;

const LONGEST_QUERY = 100;
/** With more hits than this, they are not all collected and sorted, but sought rank by rank. */
const FEW = 2_000;

const findIn = <Id>(pages: readonly Page<Id>[], input: string, limit: number): Id[] => {
  const query = parseQuery(input.slice(0, LONGEST_QUERY));
  if (query === undefined || limit <= 0) return [];
  const found = new Set<Id>();
  rankInto(found, pages, (page) => page.text, query, limit);
  if (found.size >= limit) return [...found];
  const loose = loosen(query);
  const worth = loose.words.join() === query.words.join() ? pages.filter(foldsAny) : pages;
  rankInto(found, worth, looseText, loose, limit);
  return [...found];
};

const parseQuery = (input: string): Query | undefined => {
  const words = searchText(input)
    .split(" ")
    .filter((word) => word !== "");
  const rarest = longestOf(words);
  return rarest === undefined ? undefined : { code: codeText(input), words, rarest };
};

const loosen = ({ code, words, rarest }: Query): Query => ({
  code,
  words: words.map(foldLetters),
  rarest: foldLetters(rarest),
});

const longestOf = (words: readonly string[]): string | undefined =>
  [...words].sort((a, b) => b.length - a.length)[0];

const looseText: TextOf = (page) => {
  page.loose ??= foldLetters(page.text);
  return page.loose;
};

const foldsAny = (page: Page<unknown>): boolean => looseText(page) !== page.text;

/** Adds to `found`, best first, until it holds `limit`. */
const rankInto = <Id>(
  found: Set<Id>,
  pages: readonly Page<Id>[],
  textOf: TextOf,
  query: Query,
  limit: number,
): void => {
  const hits = collect(pages, textOf, query.rarest, query.words, FEW + 1);
  const hitsWith = (needle: string): readonly Hit<Id>[] =>
    hits.length <= FEW
      ? hits.filter(({ entry }) => entry.includes(needle))
      : collect(pages, textOf, needle, query.words, limit + found.size);
  for (const needle of ranksOf(query)) {
    for (const { id } of hitsWith(needle)) {
      if (found.size >= limit) return;
      found.add(id);
    }
  }
};

/** What an entry holds at each rank, best first; all words are in it anyway. */
const ranksOf = ({ code, words, rarest }: Query): readonly string[] => [
  `${CODE}${code}${CODE}`,
  `${CODE}${code}`,
  `${START}${words.join(" ")}`,
  ` ${rarest}`,
  rarest,
];

/** The first `most` entries that hold `needle` and every word. */
const collect = <Id>(
  pages: readonly Page<Id>[],
  textOf: TextOf,
  needle: string,
  words: readonly string[],
  most: number,
): Hit<Id>[] => {
  const hits: Hit<Id>[] = [];
  for (const page of pages) {
    const text = textOf(page);
    let hit = text.indexOf(needle);
    while (hit !== -1) {
      const at = entryAt(page.starts, hit);
      const start = page.starts[at] ?? 0;
      const end = page.starts[at + 1] ?? text.length;
      const entry = text.slice(start, end);
      const id = page.ids[at];
      if (id !== undefined && words.every((word) => entry.includes(word))) hits.push({ id, entry });
      if (hits.length >= most) return hits;
      hit = text.indexOf(needle, end);
    }
  }
  return hits;
};

/** The last entry that starts at or before `position`. */
const entryAt = (starts: readonly number[], position: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
};
