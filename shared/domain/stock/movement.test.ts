import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { checkMovements, findItem, sumByItem } from "./movement.ts";

const view = aView({
  product: {
    tea: { name: "Tea", unit: "pcs" },
    flour: { name: "Flour", unit: "kg" },
    old: { name: "Old", unit: "pcs", archived: true },
    gone: { name: "Gone", unit: "pcs", deleted: true },
  },
});

test.each([
  ["tea", 1_500, { type: "BadQuantity", name: "Tea", reason: { type: "TooPrecise", precision: 0 } }],
  ["tea", 0, { type: "BadQuantity", reason: { type: "Zero" } }],
  ["tea", -1_000, { type: "BadQuantity", reason: { type: "Negative" } }],
  ["flour", 1_000_000_000_000, { type: "BadQuantity", reason: { type: "TooLarge" } }],
  ["old", 1_000, { type: "ArchivedProduct", name: "Old" }],
  ["gone", 1_000, { type: "UnknownProduct", name: "Gone" }],
  ["never", 1_000, { type: "UnknownProduct", name: "" }],
])("[STOCK-1] %s × %d is refused as line 2", (product, quantity, error) => {
  expect(
    checkMovements(view, [
      { product: "tea", quantity: 1_000 },
      { product, quantity },
    ]),
  ).toMatchObject({
    ok: false,
    error: { ...error, line: 2, product },
  });
});

test("[STOCK-1] an archived product is still found, to be counted", () => {
  expect(findItem(view, "old", 1).ok).toBe(true);
});

test("lines of one product add up", () => {
  const lines = checkMovements(view, [
    { product: "tea", quantity: 1_000 },
    { product: "flour", quantity: 250 },
    { product: "tea", quantity: 2_000 },
  ]);
  if (!lines.ok) throw new Error("refused");
  expect(sumByItem(lines.value).map(({ item, quantity }) => [item.id, quantity])).toEqual([
    ["tea", 3_000],
    ["flour", 250],
  ]);
});
