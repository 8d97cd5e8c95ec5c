import { expect, test } from "vitest";
import type { BranchId, CounterId } from "../../core/ids.ts";
import { aView } from "../../testing/view.ts";
import { readItem, stepOf, stockCounter, stockOf } from "./item.ts";

test("an item is read from its product, with safe values for what is missing or unknown", () => {
  const view = aView({
    product: {
      p1: { name: "Flour", unit: "kg", policy: "flexible", archived: true },
      p2: { name: "Tea", unit: "bushel" },
      p3: { name: "Gone", deleted: true },
    },
  });
  expect(readItem(view, "p1")).toEqual({
    id: "p1",
    name: "Flour",
    unit: "kg",
    policy: "flexible",
    archived: true,
  });
  expect(readItem(view, "p2")).toEqual({
    id: "p2",
    name: "Tea",
    unit: "pcs",
    policy: "strict",
    archived: false,
  });
  expect(readItem(view, "p3")).toBeUndefined();
  expect(readItem(view, "p4")).toBeUndefined();
});

test("a counter's name holds branch and product", () => {
  const counter = stockCounter("b1" as BranchId, "p-7");
  expect(counter).toBe("stock/b1/p-7");
  expect(stockOf(counter)).toEqual({ branch: "b1", product: "p-7" });
  expect(stockOf("wallet/c1" as CounterId)).toBeNull();
  expect(stockOf("stock/b1" as CounterId)).toBeNull();
});

test.each([
  ["pcs", 1_000],
  ["h", 10],
  ["kg", 1],
] as const)("[STOCK-3] the smallest step of %s is %d", (unit, step) => {
  expect(stepOf(unit)).toBe(step);
});
