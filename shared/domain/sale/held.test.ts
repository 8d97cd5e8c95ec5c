import { expect, test } from "vitest";
import { editDoc } from "../../core/document.ts";
import type { Stamp } from "../../core/stamp.ts";
import { heldFields, readHeld, recalledFields, recallersOf } from "./held.ts";
import { aHeldLine } from "./testing/held.ts";

const at = (n: number) => `000000000000${n}-a` as Stamp;
const context = (device: string) => ({ at: 5, code: "T1", device, person: { name: "Anna" } }) as never;
const held = (id: string) => ({
  id,
  branch: "b1" as never,
  note: "",
  total: 100,
  sale: { lines: [aHeldLine("tea")] } as never,
});

test("[HELD-4] a late word about the old sale says nothing of the new one in its place", () => {
  const first = editDoc(undefined, heldFields(held("old"), context("a")), at(1));
  const taken = editDoc(first, recalledFields("old", context("b")), at(2));
  const again = editDoc(taken, heldFields(held("new"), context("a")), at(3));
  const late = editDoc(again, recalledFields("old", context("c")), at(4));
  expect(readHeld("x", late)).toMatchObject({ id: "new", recalledBy: [] });
  expect(recallersOf(late, "old")).toEqual(["b", "c"]);
});

test.each([
  ["nothing", undefined],
  ["a deleted one", editDoc(undefined, { held: "a", deleted: true }, at(1))],
  ["a document of something else", editDoc(undefined, { name: "x" }, at(1))],
])("%s holds no sale", (_, doc) => {
  expect(readHeld("x", doc)).toBeUndefined();
});

test.each(["", "{", '{"lines":[]}', '{"lines":[],"later":1}'])(
  "contents %j are not taken for a sale",
  (sale) => {
    const doc = editDoc(undefined, { ...heldFields(held("a"), context("a")), sale }, at(1));
    expect(readHeld("x", doc)).toMatchObject({ id: "a", sale: null });
  },
);
