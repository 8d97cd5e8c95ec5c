import { expect, test } from "vitest";
import type { DeviceEvidence, Evidence, Fate } from "../../evidence.ts";
import { anOrdinaryRun, aRun, BRANCH, DEVICES, SERVER, STOCK } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { neverBelowZero } from "./never-below-zero.ts";

const found = (evidence: Evidence) => breachesOf(neverBelowZero, evidence);

const OVERSPENT = ["till-2.1aaaa spent 1000 more of stock/b1/tea than it held"];

test("[COUNTER-4] nobody spends more than they hold; what is sold beyond it, by word, is a shortage", () => {
  const run = anOrdinaryRun();
  expect(found(run.evidence())).toEqual([]);
  run.write("till-2.1aaaa.b-b1", "sale.completed", {
    by: "seller",
    effects: [{ counter: STOCK, beyond: 1_000, why: "override" }],
  });
  expect(found(run.evidence())).toEqual([]);
  run.sell("till-2.1aaaa.b-b1", "T2-1AAAA-0003");
  expect(found(run.evidence())).toEqual(OVERSPENT);
});

const overspent = (over: Partial<Evidence> = {}, devices: readonly DeviceEvidence[] = DEVICES) => {
  const run = aRun(devices);
  const [first, second] = [run.open("till-1"), run.open("till-2")];
  run.signIn(first, "boss", "owner");
  run.signIn(second, "seller", "seller");
  run.write(first, "stock.received", { by: "boss", effects: [{ counter: STOCK, mint: 5_000 }] });
  run.sell(second, "T2-1AAAA-0001");
  return { run, evidence: () => run.evidence(over) };
};

const as = (over: Partial<DeviceEvidence>) =>
  DEVICES.map((one) => (one.device === "till-2" ? { ...one, ...over } : one));

const opening = { replica: "till-2#1", epoch: "1aaaa", holder: "till-2.1aaaa", tick: 0, whole: true };

test.each<{ what: string; device: Partial<DeviceEvidence>; excused: boolean }>([
  { what: "an ordinary device", device: {}, excused: false },
  { what: "a hostile device", device: { fates: ["hostile" as Fate] }, excused: true },
  {
    what: "a profile that was copied",
    device: { openings: [opening, { ...opening, replica: "till-2#2", epoch: "2bbbb" }] },
    excused: true,
  },
  {
    what: "a profile that was put back unnoticed",
    device: { openings: [opening, { ...opening, epoch: "2bbbb", whole: false }] },
    excused: true,
  },
  {
    what: "a wiped one with a new holder",
    device: { openings: [opening, { ...opening, holder: "till-2.2bbbb", epoch: "2bbbb", whole: false }] },
    excused: false,
  },
])("[COUNTER-7] $what overspends: excused $excused", ({ device, excused }) => {
  expect(found(overspent({}, as(device)).evidence())).toEqual(excused ? [] : OVERSPENT);
});

test("[COUNTER-6] a device that lived on beyond its cut leaves others short, and that is excused", () => {
  const { run, evidence } = overspent();
  run.write("till-1.1aaaa.b-b1", "stock.shared", {
    effects: [{ counter: STOCK, give: 1_000, to: "till-2.1aaaa" }],
  });
  expect(found(evidence())).toEqual([]);
  const org = run.open(SERVER, "org");
  const heads = { "till-1.1aaaa.b-b1": 3 };
  run.write(org, "device.cut", {
    body: { device: "till-1", keeps: null, heir: null, heads, reason: "lost" },
  });
  expect(found(evidence())).toEqual([]);
});

test("gifts that were destroyed before anyone else heard of them excuse those who spent them", () => {
  const gone = {
    tick: 9,
    replica: "till-1#1",
    why: "wiped" as const,
    had: { "till-1.1aaaa.b-b1": 9 },
    left: {},
  };
  expect(found(overspent({ destroyed: [gone] }).evidence())).toEqual([]);
  const kept = { ...gone, had: { "till-1.1aaaa.b-b1": 3 } };
  expect(found(overspent({ destroyed: [kept] }).evidence())).toEqual(OVERSPENT);
});

test("[COUNTER-2] rights in a branch's log of another scope count alike", () => {
  const run = aRun();
  const log = run.open("till-1", BRANCH, { epoch: "2bbbb" });
  run.signIn(log, "boss", "owner");
  run.write(log, "stock.received", { by: "boss", effects: [{ counter: STOCK, mint: 1 }] });
  expect(found(run.evidence())).toEqual([]);
});
