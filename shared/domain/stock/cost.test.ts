import { expect, test } from "vitest";
import type { Money } from "../../lib/money.ts";
import { costDrafts } from "./cost.ts";

test("[STOCK-6] costs are one entry of the office, none without costs", () => {
  expect(costDrafts([])).toEqual([]);
  expect(costDrafts([{ product: "tea", cost: 300 as Money }])).toEqual([
    {
      scope: "office",
      kind: "cost.recorded",
      v: 1,
      body: { costs: [{ product: "tea", cost: 300 }] },
      patches: [{ doc: "cost", id: "tea", set: { cost: 300 } }],
    },
  ]);
});
