import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { stockCounter } from "../stock/item.ts";
import { shelfEffects } from "./goods-back.ts";

const counter = stockCounter("b1", "tea");
const back = (quantity: number, to: "shelf" | "write-off" = "shelf") => ({
  product: "tea",
  quantity,
  back: to,
});

test.each([
  ["to the shelf, lines of one product together", [back(1_000), back(2_000)], 0, [{ counter, mint: 3_000 }]],
  ["written off: nothing moves", [back(1_000, "write-off")], 0, []],
  [
    "a shortage is paid off first",
    [back(3_000)],
    2_000,
    [
      { counter, mint: 3_000 },
      { counter, settle: 2_000 },
    ],
  ],
] as const)("[REFUND-7] %s", (_, lines, beyond, effects) => {
  expect(shelfEffects(aView({}, { [counter]: { beyond } }), "b1", lines)).toEqual(effects);
});
