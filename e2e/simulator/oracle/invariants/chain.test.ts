import { expect, test } from "vitest";
import { aRun } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { chain } from "./chain.ts";

test.each([
  { prev: {}, found: [] },
  {
    prev: { prev: "B".repeat(43) },
    found: ["srv#1: till-1.1aaaa.b-b1 2 does not follow the entry before it"],
  },
])("[LOG-1] an entry names the hash of the one before: $found", ({ prev, found }) => {
  const run = aRun();
  run.signIn(run.open("till-1"), "ann", "seller");
  const log = "till-1.1aaaa.b-b1";
  run.write(log, "stock.shared", {});
  const spoiled = aRun();
  spoiled.open("till-1");
  spoiled.write(log, "stock.shared", prev);
  expect(breachesOf(chain, run.evidence())).toEqual([]);
  expect(breachesOf(chain, spoiled.evidence())).toEqual(found);
});
