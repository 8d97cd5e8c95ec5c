import { expect, test } from "vitest";
import { EDIT, kinds } from "./kinds.ts";

test("[PROMO-1] offers are a manager's; a sale spends codes and nothing else", () => {
  const { "promo.used": used, ...edits } = kinds;
  expect(Object.values(edits).map(({ permission }) => permission)).toEqual([EDIT, EDIT, EDIT, EDIT]);
  expect(used).toMatchObject({
    permission: "sale.make",
    changes: { effects: ["spend"], counters: ["promo"] },
  });
});
