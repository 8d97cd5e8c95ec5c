import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { NO_TOTALS } from "../../shared/domain/shift/z-totals.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import { drawerShort, followDrawerCash } from "./drawer-cash.ts";
import type { ShiftSums } from "./shift-ledgers.ts";

const aDrawer = async () => {
  const world = await testShop();
  const shop = createFakeShop(world.till(), { person: await world.person("seller") });
  const sums = signal<ShiftSums | null>(null);
  const cash = followDrawerCash({ shop, shifts: { version: signal(0), sums: () => sums.value } });
  return { shop, sums, cash };
};

const tenders = [{ type: "cash" as const, in: 7_000, out: 2_000, sales: 1, refunds: 1 }];

test("the float and what has come in and gone out since, once all of the shift is read", async () => {
  const { shop, sums, cash } = await aDrawer();
  expect(cash.value, "no shift").toBeNull();
  expect(await shop.run("shift.open", { float: { sum: 10_000 } })).toMatchObject({ ok: true });
  expect(cash.value, "nothing read").toBeNull();
  const totals = { ...NO_TOTALS, tenders: tenders as never };
  sums.value = { totals, covers: [], without: [], isWhole: false };
  expect(cash.value, "not all read").toBeNull();
  sums.value = { totals, covers: [], without: [], isWhole: true };
  expect(cash.value).toBe(15_000);
});

test.each([
  [5_000, 6_000, 0],
  [6_000, 5_000, 1_000],
  [6_000, null, 0],
])("[REFUND-12] %d out of a drawer of %s is short of %d", (out, drawer, short) => {
  expect(drawerShort(out, drawer)).toBe(short);
});
