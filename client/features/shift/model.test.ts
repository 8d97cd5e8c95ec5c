import { expect, test } from "vitest";
import { NO_TOTALS } from "../../../shared/domain/shift/z-totals.ts";
import { testShop } from "../../../shared/testing/shop.ts";
import { createDrafts } from "../../device/drafts.ts";
import { createShiftBook, keepWatched } from "../../session/shift-book.ts";
import { createFakeShop, createFakeStorage } from "../../testing/fake-shop.ts";
import { createHistoryModel } from "./history-model.ts";
import { createShiftModel } from "./model.ts";

const HOUR = 3_600_000;

const aDrawer = async ({ limit, tills = 1 }: { readonly limit?: number; readonly tills?: number } = {}) => {
  const org = await testShop({ tills });
  if (limit !== undefined) await org.office.must("access.change-settings", { differenceLimit: limit });
  const bread = await org.addProduct({ name: "Bread", price: 20_000, policy: "flexible" });
  await org.syncAll();
  const clock = { now: org.clock.now };
  const at = async (index: number) => {
    const device = org.till(index);
    const shop = createFakeShop(device, { person: await org.person("seller"), now: () => clock.now });
    const shifts = createShiftBook({
      shop,
      watched: keepWatched(createFakeStorage()),
      after: () => () => {},
      report: (error) => {
        throw error;
      },
    });
    const drafts = createDrafts(createFakeStorage(), "count");
    return {
      device,
      shop,
      shifts,
      drafts,
      model: createShiftModel({ shop, shifts, drafts }),
      history: createHistoryModel(shop),
    };
  };
  const sell = (index = 0) =>
    org.till(index).must("sale.complete", {
      lines: [{ product: bread, quantity: 1_000 }],
      tenders: [{ type: "cash", amount: 50_000 }],
    });
  return { org, clock, at, sell, ...(await at(0)) };
};

const countSum = (model: ReturnType<typeof createShiftModel>, text: string): void => {
  model.count.choose("sum");
  model.count.typeSum(text);
};

test("a day: open, sell, move, close; the drawer fits and its Z can be read", async () => {
  const { model, sell, history, device } = await aDrawer();
  countSum(model, "100");
  const [first, second] = await Promise.all([model.open(), model.open()]);
  expect([first, second]).toEqual(["T1-1TEST-S1", null]);
  const { shift } = { shift: model.shift.value };
  if (shift === undefined) throw new Error("not open");
  await sell();
  expect(await model.move({ direction: "out", amount: 5_000, reason: "bank", note: "" })).toBe(true);
  model.startClosing(shift);
  countSum(model, "250");
  expect(model.comparison.value).toBeNull();
  await model.compare();
  expect(model.comparison.value).toMatchObject({ expected: 25_000, difference: 0, needsManager: false });
  expect(await model.close("")).toEqual({ shift: shift.id, z: "T1-1TEST-Z1" });
  expect([model.shift.value, model.closing.value]).toEqual([undefined, null]);
  expect(history.ended.value).toHaveLength(1);
  await history.open(shift.id);
  expect(history.opened.value?.report).toMatchObject({
    z: "T1-1TEST-Z1",
    expected: 25_000,
    closedBy: device.certificate.code === "T1" ? expect.any(String) : "",
    grand: { sold: 20_000, refunded: 0 },
    totals: { sales: { count: 1, total: 20_000 } },
  });
});

test("[SHIFT-10] no more goes out than the drawer should hold", async () => {
  const { model } = await aDrawer();
  countSum(model, "10");
  await model.open();
  expect(await model.move({ direction: "out", amount: 1_001, reason: "bank", note: "" })).toBe(false);
  expect(model.fault.value).toMatchObject({ type: "NotInDrawer", field: "amount" });
});

