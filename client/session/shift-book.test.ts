import { expect, test } from "vitest";
import type { AddedBody } from "../../shared/domain/account/account-body.ts";
import type { RefundBody } from "../../shared/domain/refund/refund-body.ts";
import type { SaleBody } from "../../shared/domain/sale/sale-body.ts";
import type { AccountDeposit, RefundReceipt, SoldReceipt } from "../../shared/domain/shift/deed.ts";
import { currentShift, readShift } from "../../shared/domain/shift/shift.ts";
import { cashFlow } from "../../shared/domain/shift/z-totals.ts";
import { exchange, type TestShop, testShop } from "../../shared/testing/shop.ts";
import { createFakeShop, createFakeStorage } from "../testing/fake-shop.ts";
import { createShiftBook, keepWatched } from "./shift-book.ts";

const inMemory = (start: number | null = null) => {
  const watched = keepWatched(createFakeStorage());
  if (start !== null) watched.save(start);
  return watched;
};

const aBook = (org: TestShop, index = 0, watched = inMemory()) => {
  const device = org.till(index);
  const shop = createFakeShop(device, { person: org.owner });
  const book = createShiftBook({
    shop,
    watched,
    after: () => () => {},
    report: (error) => {
      throw error;
    },
  });
  return { device, shop, book, watched };
};

const move = (amount: number) => ({
  direction: "in" as const,
  amount,
  reason: "change" as const,
  expected: 0,
});

test("[SHIFT-6] each fact is counted once, however often one looks, and after a restart too", async () => {
  const org = await testShop();
  const { device, book } = aBook(org);
  const { shift } = await device.must("shift.open", { float: { sum: 0 } });
  for (let i = 1; i <= 60; i++) await device.must("shift.move-cash", move(i));
  await book.refresh();
  await device.must("shift.move-cash", move(1_000));
  await Promise.all([book.refresh(), book.refresh()]);
  const sums = book.sums(shift);
  expect(sums?.isWhole).toBe(true);
  expect(sums && cashFlow(sums.totals)).toBe(1_830 + 1_000);
  const again = aBook(org).book;
  await again.refresh();
  expect(again.sums(shift)).toEqual(sums);
});

test("[SHIFT-9] what comes late for a Z of this device amends it, once", async () => {
  const org = await testShop({ tills: 2 });
  const [late, closer] = [org.till(0), aBook(org, 1)];
  const { shift } = await late.must("shift.open", { float: { sum: 500 } });
  await late.must("shift.move-cash", move(5));
  await org.syncAll();
  await closer.book.refresh();
  const sums = closer.book.sums(shift);
  const covers = [...(sums?.covers ?? [])];
  const totals = sums?.totals;
  if (totals === undefined) throw new Error("nothing gathered");
  await closer.device.must("shift.close", { shift, counted: { sum: 505 }, totals, covers });
  await late.must("shift.move-cash", move(70));
  await exchange(late, closer.device);
  await closer.book.refresh();
  await closer.book.refresh();
  expect(readShift(closer.device.view(), shift)?.closed?.amendments).toEqual([
    { n: 1, sold: 0, refunded: 0, cash: 70 },
  ]);
  expect(currentShift(late.view(), "T1")).toBeUndefined();
  const restarted = aBook(org, 1, inMemory(0));
  await restarted.book.refresh();
  expect(readShift(closer.device.view(), shift)?.closed?.amendments).toHaveLength(1);
});

test("[SHIFT-9] what came while nobody was there, or in a crash, is amended by whoever comes", async () => {
  const org = await testShop({ tills: 2 });
  const [late, closer] = [org.till(0), aBook(org, 1)];
  const { shift } = await late.must("shift.open", { float: { sum: 0 } });
  await org.syncAll();
  await closer.book.refresh();
  const sums = closer.book.sums(shift);
  const totals = sums?.totals;
  if (totals === undefined) throw new Error("nothing gathered");
  await closer.device.must("shift.close", { shift, counted: { sum: 0 }, totals, covers: [] });
  await closer.book.refresh();
  closer.shop.signIn(null);
  await late.must("shift.move-cash", move(70));
  await exchange(late, closer.device);
  await closer.book.refresh();
  expect(readShift(closer.device.view(), shift)?.closed?.amendments).toEqual([]);
  const next = aBook(org, 1, closer.watched);
  await next.book.refresh();
  expect(readShift(closer.device.view(), shift)?.closed?.amendments).toMatchObject([{ n: 1, cash: 70 }]);
});

test("[SHIFT-6] a mark left by a database that is gone hides nothing of the one that is here", async () => {
  const org = await testShop();
  const { device, book } = aBook(org, 0, inMemory(10_000));
  await book.refresh();
  const { shift } = await device.must("shift.open", { float: { sum: 0 } });
  await device.must("shift.move-cash", move(5));
  await book.refresh();
  expect(book.sums(shift)).toMatchObject({ isWhole: true, covers: [{ to: 4 }] });
});

