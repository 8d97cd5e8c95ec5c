import { expect, test } from "vitest";
import { aRun, DEVICES } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { signatures } from "./signatures.ts";

test.each([
  { what: "signed", signature: {}, found: [] },
  {
    what: "signed by another",
    signature: { signature: "forged" },
    found: ["srv#1: till-1.1aaaa.b-b1 2 has a false signature", "till-1.1aaaa.b-b1: nothing vouches for 2"],
  },
  {
    what: "not signed, with nothing after it",
    signature: { signature: null },
    found: ["till-1.1aaaa.b-b1: nothing vouches for 2"],
  },
])("[LOG-4] $what", ({ signature, found }) => {
  const run = aRun();
  run.write(run.open("till-1"), "stock.shared", signature);
  expect(breachesOf(signatures, run.evidence())).toEqual(found);
});

test("what a later signature vouches for needs none, nor does the last word of a hostile device", () => {
  const run = aRun();
  const log = run.open("till-1");
  run.write(log, "stock.shared", { signature: null });
  run.write(log, "stock.shared");
  expect(breachesOf(signatures, run.evidence())).toEqual([]);
  const devices = DEVICES.map((one) =>
    one.device === "till-1" ? { ...one, fates: ["hostile" as const] } : one,
  );
  const hostile = aRun(devices);
  hostile.write(hostile.open("till-1"), "stock.shared", { signature: null });
  expect(breachesOf(signatures, hostile.evidence())).toEqual([]);
});
