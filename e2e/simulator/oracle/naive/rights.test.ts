import { expect, test } from "vitest";
import { applyEffect, type NaiveCells, shortageIn, unitsIn } from "./cells.ts";
import type { DeviceCut } from "./cuts.ts";
import type { Line } from "./history.ts";
import type { RawEffect } from "./raw-entry.ts";
import { ownRights, rightsWithHeirs } from "./rights.ts";

const line = (device: string): Line =>
  [{ entry: { log: `${device}.1aaaa.b-b1`, body: { holder: `${device}.1` } } }] as unknown as Line;

const cellsOf = (...effects: readonly (readonly [device: string, effect: Omit<RawEffect, "counter">])[]) => {
  const cells: NaiveCells = new Map();
  for (const [i, [device, effect]] of effects.entries())
    applyEffect(cells, line(device), i + 2, { counter: "c", ...effect });
  return [...(cells.get("c")?.values() ?? [])];
};

const cells = cellsOf(
  ["a", { mint: 10 }],
  ["a", { give: 4, to: "b.1" }],
  ["a", { give: 1, to: "b.1" }],
  ["b", { spend: 2 }],
  ["b", { beyond: 3, why: "override" }],
  ["a", { settle: 1 }],
);

test("[COUNTER-2] rights, value and shortage of a few steps", () => {
  expect([...ownRights(cells)]).toEqual([
    ["a.1", 4],
    ["b.1", 3],
  ]);
  expect(unitsIn(cells)).toBe(5);
  expect(shortageIn(cells)).toBe(2);
});

const cut = (device: string, heir: string | null, keeps: string | null = null): DeviceCut => ({
  device,
  keeps,
  heir,
  reason: "lost",
  reach: new Map(),
  order: "1",
});

test.each<{
  what: string;
  cuts: readonly DeviceCut[];
  rights: readonly (readonly [string | null, number])[];
}>([
  {
    what: "nobody was cut",
    cuts: [],
    rights: [
      ["a.1", 4],
      ["b.1", 3],
    ],
  },
  { what: "an heir takes over, once", cuts: [cut("b", "a.1"), cut("b", "a.1")], rights: [["a.1", 7]] },
  {
    what: "without an heir it lies frozen",
    cuts: [cut("b", null)],
    rights: [
      ["a.1", 4],
      [null, 3],
    ],
  },
  { what: "an heir of an heir", cuts: [cut("b", "a.1"), cut("a", "s.1")], rights: [["s.1", 7]] },
  {
    what: "the life that is kept keeps",
    cuts: [cut("b", "a.1", "b.1")],
    rights: [
      ["a.1", 4],
      ["b.1", 3],
    ],
  },
  { what: "heirs in a ring", cuts: [cut("b", "a.1"), cut("a", "b.1")], rights: [[null, 7]] },
])("[COUNTER-6] $what", ({ cuts, rights }) => {
  expect([...rightsWithHeirs(cells, { devices: cuts, people: [] })]).toEqual(rights);
});