test("[SHIFT-5] over the limit a seller needs a manager, who lends the right", async () => {
  const { org, model, shop } = await aDrawer({ limit: 500 });
  countSum(model, "0");
  await model.open();
  const shift = model.shift.value;
  if (shift === undefined) throw new Error("not open");
  model.startClosing(shift);
  countSum(model, "6");
  await model.compare();
  expect(model.comparison.value).toMatchObject({ difference: 600, limit: 500, needsManager: true });
  expect(await model.close("found")).toBeNull();
  expect(model.fault.value).toMatchObject({ type: "DifferenceOverLimit" });
  shop.colleagues.value = [{ person: await org.person("manager"), pin: "1111" }];
  const lent = await shop.approvals.confirm(shop.approvals.known.value[0]?.staff ?? "", "1111");
  if (!lent.ok) throw new Error("not lent");
  expect(await model.close("found", lent.value)).toMatchObject({ z: "T1-1TEST-Z1" });
});

test("counting again forgets nothing, giving up forgets all", async () => {
  const { model } = await aDrawer();
  countSum(model, "0");
  await model.open();
  const shift = model.shift.value;
  if (shift === undefined) throw new Error("not open");
  model.startClosing(shift);
  countSum(model, "7");
  await model.compare();
  model.countAgain();
  expect([model.closing.value?.step, model.count.sum.value]).toEqual(["count", 700]);
  model.stopClosing();
  expect([model.closing.value, model.count.typedSum.value]).toEqual([null, ""]);
});

test("[SHIFT-4] a shift of yesterday is said to be one", async () => {
  const { model, clock, shop, drafts } = await aDrawer();
  countSum(model, "0");
  await model.open();
  expect(model.isLeft.value).toBe(false);
  clock.now += 26 * HOUR;
  expect(
    createShiftModel({
      shop,
      drafts,
      shifts: { sums: () => null, version: model.busy as never, refresh: async () => {} },
    }).isLeft.value,
  ).toBe(true);
});

test("[SHIFT-5] a manager closes another till's shift, and all drawers are seen", async () => {
  const { org, model, sell, at } = await aDrawer({ tills: 2 });
  countSum(model, "100");
  await model.open();
  await sell();
  await org.syncAll();
  const other = await at(1);
  await other.shifts.refresh();
  const [running] = other.history.running.value;
  if (running === undefined) throw new Error("nothing runs");
  expect(other.shifts.sums(running.id)).toMatchObject({
    isWhole: true,
    totals: { sales: { total: 20_000 } },
  });
  other.shop.signIn(await org.person("manager"));
  other.model.startClosing(running);
  countSum(other.model, "300");
  await other.model.compare();
  expect(other.model.comparison.value).toMatchObject({ difference: 0, needsManager: false });
  expect(await other.model.close("")).toMatchObject({ z: "T2-1TEST-Z1" });
});

test("a half-done count is there after a reload: of the float, then of the shift that is being closed", async () => {
  const { org, shop, shifts, drafts, model } = await aDrawer();
  const reload = () => createShiftModel({ shop, shifts, drafts });
  const [note] = model.count.pieces;
  if (note === undefined) throw new Error("no money");
  model.count.step(note.key, 1);
  model.dispose();
  const again = reload();
  expect(again.count.sum.value).toBe(note.value);
  await again.open();
  const shift = again.shift.value;
  if (shift === undefined) throw new Error("not open");
  expect([reload().closing.value, reload().count.typed.value]).toEqual([null, null]);
  again.startClosing(shift);
  again.count.step(note.key, 1);
  again.count.setCount(note.key, "12");
  again.dispose();
  const closing = reload();
  expect([closing.closing.value?.step, closing.count.counts.value[note.key]]).toEqual(["count", "12"]);
  closing.dispose();
  await org.till(0).must("shift.close", {
    shift: shift.id,
    counted: { sum: note.value },
    totals: NO_TOTALS,
    covers: [],
  });
  expect(reload().closing.value).toBeNull();
});

test("a count given up, or one nobody can read, is not kept", async () => {
  const { shop, shifts, drafts, model } = await aDrawer();
  countSum(model, "100");
  await model.open();
  const shift = model.shift.value;
  if (shift === undefined) throw new Error("not open");
  model.startClosing(shift);
  countSum(model, "7");
  model.stopClosing();
  model.dispose();
  expect(drafts.load()).toBeNull();
  drafts.save({ shift: 7 });
  expect(createShiftModel({ shop, shifts, drafts }).closing.value).toBeNull();
});
