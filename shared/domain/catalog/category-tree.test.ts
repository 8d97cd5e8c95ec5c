import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCategoryTree, type Category, checkMove } from "./category-tree.ts";
import { type CategoryId, categoryId } from "./ids.ts";

const aCategory = (id: string, parent: string | null = null, name = id): Category => ({
  id: categoryId(id),
  name,
  parent: parent === null ? null : categoryId(parent),
});

const tree = buildCategoryTree([
  aCategory("milk", "dairy", "Молоко"),
  aCategory("dairy", "food", "Молочное"),
  aCategory("food", null, "Еда"),
  aCategory("bread", "food", "Хлеб"),
  aCategory("home", null, "Дом"),
]);

const ids = (categories: Iterable<Category>) => [...categories].map(({ id }) => id);

test("[TREE-1] siblings are sorted by name, paths lead from the root", () => {
  expect(ids(tree.roots)).toEqual(["home", "food"]);
  expect(ids(tree.childrenOf(categoryId("food")))).toEqual(["dairy", "bread"]);
  expect(ids(tree.pathOf(categoryId("milk")))).toEqual(["food", "dairy", "milk"]);
  expect(tree.pathOf(categoryId("nobody"))).toEqual([]);
});

test("[TREE-1] a category holds itself and all below", () => {
  expect([...tree.within(categoryId("food"))].sort()).toEqual(["bread", "dairy", "food", "milk"]);
  expect(tree.within(categoryId("nobody")).size).toBe(0);
});

test.each([
  { names: ["еда", "МОЛОЧНОЕ"], id: "dairy" },
  { names: ["Еда"], id: "food" },
  { names: ["Еда", "Дом"], id: undefined },
  { names: [], id: undefined },
])("[TREE-1] the path $names leads to $id", ({ names, id }) => {
  expect(tree.byPath(names)?.id).toBe(id);
});

test.each([
  { name: "an orphan is a root", given: [aCategory("a", "gone")], roots: ["a"] },
  { name: "its own parent", given: [aCategory("a", "a")], roots: ["a"] },
  { name: "a ring of two", given: [aCategory("b", "a"), aCategory("a", "b")], roots: ["a"] },
  {
    name: "a tail on a ring",
    given: [aCategory("t", "c"), aCategory("c", "b"), aCategory("b", "c")],
    roots: ["b"],
  },
])("[TREE-2] mended: $name", ({ given, roots }) => {
  const mended = buildCategoryTree(given);
  expect(ids(mended.roots)).toEqual(roots);
  expect(
    ids([...mended.roots].flatMap((root) => [...mended.within(root.id)].map((id) => aCategory(id)))).length,
  ).toBe(given.length);
});

test("[TREE-2] whatever came together, every category is shown once, and order does not matter", () => {
  const someId = fc.nat(7).map((i) => `c${i}`);
  const some = fc.uniqueArray(fc.tuple(someId, fc.option(someId)), { selector: ([id]) => id });
  fc.assert(
    fc.property(some, (parts) => {
      const categories = parts.map(([id, parent]) => aCategory(id, parent, "same"));
      const built = buildCategoryTree(categories);
      const shown: CategoryId[] = built.roots.flatMap((root) => [...built.within(root.id)]);
      expect([...shown].sort()).toEqual(ids(categories).sort());
      const reversed = buildCategoryTree([...categories].reverse());
      expect(reversed.roots).toEqual(built.roots);
      for (const id of shown) expect(reversed.pathOf(id)).toEqual(built.pathOf(id));
    }),
  );
});

test.each([
  { id: "milk", parent: "bread", result: { ok: true, value: null } },
  { id: "dairy", parent: null, result: { ok: true, value: null } },
  { id: "food", parent: "milk", result: { ok: false, error: { type: "Cycle" } } },
  { id: "food", parent: "food", result: { ok: false, error: { type: "Cycle" } } },
  { id: "food", parent: "gone", result: { ok: false, error: { type: "NoSuchCategory" } } },
  { id: "gone", parent: null, result: { ok: false, error: { type: "NoSuchCategory" } } },
])("[TREE-3] moving $id below $parent", ({ id, parent, result }) => {
  expect(checkMove(tree, categoryId(id), parent === null ? null : categoryId(parent))).toEqual(result);
});

test("[TREE-3] a move that would go deeper than eight levels is refused", () => {
  const line = Array.from({ length: 7 }, (_, i) => aCategory(`l${i}`, i === 0 ? null : `l${i - 1}`));
  const deep = buildCategoryTree([...line, aCategory("top"), aCategory("leaf", "top")]);
  expect(checkMove(deep, categoryId("leaf"), categoryId("l6")).ok).toBe(true);
  expect(checkMove(deep, categoryId("top"), categoryId("l6"))).toEqual({
    ok: false,
    error: { type: "TooDeep", max: 8 },
  });
});
