import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { currentShift, shiftsOfTill } from "../shift.ts";

test("[SHIFT-1, SHIFT-2] a till opens one shift, with what was counted", async () => {
  const shop = await testShop();
  const till = shop.till();
  const pieces = [
    { value: 10_000, count: 3 },
    { value: 50_000, count: 2 },
    { value: 10_000, count: 1 },
  ];
  const opened = await till.must("shift.open", { float: { pieces } });
  expect(opened).toMatchObject({ number: "T1-1TEST-S1", float: 140_000 });
  expect(currentShift(till.view(), "T1")).toMatchObject({
    id: opened.shift,
    till: "T1",
    device: "till-1",
    float: 140_000,
    closed: null,
  });
  expect(await till.run("shift.open", { float: { sum: 0 } })).toMatchObject({
    ok: false,
    error: { type: "ShiftOpen", shift: opened.shift },
  });
  expect(shiftsOfTill(till.view(), "T1")).toHaveLength(1);
  expect(currentShift(till.view(), "T2")).toBeUndefined();
});

test("[SHIFT-1] only a till has a drawer, and money has a limit", async () => {
  const shop = await testShop();
  const float = { pieces: [{ value: 9_007_199_254_740, count: 2 }] };
  expect(await shop.till().run("shift.open", { float })).toMatchObject({ error: { type: "CountTooLarge" } });
  expect(await shop.office.run("shift.open", { float: { sum: 0 } })).toMatchObject({
    error: { type: "NotATill" },
  });
});
