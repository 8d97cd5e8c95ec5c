import { expect, test } from "vitest";
import { kinds } from "../../commands.ts";
import { testShop } from "../../testing/shop.ts";
import { readFact, shiftOf } from "./read-fact.ts";
import { aMove } from "./testing/deeds.ts";
import { factsOn } from "./testing/gather.ts";

const cart = { type: "void", body: { total: 100 } } as const;
const named = { shift: "x9", device: "till-1", stamp: "5", deed: cart };
const nameless = { ...named, shift: null };
const soldInNone = { ...nameless, deed: aMove("in", 100) };
const span = (id: string, from: string, to: string | null, device = "till-1") => ({ id, device, from, to });

test.each([
  ["names its own", named, [], "x9"],
  ["before any", nameless, [span("a", "6", null)], null],
  ["in the open one", nameless, [span("a", "1", "2"), span("b", "3", null)], "b"],
  ["in one closed later", nameless, [span("a", "1", "7")], "a"],
  ["after it was closed", nameless, [span("a", "1", "4")], null],
  ["money in no shift, of which another till closed one late", soldInNone, [span("a", "1", "7")], null],
  ["another device's", nameless, [span("a", "1", null, "till-2")], null],
])("[SHIFT-6] whose deed: %s", (_, fact, spans, shift) => {
  expect(shiftOf(fact, spans)).toBe(shift);
});

test("[SHIFT-6] deeds are read from entries; other entries, and bodies that cannot be read, are none", async () => {
  const till = (await testShop()).till();
  const { shift } = await till.must("shift.open", { float: { sum: 0 } });
  await till.must("shift.move-cash", { direction: "in", amount: 5, reason: "change", expected: 0 });
  const [row] = (await till.store.since(0, 100)).filter(({ kind }) => kind === "cash.moved");
  const entry = JSON.parse(row?.text ?? "");
  expect(await factsOn(till)).toMatchObject([
    { shift, device: "till-1", seq: row?.seq, hash: row?.hash, deed: { type: "move", body: { amount: 5 } } },
  ]);
  expect(readFact(kinds, { ...entry, v: 99 }, "h")).toBeNull();
  expect(readFact(kinds, { ...entry, body: {} }, "h")).toBeNull();
  expect(readFact(kinds, { ...entry, kind: "shift.opened" }, "h")).toBeNull();
});
