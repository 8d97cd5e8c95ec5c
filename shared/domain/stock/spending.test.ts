import { expect, test } from "vitest";
import type { Ticket } from "../../core/certificate.ts";
import type { BranchId } from "../../core/ids.ts";
import { aView } from "../../testing/view.ts";
import type { Item } from "./item.ts";
import { spendEffects } from "./spending.ts";

const anItem = (over: Partial<Item> = {}): Item => ({
  id: "tea",
  name: "Tea",
  unit: "pcs",
  policy: "strict",
  archived: false,
  ...over,
});
const counter = "stock/b1/tea";
const view = aView({}, { [counter]: { mine: 3_000, others: 5_000 } });

const spend = (quantity: number, { role = "seller", override = false, item = anItem() } = {}) =>
  spendEffects(
    view,
    { approver: null, person: { role, branches: "*" } as Ticket },
    { branch: "b1" as BranchId, items: [{ item, quantity }], override },
  );

test.each([
  { what: "within rights", quantity: 3_000, effects: [{ counter, spend: 3_000 }] },
  {
    what: "flexible, beyond",
    quantity: 4_000,
    item: anItem({ policy: "flexible" }),
    effects: [
      { counter, spend: 3_000 },
      { counter, beyond: 1_000, why: "flexible" },
    ],
  },
  {
    what: "overridden by a manager",
    quantity: 9_000,
    role: "manager",
    override: true,
    effects: [
      { counter, spend: 3_000 },
      { counter, beyond: 6_000, why: "override" },
    ],
  },
  {
    what: "none held",
    quantity: 1_000,
    item: anItem({ id: "milk", policy: "flexible" }),
    effects: [{ counter: "stock/b1/milk", beyond: 1_000, why: "flexible" }],
  },
  {
    what: "an override that was not needed",
    quantity: 1_000,
    override: true,
    effects: [{ counter, spend: 1_000 }],
  },
])("[STOCK-5] $what", ({ quantity, effects, ...rest }) => {
  expect(spend(quantity, rest)).toEqual({ ok: true, value: effects });
});

test("[STOCK-5] short of rights: what is held here and in the branch is named", () => {
  expect(spend(4_000)).toEqual({
    ok: false,
    error: {
      type: "NotEnough",
      lines: [{ product: "tea", name: "Tea", wanted: 4_000, held: 3_000, onHand: 8_000 }],
    },
  });
});

test("[STOCK-5] a seller may not override", () => {
  expect(spend(4_000, { override: true })).toEqual({ ok: false, error: { type: "OverrideNotAllowed" } });
});
