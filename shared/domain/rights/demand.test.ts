import { expect, test } from "vitest";
import { type Cell, emptyCell } from "../../core/counter.ts";
import type { CounterId, HolderId, LogId } from "../../core/ids.ts";
import { createDemand } from "./demand.ts";

const TEA = "stock/b1/tea" as CounterId;
const [ONE, TWO] = ["till-1.1aaaa" as HolderId, "till-2.1aaaa" as HolderId];
const cell = (holder: HolderId, over: Partial<Cell>): Cell => ({
  ...emptyCell(`${holder}.b-b1` as LogId, holder),
  ...over,
});

test("[RIGHTS-3] what was used before it was first seen does not count; what is used afterwards does, with the shortage", () => {
  const demand = createDemand(1_000);
  demand.note(TEA, [cell(ONE, { spent: 500 })], 0);
  expect(demand.of(TEA, ONE, 0)).toBe(0);
  demand.note(TEA, [cell(ONE, { spent: 507, beyond: 3 }), cell(TWO, { spent: 4 })], 0);
  expect([demand.of(TEA, ONE, 0), demand.of(TEA, TWO, 0)]).toEqual([10, 4]);
});

test("[RIGHTS-3] half is forgotten with every half-life, and a clock set back forgets nothing", () => {
  const demand = createDemand(1_000);
  demand.note(TEA, [cell(ONE, { spent: 0 })], 0);
  demand.note(TEA, [cell(ONE, { spent: 8 })], 0);
  expect([1_000, 2_000, -5_000].map((now) => demand.of(TEA, ONE, now))).toEqual([4, 2, 8]);
  demand.note(TEA, [cell(ONE, { spent: 9 })], 1_000);
  expect(demand.of(TEA, ONE, 1_000)).toBe(5);
});

test("what nobody used is wanted by nobody", () => {
  expect(createDemand().of(TEA, ONE, 0)).toBe(0);
});
