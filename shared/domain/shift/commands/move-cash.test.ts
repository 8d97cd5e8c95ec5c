import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { factsOn } from "../testing/gather.ts";

const move = { direction: "out" as const, amount: 500, reason: "bank" as const, expected: 500 };

test.each([
  ["no more than the drawer should hold", { ...move, expected: 499 }, { type: "NotInDrawer", expected: 499 }],
  ["a drawer below zero holds nothing", { ...move, expected: -3 }, { type: "NotInDrawer", expected: 0 }],
  ["`other` in words", { ...move, reason: "other" as const, note: "  " }, { type: "NoteMissing" }],
])("[SHIFT-10] %s", async (_, args, error) => {
  const till = (await testShop()).till();
  await till.must("shift.open", { float: { sum: 0 } });
  expect(await till.run("shift.move-cash", args)).toMatchObject({ ok: false, error });
});

test("[SHIFT-10] what goes in or out is a deed of the shift", async () => {
  const till = (await testShop()).till();
  expect(await till.run("shift.move-cash", move)).toMatchObject({ error: { type: "NoShift" } });
  const { shift } = await till.must("shift.open", { float: { sum: 500 } });
  await till.must("shift.move-cash", move);
  await till.must("shift.move-cash", {
    ...move,
    direction: "in",
    amount: 9_000,
    reason: "other",
    note: "found",
  });
  expect((await factsOn(till)).map((fact) => [fact.shift, fact.deed])).toMatchObject([
    [shift, { type: "move", body: { direction: "out", amount: 500 } }],
    [shift, { type: "move", body: { direction: "in", amount: 9_000, note: "found" } }],
  ]);
});