/** T1's shift is closed by T2 with 75 in it; then T1 turns out to count up to the 5 only. */
const aRevokedTill = async () => {
  const org = await testShop({ tills: 2 });
  const [lost, closer] = [org.till(0), aBook(org, 1)];
  const { shift } = await lost.must("shift.open", { float: { sum: 0 } });
  await lost.must("shift.move-cash", move(5));
  await org.syncAll();
  const heads = Object.fromEntries(
    [...org.office.state().logs.values()]
      .filter(({ device }) => device === lost.certificate.device)
      .map(({ id, head }) => [id, head]),
  );
  await lost.must("shift.move-cash", move(70));
  await org.syncAll();
  await closer.book.refresh();
  const sums = closer.book.sums(shift);
  if (sums === null) throw new Error("nothing gathered");
  const { totals, covers } = sums;
  await closer.device.must("shift.close", { shift, counted: { sum: 75 }, totals, covers: [...covers] });
  await closer.book.refresh();
  const revoke = async () => {
    const { device } = lost.certificate;
    const body = { device, heir: null, heads, keeps: null, reason: "revoked" };
    await org.office.write([{ scope: "org", kind: "device.cut", v: 1, body }]);
    await exchange(org.office, closer.device);
  };
  const amendments = () => readShift(closer.device.view(), shift)?.closed?.amendments;
  return { org, closer, shift, revoke, amendments };
};

test("[SHIFT-12] what a Z counted and is void by now leaves it by an amendment, once", async () => {
  const { closer, shift, revoke, amendments } = await aRevokedTill();
  expect(amendments()).toEqual([]);
  await revoke();
  await closer.book.refresh();
  await closer.book.refresh();
  expect(amendments()).toEqual([{ n: 1, sold: 0, refunded: 0, cash: -70 }]);
  const sums = closer.book.sums(shift);
  expect(sums && cashFlow(sums.totals)).toBe(5);
  expect(sums?.without).toHaveLength(1);
});

test("[SHIFT-12] so it does when the till was restarted since, and its shift long closed", async () => {
  const { org, closer, revoke, amendments } = await aRevokedTill();
  closer.book.stop();
  await revoke();
  const next = aBook(org, 1, closer.watched);
  await next.book.refresh();
  await next.book.refresh();
  expect(amendments()).toMatchObject([{ n: 1, cash: -70 }]);
  await aBook(org, 1, closer.watched).book.refresh();
  await aBook(org, 1, inMemory(0)).book.refresh();
  expect(amendments()).toHaveLength(1);
});

test("[SHIFT-12] a Z made after the till was revoked is without it from the start, and says so", async () => {
  const org = await testShop({ tills: 2 });
  const [lost, closer] = [org.till(0), aBook(org, 1)];
  const { shift } = await lost.must("shift.open", { float: { sum: 0 } });
  await org.syncAll();
  await org.office.must("access.retire-device", { device: lost.certificate.device });
  await lost.must("shift.move-cash", move(70));
  await exchange(org.office, closer.device);
  await exchange(lost, closer.device);
  await closer.book.refresh();
  const dead = [...closer.device.state().attention.values()].filter(({ type }) => type === "entry.void");
  expect(closer.book.sums(shift)?.without).toEqual(dead.map(({ log, seq }) => ({ log, from: seq, to: seq })));
});

test("a shift whose beginning is elsewhere is said to be so", async () => {
  const org = await testShop({ tills: 2 });
  const { shift } = await org.till(0).must("shift.open", { float: { sum: 0 } });
  await org.till(0).must("shift.move-cash", move(70));
  await org.syncAll();
  const { book, shop } = aBook(org, 1, inMemory((await org.till(1).store.since(0, 9_999)).length - 1));
  const hidden = {
    ...shop,
    facts: async (query: Parameters<typeof shop.facts>[0]) =>
      (await shop.facts(query)).filter(({ entry }) => entry.kind !== "shift.opened"),
  };
  book.stop();
  const partial = createShiftBook({
    shop: hidden,
    watched: inMemory(0),
    after: () => () => {},
    report: () => {},
  });
  await partial.refresh();
  expect(partial.sums(shift)).toMatchObject({ isWhole: false });
  expect(partial.sums("unknown")).toBeNull();
});

test("[SHIFT-6] what a Z reads of sales, refunds and accounts is in their bodies: the compiler holds it", () => {
  const sold: (sale: SaleBody) => SoldReceipt = (sale) => sale;
  const back: (refund: RefundBody) => RefundReceipt = (refund) => refund;
  const put: (added: AddedBody) => AccountDeposit = (added) => added;
  const body = { number: "T1-1TEST-0001" };
  expect([sold(body as SaleBody), back(body as RefundBody), put(body as AddedBody)]).toEqual([
    body,
    body,
    body,
  ]);
});
