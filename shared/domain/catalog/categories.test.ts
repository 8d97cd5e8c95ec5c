import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { categoriesAbove, categoriesBelow, findChild, nameFields, readCategory } from "./categories.ts";
import { categoryId } from "./ids.ts";

const view = aView({
  category: {
    food: { ...nameFields("Food"), parent: null },
    dairy: { ...nameFields("Dairy"), parent: "food" },
    milk: { ...nameFields("Milk"), parent: "dairy" },
    gone: { ...nameFields("Gone"), parent: "food", deleted: true },
    ring1: { ...nameFields("R1"), parent: "ring2" },
    ring2: { ...nameFields("R2"), parent: "ring1" },
  },
});
const ids = (categories: readonly { id: string }[]) => categories.map(({ id }) => id);

test("a category is read with its parent, a deleted one not", () => {
  expect(readCategory(view, "dairy")).toEqual({ id: "dairy", name: "Dairy", parent: "food" });
  expect(readCategory(view, "gone")).toBeUndefined();
});

test("[CATALOG-7] siblings are told apart however they are spelled", () => {
  expect(findChild(view, null, " FOOD ")?.id).toBe("food");
  expect(findChild(view, null, "Dairy")).toBeUndefined();
  expect(findChild(view, categoryId("food"), "dairy")?.id).toBe("dairy");
});

test("[TREE-2] above and below, and no endless walk in a ring", () => {
  expect(ids(categoriesBelow(view, categoryId("food")))).toEqual(["dairy", "milk"]);
  expect(ids(categoriesAbove(view, categoryId("milk")))).toEqual(["milk", "dairy", "food"]);
  expect(ids(categoriesAbove(view, null))).toEqual([]);
  expect(ids(categoriesBelow(view, categoryId("ring1")))).toEqual(["ring2"]);
  expect(ids(categoriesAbove(view, categoryId("ring1")))).toEqual(["ring1", "ring2"]);
});
