import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { currentShift, readShift, shiftsOfTill } from "../shift.ts";
import { gather } from "../testing/gather.ts";
import { NO_TOTALS } from "../z-totals.ts";

const aDay = async (options: { readonly limit?: number } = {}) => {
  const shop = await testShop({ tills: 2 });
  const { limit } = options;
  if (limit !== undefined) await shop.office.must("access.change-settings", { differenceLimit: limit });
  await shop.syncAll();
  const till = shop.till();
  const { shift } = await till.must("shift.open", { float: { sum: 50_000 } });
  await till.must("shift.move-cash", { direction: "in", amount: 7_000, reason: "change", expected: 0 });
  return { shop, till, shift };
};

test("[SHIFT-5, SHIFT-7] closing: expected, counted, difference, and a number of its own", async () => {
  const { till, shift } = await aDay();
  const gathered = await gather(till, shift);
  const closed = await till.must("shift.close", { counted: { sum: 56_900 }, ...gathered });
  expect(closed).toMatchObject({ z: "T1-1TEST-Z1", expected: 57_000, counted: 56_900, difference: -100 });
  expect(readShift(till.view(), shift)?.closed).toMatchObject({
    z: "T1-1TEST-Z1",
    on: "till-1",
    amendments: [],
  });
  expect(currentShift(till.view(), "T1")).toBeUndefined();
  expect(await till.run("shift.close", { shift, counted: { sum: 0 }, ...gathered })).toMatchObject({
    error: { type: "ShiftClosed", z: "T1-1TEST-Z1" },
  });
  expect(await till.run("shift.close", { counted: { sum: 0 }, ...gathered })).toMatchObject({
    error: { type: "NoShift" },
  });
});

test("[SHIFT-7] numbers grow over restarts and are never used twice; the grand total never falls", async () => {
  const { till, shift } = await aDay();
  const paid = (total: number) => ({
    ...NO_TOTALS,
    sales: { count: 1, total, rounding: 0 },
    tenders: [{ type: "cash", count: 1, in: total, out: 0 }],
  });
  const first = await till.must("shift.close", { shift, counted: { sum: 0 }, totals: paid(300), covers: [] });
  await till.must("shift.open", { float: { sum: 0 } });
  const second = await till.must("shift.close", { counted: { sum: 0 }, totals: paid(40), covers: [] });
  await till.restart();
  await till.must("shift.open", { float: { sum: 0 } });
  const third = await till.must("shift.close", { counted: { sum: 0 }, totals: paid(5), covers: [] });
  expect([first, second, third].map(({ z }) => z)).toEqual(["T1-1TEST-Z1", "T1-1TEST-Z2", "T1-2TEST-Z1"]);
  expect([first, second, third].map(({ body }) => body.grand.sold)).toEqual([300, 340, 345]);
  expect(shiftsOfTill(till.view(), "T1")).toHaveLength(3);
});

test("[SHIFT-5] a difference over the limit needs a manager, whose word is in the entry", async () => {
  const { shop, till, shift } = await aDay({ limit: 1_000 });
  const args = { counted: { sum: 55_999 }, ...(await gather(till, shift)) };
  expect(await till.run("shift.close", args)).toMatchObject({
    error: { type: "DifferenceOverLimit", expected: 57_000, difference: -1_001, limit: 1_000 },
  });
  till.approve(await shop.person("seller"));
  expect(await till.run("shift.close", args)).toMatchObject({ error: { type: "DifferenceOverLimit" } });
  const manager = await shop.person("manager");
  till.approve(manager);
  expect((await till.must("shift.close", args)).body.approvedBy).toBe(manager.ticket.staff);
  await shop.syncAll();
  expect(readShift(shop.office.view(), shift)?.closed?.difference).toBe(-1_001);
});

test("[SHIFT-5] another till's shift is closed by those who manage shifts", async () => {
  const { shop, shift } = await aDay();
  await shop.syncAll();
  const other = shop.till(1);
  const args = { shift, counted: { sum: 57_000 }, ...(await gather(other, shift)) };
  expect(await other.run("shift.close", args)).toMatchObject({ error: { type: "NotYourShift", till: "T1" } });
  other.signIn(shop.owner);
  expect(await other.must("shift.close", args)).toMatchObject({ z: "T2-1TEST-Z1", difference: 0 });
  await shop.syncAll();
  expect(currentShift(shop.till().view(), "T1")).toBeUndefined();
});

test("[SHIFT-6] sums that do not agree are not closed with", async () => {
  const { till } = await aDay();
  const totals = { ...NO_TOTALS, sales: { count: 1, total: 5, rounding: 0 } };
  expect(await till.run("shift.close", { counted: { sum: 0 }, totals, covers: [] })).toMatchObject({
    error: { type: "TotalsDisagree" },
  });
});

test("[SHIFT-8] of two closings made apart the later counts, everywhere", async () => {
  const { shop, till, shift } = await aDay();
  await shop.syncAll();
  const other = shop.till(1);
  other.signIn(shop.owner);
  await other.must("shift.close", { shift, counted: { sum: 1 }, ...(await gather(other, shift)) });
  await till.must("shift.move-cash", { direction: "in", amount: 3_000, reason: "change", expected: 0 });
  await till.must("shift.close", { counted: { sum: 60_000 }, ...(await gather(till, shift)) });
  await shop.syncAll();
  for (const device of [till, other, shop.office])
    expect(readShift(device.view(), shift)?.closed).toMatchObject({ z: "T1-1TEST-Z1", difference: 0 });
});
