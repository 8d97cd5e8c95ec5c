import { expect, test } from "vitest";
import type { Destruction } from "../../evidence.ts";
import { anOrdinaryRun, DEVICES } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { durability } from "./durability.ts";
import { refusals } from "./refusals.ts";

const LOG = "till-1.1aaaa.b-b1";
const wiped: Destruction = {
  tick: 7,
  replica: "till-2#1",
  why: "wiped",
  had: { [LOG]: 6 },
  left: { [LOG]: 2 },
};

test.each([
  { what: "held to the end", seq: 5, destroyed: [], found: 0 },
  { what: "not held", seq: 6, destroyed: [], found: 1 },
  { what: "destroyed since", seq: 6, destroyed: [wiped], found: 0 },
  { what: "destroyed before", seq: 6, destroyed: [{ ...wiped, tick: 3 }], found: 1 },
  { what: "beyond what was destroyed", seq: 7, destroyed: [wiped], found: 1 },
  { what: "destroyed elsewhere", seq: 6, destroyed: [{ ...wiped, replica: "srv#1" }], found: 1 },
])("[LOG-5, LOG-4] acknowledged, or refused: $what", ({ seq, destroyed, found }) => {
  const at = { tick: 5, log: LOG, seq };
  const claims = [{ ...at, by: "till-2#1" }];
  const refused = [{ ...at, sender: "till-2#1", by: "srv#1", type: "BadSignature" }];
  const evidence = anOrdinaryRun().evidence({ destroyed, claims, refused });
  expect(breachesOf(durability, evidence)).toHaveLength(found);
  expect(breachesOf(refusals, evidence)).toHaveLength(found);
});

test.each([
  { what: "damaged on the way", type: "BadSignature", fates: [], found: 0 },
  { what: "what it says", type: "BadBody", fates: [], found: 1 },
  { what: "a fork", type: "Fork", fates: [], found: 1 },
  { what: "a fork of a hostile device", type: "Fork", fates: ["hostile" as const], found: 0 },
])("[LOG-4] refused for $what: $found found", ({ type, fates, found }) => {
  const refused = [{ tick: 1, sender: "srv#1", by: "till-2#1", log: LOG, seq: 5, type }];
  const devices = DEVICES.map((one) => (one.device === "till-1" ? { ...one, fates } : one));
  expect(breachesOf(refusals, anOrdinaryRun().evidence({ refused, devices }))).toHaveLength(found);
});
