import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

const categorised = async () => {
  const shop = await testShop();
  const add = async (name: string, parent: string | null = null) =>
    (await shop.office.must("catalog.change-category", { name, parent })).category as string;
  const food = await add("Food");
  const dairy = await add("Dairy", food);
  const milk = await add("Milk", dairy);
  return {
    ...shop,
    add,
    food,
    dairy,
    milk,
    run: (args: object) => shop.office.run("catalog.change-category", args),
  };
};

test("[CATALOG-7] a category is renamed, moved and removed", async () => {
  const { run, milk, food, dairy, office } = await categorised();
  await run({ category: milk, name: "Whole milk" });
  await run({ category: milk, parent: food });
  expect(office.view().doc("category", milk)?.fields).toMatchObject({ name: "Whole milk", parent: food });
  await run({ category: dairy, removed: true });
  expect(office.view().doc("category", dairy)?.fields.deleted).toBe(true);
});

test("[CATALOG-7, TREE-3] moves that make no tree are refused", async () => {
  const { run, add, food, dairy, milk } = await categorised();
  expect(await run({ category: food, parent: milk })).toMatchObject({ error: { type: "Cycle" } });
  expect(await run({ category: food, parent: food })).toMatchObject({ error: { type: "Cycle" } });
  expect(await run({ category: food, parent: "c9" })).toMatchObject({ error: { type: "NoSuchCategory" } });
  expect(await run({ category: "c9", name: "X" })).toMatchObject({ error: { type: "NoSuchCategory" } });
  expect(await run({ category: dairy, removed: true })).toMatchObject({
    error: { type: "CategoryNotEmpty", name: "Dairy" },
  });
  let deepest = milk;
  for (let level = 4; level <= 8; level++) deepest = await add(`Level ${level}`, deepest);
  expect(await run({ name: "Level 9", parent: deepest })).toMatchObject({
    error: { type: "TooDeep", max: 8 },
  });
  const other = await add("Other");
  expect(await run({ category: food, parent: other })).toMatchObject({ error: { type: "TooDeep" } });
});

test("[CATALOG-7] siblings have different names, however spelled", async () => {
  const { run, food, milk } = await categorised();
  expect(await run({ name: "food " })).toMatchObject({ error: { type: "DuplicateCategory" } });
  expect(await run({ category: milk, name: "DAIRY", parent: food })).toMatchObject({
    error: { type: "DuplicateCategory", field: "name" },
  });
  expect((await run({ name: "Food", parent: food })).ok).toBe(true);
  expect(await run({ parent: food })).toMatchObject({ error: { type: "NameMissing", field: "name" } });
});
