import { expect, test } from "vitest";
import { anOrdinaryRun } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { stamps } from "./stamps.ts";

const LOG = "till-1.1aaaa.b-b1";
const early = { stamp: "0000000000010.till-1" };

test("[STAMP-1] a device stamps later than what it had read", () => {
  const run = anOrdinaryRun();
  expect(breachesOf(stamps, run.evidence())).toEqual([]);
  run.write(LOG, "stock.shared", early);
  expect(breachesOf(stamps, run.evidence())).toEqual([
    `till-1#1: ${LOG} 6 is stamped 0000000000010.till-1, after 0000000000011.till-2`,
  ]);
});

test("into storage that was put back, own entries come back late", () => {
  const run = anOrdinaryRun();
  run.write(LOG, "stock.shared", early);
  const destroyed = [{ tick: 1, replica: "till-1#1", why: "rolled-back" as const, had: {}, left: {} }];
  expect(breachesOf(stamps, run.evidence({ destroyed }))).toEqual([]);
});
