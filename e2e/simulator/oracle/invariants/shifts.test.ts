import { expect, test } from "vitest";
import type { Account } from "../naive/shift-sums.ts";
import { aRun, withReplica } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { shifts } from "./shifts.ts";

const none = { count: 0, total: 0, rounding: 0 };
const NOTHING: Account = {
  ...{ sales: none, refunds: none, undone: none, deposits: none },
  ...{ tenders: [], moves: [], taxes: [], products: [], people: [] },
};

/** Figures of so many sales of one tea for 100 each. */
const sold = (count: number, over: object = {}) => ({
  ...NOTHING,
  sales: { count, total: 100 * count, rounding: 0 },
  tenders: [{ type: "cash", in: 100 * count, out: 0 }],
  taxes: [{ rate: -1, base: 100 * count, tax: 0, backBase: 0, backTax: 0 }],
  products: [{ product: "tea", sold: 1_000 * count, soldFor: 100 * count, back: 0, backFor: 0 }],
  people: [{ staff: "seller", count, total: 100 * count }],
  ...over,
});

const aSale = {
  ...{ shift: "s1", rounding: 0, total: 100, change: 20, taxMode: "included" },
  lines: [{ product: "tea", quantity: 1_000, price: 100, total: 100, taxRate: "exempt" }],
  taxes: [{ rate: "exempt", base: 100, tax: 0 }],
  tenders: [{ type: "cash", amount: 120 }],
};

/** A shift at a till with three sales in its log, from the third entry on. */
const aShift = () => {
  const run = aRun();
  const log = run.open("till-1");
  run.signIn(log, "seller", "seller");
  for (let i = 0; i < 3; i++) run.write(log, "sale.completed", { by: "seller", body: aSale });
  const write = (kind: string, body: object, patches: { [key: string]: string } = {}) =>
    run.write(log, kind, {
      by: "seller",
      body: { shift: "s1", till: "T1", by: "T1", z: "T1-Z1", ...body },
      patches: [{ doc: "shift", id: "s1", set: patches }],
    });
  const close = (counted: number, over: object = {}) => {
    const totals = sold(counted);
    const money = { float: 50, expected: 50 + 100 * counted, counted: 60 + 100 * counted, difference: 10 };
    const covers = counted === 0 ? [] : [{ log, to: 2 + counted }];
    return write("shift.closed", { totals, covers, ...money, ...over }, { z: "T1-Z1" });
  };
  const amend = (n: number, count: number, to: number) =>
    write("shift.amended", { n, totals: sold(count), cash: 100 * count, covers: [{ log, to }] });
  return { run, log, close, amend };
};

test("[SHIFT-6, SHIFT-9] a Z and its amendments that count every sale once", () => {
  const { run, close, amend } = aShift();
  close(1);
  amend(1, 1, 4);
  amend(2, 1, 5);
  expect(breachesOf(shifts, run.evidence())).toEqual([]);
});

test("[SHIFT-9] a sale that nobody counted", () => {
  const { run, log, close } = aShift();
  close(2);
  expect(breachesOf(shifts, run.evidence())).toEqual([`${log} 5 is in no Z, though till-1#1 has it`]);
});

test("[SHIFT-9] a sale counted by the Z and again by its amendment", () => {
  const { run, log, close, amend } = aShift();
  close(2);
  const seq = amend(1, 2, 5);
  const wrong = breachesOf(shifts, run.evidence());
  expect(wrong).toContain(`${log} ${seq}: sales 2, by the log 1`);
  expect(wrong).toContain(`${log} ${seq}: in cash 200, by the log 100`);
});

test("[SHIFT-9] amendments that leave a number out", () => {
  const { run, log, close, amend } = aShift();
  close(2);
  const seq = amend(2, 1, 5);
  expect(breachesOf(shifts, run.evidence())).toEqual([`${log} ${seq}: is not amendment 1`]);
});

test("[SHIFT-12] a void sale is in no Z: left out at once, or taken out by an amendment", () => {
  const { run, log, close } = aShift();
  run.write(log, "sale.completed", { by: "nobody", body: aSale });
  const people = [
    { staff: "nobody", count: 1, total: 100 },
    { staff: "seller", count: 3, total: 300 },
  ];
  close(4, { totals: sold(4, { people }) });
  expect(breachesOf(shifts, run.evidence())).toEqual([`${log} 6 is void, and in the Z of till-1#1`]);
  const without = [{ log, from: 6, to: 6 }];
  const gone = sold(-1, { people: [{ staff: "nobody", count: -1, total: -100 }] });
  run.write(log, "shift.amended", {
    by: "seller",
    body: { shift: "s1", z: "T1-Z1", n: 1, totals: gone, cash: -100, covers: [], without },
  });
  expect(breachesOf(shifts, run.evidence())).toEqual([]);
});

test("[SHIFT-12] what was left out and counts after all comes back", () => {
  const { run, log, close } = aShift();
  const stretch = [{ log, from: 5, to: 5 }];
  close(3, { totals: sold(2), expected: 250, counted: 260, without: stretch });
  expect(breachesOf(shifts, run.evidence())).toEqual([`${log} 5 is in no Z, though till-1#1 has it`]);
  run.write(log, "shift.amended", {
    by: "seller",
    body: { shift: "s1", z: "T1-Z1", n: 1, totals: sold(1), cash: 100, covers: [], again: stretch },
  });
  expect(breachesOf(shifts, run.evidence())).toEqual([]);
});

test.each([
  { over: { expected: 349 }, fault: "the drawer is not what the cash comes to" },
  { over: { difference: 9 }, fault: "the difference is another" },
  {
    over: { totals: sold(3, { deposits: { count: 1, total: 7 } }) },
    fault: "what was paid is not what was sold",
  },
])("[SHIFT-5, SHIFT-6] $fault", ({ over, fault }) => {
  const { run, log, close } = aShift();
  const seq = close(3, over);
  expect(breachesOf(shifts, run.evidence())).toContain(`${log} ${seq}: ${fault}`);
});

test("[SHIFT-6] a till that was cleared answers for the shifts it opened since", () => {
  const { run, log, close } = aShift();
  run.write(log, "shift.opened", { by: "seller", body: { shift: "s1", till: "T1" } });
  close(2);
  const evidence = run.evidence();
  const wiped = (since: number) => ({
    ...evidence,
    destroyed: [{ tick: since, replica: "till-1#1", why: "wiped" as const, had: {}, left: {} }],
    devices: evidence.devices.map((one) =>
      one.device === "till-1" ? { ...one, fates: ["wiped" as const] } : one,
    ),
  });
  expect(breachesOf(shifts, wiped(0))).toEqual([`${log} 5 is in no Z, though till-1#1 has it`]);
  expect(breachesOf(shifts, wiped(1))).toEqual([]);
});

test("[SHIFT-9] what a till did not read itself it cannot count", () => {
  const { run, log, close } = aShift();
  close(2);
  const evidence = withReplica(run.evidence(), "till-1#1", ({ rows }) => ({
    began: { [log]: 5 },
    rows: rows.filter((row) => row.seq > 5),
  }));
  expect(breachesOf(shifts, evidence).filter((text) => text.includes("is in no Z"))).toEqual([]);
});
