import { expect, test } from "vitest";
import { GOODS_ACTIONS } from "../features/products/keys.ts";
import { RECEIPT_ACTIONS } from "../features/receipts/keys.ts";
import { SHIFT_ACTIONS } from "../features/shift/keys.ts";
import { TILL_ACTIONS } from "../features/till/keys.ts";
import { SHELL_ACTIONS } from "./shell-keys.ts";

const actions = [...SHELL_ACTIONS, ...TILL_ACTIONS, ...RECEIPT_ACTIONS, ...SHIFT_ACTIONS, ...GOODS_ACTIONS];

test("every action has a key of its own: there is one keyboard for all screens", () => {
  const combos = actions.map(({ combo }) => combo);
  expect(combos.filter((combo, i) => combos.indexOf(combo) !== i)).toEqual([]);
});
