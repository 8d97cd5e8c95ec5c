import { expect, test } from "vitest";
import { aTill, linesOf } from "../../testing/a-till.ts";

test("are listed by name, found as one types, and the first is added by Enter", async () => {
  const { till, bread } = await aTill();
  expect(till.catalog.products.value).toHaveLength(3);
  till.catalog.search("bre");
  expect(till.catalog.products.value).toEqual([bread]);
  expect(till.addFirst()).toBe(true);
  expect(till.catalog.query.value).toBe("");
  expect(linesOf(till)).toEqual(["1 Bread"]);
  till.catalog.search("nothing like that");
  expect(till.addFirst()).toBe(false);
});

test("are narrowed by category, those below included", async () => {
  const { till, world } = await aTill();
  const { category: food } = await world.office.must("catalog.change-category", { name: "Food" });
  const { category: sweet } = await world.office.must("catalog.change-category", {
    name: "Sweets",
    parent: food,
  });
  const halva = await world.addProduct({ name: "Halva", category: sweet });
  const rice = await world.addProduct({ name: "Rice", category: food });
  await world.syncAll();
  const { catalog } = till;
  expect(catalog.top.value.map(({ name }) => name)).toEqual(["Food"]);
  catalog.choose(catalog.top.value[0]?.id ?? null);
  expect(catalog.products.value).toEqual([halva, rice]);
  expect(catalog.inner.value.map(({ name }) => name)).toEqual(["Sweets"]);
  catalog.choose(catalog.inner.value[0]?.id ?? null);
  expect(catalog.products.value).toEqual([halva]);
  expect(catalog.chosenTop.value).toBe(food);
  catalog.search("rice");
  expect(catalog.products.value).toEqual([]);
  catalog.choose(null);
  expect(catalog.products.value).toEqual([rice]);
});
