import { err, ok, type Result } from "../../lib/result.ts";
import { foldText } from "../../lib/text.ts";
import type { CategoryId } from "./ids.ts";

export const MAX_CATEGORY_NAME = 100;
export const MAX_CATEGORY_DEPTH = 8;

export interface Category {
  readonly id: CategoryId;
  readonly name: string;
  /** `null` for a root. */
  readonly parent: CategoryId | null;
}

/** Categories as they are shown. Every category given is in it exactly once. */
export interface CategoryTree {
  readonly byId: ReadonlyMap<CategoryId, Category>;
  readonly roots: readonly Category[];
  readonly childrenOf: (id: CategoryId) => readonly Category[];
  /** From the root down to the category itself; empty for an unknown one. */
  readonly pathOf: (id: CategoryId) => readonly Category[];
  /** The category and everything below it: what a filter by category means. */
  readonly within: (id: CategoryId) => ReadonlySet<CategoryId>;
  readonly byPath: (names: readonly string[]) => Category | undefined;
}

export type MoveError =
  | { readonly type: "NoSuchCategory" }
  /** A category cannot stand below itself. */
  | { readonly type: "Cycle" }
  | { readonly type: "TooDeep"; readonly max: number };

/**
 * Builds the tree from categories in any order. Two devices may have moved categories at the same time so that a
 * parent is missing or a ring has formed; every replica mends that alike: a category without its parent is a root,
 * and a ring is cut above its smallest id. Siblings are sorted by name.
 */
export const buildCategoryTree = (categories: readonly Category[]): CategoryTree => {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const parentOf = soundParents(byId);
  const childrenByParent = new Map<CategoryId | null, Category[]>();
  for (const category of [...byId.values()].sort(byName)) {
    const parent = parentOf.get(category.id) ?? null;
    childrenByParent.set(parent, [...(childrenByParent.get(parent) ?? []), category]);
  }
  const childrenOf = (id: CategoryId | null): readonly Category[] => childrenByParent.get(id) ?? [];
  return {
    byId,
    roots: childrenOf(null),
    childrenOf,
    pathOf: (id) => chain(byId, parentOf, id).reverse(),
    within: (id) => new Set(byId.has(id) ? below(id, childrenOf) : []),
    byPath: (names) => descend(names, childrenOf),
  };
};

/** Whether `id` may be moved below `parent` (`null`: made a root). */
export const checkMove = (
  tree: CategoryTree,
  id: CategoryId,
  parent: CategoryId | null,
): Result<null, MoveError> => {
  if (!tree.byId.has(id) || (parent !== null && !tree.byId.has(parent)))
    return err({ type: "NoSuchCategory" });
  const moved = tree.within(id);
  if (parent !== null && moved.has(parent)) return err({ type: "Cycle" });
  const above = parent === null ? 0 : tree.pathOf(parent).length;
  const ownDepth = tree.pathOf(id).length - 1;
  const height = Math.max(...[...moved].map((each) => tree.pathOf(each).length)) - ownDepth;
  return above + height > MAX_CATEGORY_DEPTH ? err({ type: "TooDeep", max: MAX_CATEGORY_DEPTH }) : ok(null);
};

/** Names folded and compared by code point, so that every replica sorts alike. */
const byName = (a: Category, b: Category): number =>
  compare(foldText(a.name), foldText(b.name)) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Parents with the missing ones left out and every ring cut. */
const soundParents = (byId: ReadonlyMap<CategoryId, Category>): ReadonlyMap<CategoryId, CategoryId> => {
  const parentOf = new Map<CategoryId, CategoryId>();
  for (const { id, parent } of byId.values()) {
    if (parent !== null && byId.has(parent)) parentOf.set(id, parent);
  }
  const settled = new Set<CategoryId>();
  for (const id of byId.keys()) {
    const ring = ringFrom(id, parentOf, settled);
    const least = [...ring].sort(compare)[0];
    if (least !== undefined) parentOf.delete(least);
  }
  return parentOf;
};

/** Climbs from `start`; gives the ring it runs into, if any. Everything climbed through needs no second look. */
const ringFrom = (
  start: CategoryId,
  parentOf: ReadonlyMap<CategoryId, CategoryId>,
  settled: Set<CategoryId>,
): readonly CategoryId[] => {
  const climbed: CategoryId[] = [];
  const onWay = new Set<CategoryId>();
  let at: CategoryId | undefined = start;
  while (at !== undefined && !settled.has(at) && !onWay.has(at)) {
    climbed.push(at);
    onWay.add(at);
    at = parentOf.get(at);
  }
  for (const id of climbed) settled.add(id);
  return at !== undefined && onWay.has(at) ? climbed.slice(climbed.indexOf(at)) : [];
};

const chain = (
  byId: ReadonlyMap<CategoryId, Category>,
  parentOf: ReadonlyMap<CategoryId, CategoryId>,
  id: CategoryId,
): Category[] => {
  const path: Category[] = [];
  for (let at = byId.get(id); at !== undefined; at = byId.get(parentOf.get(at.id) ?? ("" as CategoryId)))
    path.push(at);
  return path;
};

const below = (id: CategoryId, childrenOf: (id: CategoryId) => readonly Category[]): CategoryId[] => {
  const found = [id];
  for (let i = 0; i < found.length; i++) {
    const next = found[i];
    if (next !== undefined) found.push(...childrenOf(next).map((child) => child.id));
  }
  return found;
};

const descend = (
  names: readonly string[],
  childrenOf: (id: CategoryId | null) => readonly Category[],
): Category | undefined => {
  let found: Category | undefined;
  for (const name of names) {
    const folded = foldText(name);
    found = childrenOf(found?.id ?? null).find((child) => foldText(child.name) === folded);
    if (found === undefined) return undefined;
  }
  return found;
};
