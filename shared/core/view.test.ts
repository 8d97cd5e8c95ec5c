import { expect, test } from "vitest";
import type { BranchId } from "./ids.ts";
import { createState } from "./state.ts";
import { aDevice, aMove, aNote, anEdit, exchange, TEA } from "./testing/device.ts";
import { foldRows } from "./testing/history.ts";
import { createView, liveDoc } from "./view.ts";

const BRANCH_ID = "b1" as BranchId;

test("a view shows documents, what finds them, and whether they are deleted", async () => {
  const till = await aDevice("till-1");
  await till.write(anEdit("p1", { "codes/1": true }), anEdit("p2", { "codes/1": true, deleted: true }));
  const state = await foldRows(
    await till.store.since(0, 99),
    createState([{ doc: "product", field: "codes" }]),
  );
  const view = createView(state, till.writer.holder);
  expect(view.find("product", "codes", "1")).toEqual(["p1"]);
  expect(view.doc("product", "p2")?.fields).toMatchObject({ deleted: true });
  expect(liveDoc(view, "product", "p1")?.fields).toEqual({ codes: ["1"] });
  for (const id of ["p2", "p3"]) expect(liveDoc(view, "product", id)).toBeUndefined();
});

test("[COUNTER-2] a counter shows what there is, and what of it this device may spend", async () => {
  const [till, other] = [await aDevice("till-1"), await aDevice("till-2")];
  await till.write(aMove({ counter: TEA, mint: 10 }, { counter: TEA, give: 4, to: other.writer.holder }));
  await till.write(aMove({ counter: TEA, spend: 1 }, { counter: TEA, beyond: 2, why: "override" }));
  await exchange(till, other);
  const ofHolder = (holder: typeof till.writer.holder) => createView(till.state(), holder).counter(TEA);
  expect(ofHolder(till.writer.holder)).toEqual({ value: 7, shortage: 2, rights: 5 });
  expect(ofHolder(other.writer.holder)).toEqual({ value: 7, shortage: 2, rights: 4 });
  expect(createView(till.state(), till.writer.holder).moved(TEA)).toBe(true);
  expect(createView(createState(), till.writer.holder).moved(TEA)).toBe(false);
});

test("[COUNTER-4] a device that has not read the giver yet shows no rights, never fewer than none", async () => {
  const [till, other, late] = [await aDevice("till-1"), await aDevice("till-2"), await aDevice("till-3")];
  await till.write(aMove({ counter: TEA, mint: 4 }, { counter: TEA, give: 4, to: other.writer.holder }));
  await exchange(till, other);
  await other.write(aMove({ counter: TEA, spend: 4 }));
  const rows = (await other.store.since(0, 99)).filter(({ log }) => log === other.log());
  const state = await foldRows(rows.map((row, i) => ({ ...row, n: i + 1 })));
  expect(createView(state, other.writer.holder).counter(TEA)).toEqual({ value: -4, shortage: 0, rights: 0 });
  expect(createView(late.state(), late.writer.holder).counter(TEA)).toEqual({
    value: 0,
    shortage: 0,
    rights: 0,
  });
});

test("[COUNTER-7] rights are shared with the other tills and warehouses of the branch, by their latest holder", async () => {
  const hub = await aDevice("hub-1", { kind: "server" });
  const devices = [
    await aDevice("till-1"),
    await aDevice("till-2"),
    await aDevice("store-1", { kind: "warehouse" }),
    await aDevice("phone-1", { kind: "phone" }),
  ];
  for (const device of [hub, ...devices]) await device.write(aNote("here"));
  const elsewhere = await aDevice("till-9");
  await elsewhere.write(aNote("there", { scope: "b-b2" }));
  const [till, second] = devices as [(typeof devices)[0], (typeof devices)[0]];
  for (const device of [...devices, elsewhere]) await exchange(hub, device);
  await second.restart({ broken: true });
  await second.write(aNote("here again"));
  await exchange(hub, second);
  await exchange(hub, till);
  const holders = (holder = till.writer.holder) => createView(till.state(), holder).holders(BRANCH_ID);
  expect(holders()).toEqual(["store-1.1aaaa", "till-2.2aaaa"]);
  expect(holders("till-1.9zzzz" as never), "nor with what this device was before its storage broke").toEqual(
    holders(),
  );
  expect(createView(till.state(), till.writer.holder).holders("b3" as BranchId)).toEqual([]);
  const anywhere = createView(hub.state(), hub.writer.holder).holders(null);
  expect(anywhere, "wherever they stand, once each").toEqual([
    "store-1.1aaaa",
    "till-1.1aaaa",
    "till-2.2aaaa",
    "till-9.1aaaa",
  ]);
});
