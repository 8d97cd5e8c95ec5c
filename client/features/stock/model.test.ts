import { expect, test } from "vitest";
import { testShop } from "../../../shared/testing/shop.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { createStockModel } from "./model.ts";

const aStock = async () => {
  const org = await testShop({ tills: 2 });
  const shop = createFakeShop(org.office, { person: org.owner });
  const tea = await org.addProduct({ name: "Tea" });
  const bread = await org.addProduct({ name: "Bread" });
  await org.office.must("catalog.change-product", { product: bread, min: 10_000 });
  await org.office.must("stock.receive", {
    branch: org.branch,
    lines: [{ product: tea, quantity: 9_000 as never }],
  });
  const waiting: (() => void)[] = [];
  const model = createStockModel({
    shop,
    after: (_milliseconds, run) => {
      waiting.push(run);
      return () => {};
    },
  });
  const settle = () => {
    for (const run of waiting.splice(0)) run();
  };
  return { org, shop, model, tea, bread, settle };
};

test("shows what is on hand, what this device may sell, and what is low", async () => {
  const { model, tea, bread } = await aStock();
  expect(model.products.value).toEqual([bread, tea]);
  expect(model.row(tea)?.level).toEqual({ value: 9_000, shortage: 0, rights: 0 });
  model.choose("low");
  expect(model.products.value).toEqual([bread]);
  expect(model.totals.value).toEqual({ products: 2, low: 1, short: 0, worth: 90_000 });
});

test("an owner sees each branch and all of them together", async () => {
  const { model, org, tea, settle } = await aStock();
  const second = await org.addBranch("b2");
  await org.office.must("stock.receive", {
    branch: second,
    lines: [{ product: tea, quantity: 5_000 as never }],
  });
  expect(model.branches.value.map(({ id }) => id)).toEqual(["b1", "b2"]);
  model.chooseBranch(second);
  expect(model.row(tea)?.level.value).toBe(5_000);
  model.chooseBranch(null);
  expect(model.row(tea)?.level.value).toBe(14_000);
  settle();
  model.sort({ column: "onHand", direction: "descending" });
  expect(model.products.value[0]).toBe(tea);
  model.count(tea);
  expect(model.counting.value).toBeNull();
});

test("a till sees its own branch only, and what it may sell of it", async () => {
  const { org, tea } = await aStock();
  await org.addBranch("b2");
  await org.syncAll();
  const shop = createFakeShop(org.till(), { person: org.owner });
  const model = createStockModel({ shop });
  expect(model.branches.value.map(({ id }) => id)).toEqual(["b1"]);
  expect(model.row(tea)?.level).toEqual({ value: 9_000, shortage: 0, rights: 5_000 });
  model.dispose();
});

test("a count books the difference found, though goods moved meanwhile", async () => {
  const { model, org, tea } = await aStock();
  model.count(tea);
  const count = model.counting.value;
  if (count === null) throw new Error("not counting");
  await org.office.must("stock.receive", {
    branch: org.branch,
    lines: [{ product: tea, quantity: 2_000 as never }],
  });
  expect(count.movedMeanwhile.value).toBe(true);
  count.type("7");
  expect(count.difference.value).toBe(-2_000);
  expect(await count.book("Damaged")).toBe(true);
  expect(model.row(tea)?.level.value).toBe(9_000);
});

test.each([
  ["1.5", "Damaged", { counted: { type: "TooPrecise" } }],
  ["", "Damaged", { counted: { type: "Empty" } }],
  ["3", " ", { reason: { type: "Missing" } }],
])("a count of %j for %j is refused", async (text, reason, errors) => {
  const { model, tea } = await aStock();
  model.count(tea);
  const count = model.counting.value;
  count?.type(text);
  expect(await count?.book(reason)).toBe(false);
  expect(count?.errors.value).toMatchObject(errors);
});

test("a storeman cannot take off what other tills hold, and is told how much is held here", async () => {
  const { model, org, shop, tea } = await aStock();
  shop.signIn(await org.person("operator"));
  model.count(tea);
  const count = model.counting.value;
  count?.type("0");
  expect(await count?.book("Damaged")).toBe(false);
  expect(count?.errors.value.whole).toMatchObject({
    type: "NotEnough",
    lines: [{ held: 0, wanted: 9_000 }],
  });
  expect(model.row(tea)?.level.value).toBe(9_000);
});

test("[RIGHTS-4] goods that are missing are asked of the others before anything is refused, and only what this device lacks", async () => {
  const { org, tea } = await aStock();
  await org.syncAll();
  const till = createFakeShop(org.till(), { person: await org.person("operator") });
  const asked: unknown[] = [];
  const askForRights = async (...question: readonly unknown[]) => {
    asked.push(question);
    const give = { to: org.till().writer().holder, lines: [{ product: tea, quantity: 3_000 as never }] };
    org.till(1).signIn(org.owner);
    await org.till(1).must("stock.share", give);
    await org.syncAll();
  };
  const model = createStockModel({ shop: { ...till, askForRights } });
  model.count(tea);
  model.counting.value?.type("5");
  expect(await model.counting.value?.book("Damaged")).toBe(true);
  expect(asked).toEqual([]);
  model.count(tea);
  model.counting.value?.type("1");
  expect(await model.counting.value?.book("Damaged")).toBe(true);
  expect(asked).toEqual([[[{ counter: `stock/${org.branch}/${tea}`, amount: 3_000 }], 300]]);
  model.dispose();
});
