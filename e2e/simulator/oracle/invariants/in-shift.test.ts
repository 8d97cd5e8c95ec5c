import { expect, test } from "vitest";
import { aRun } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { inShift } from "./in-shift.ts";

const sold = (shift?: string) =>
  ["sale.completed", { till: "T1", ...(shift !== undefined && { shift }) }] as const;
const opened = ["shift.opened", { till: "T1", shift: "s1" }] as const;
const closed = ["shift.closed", { till: "T1", by: "T1", shift: "s1" }] as const;
const earned = ["account.added", { till: "T1" }] as const;

test.each([
  { what: "in the open shift", entries: [opened, sold("s1"), closed, sold()], found: [] },
  { what: "where the shop keeps none", entries: [sold()], found: [] },
  {
    what: "in none while one is open",
    entries: [opened, sold()],
    found: ["4: in no shift, though s1 was open"],
  },
  {
    what: "in one that was closed",
    entries: [opened, closed, sold("s1")],
    found: ["5: in s1, which was closed"],
  },
  { what: "as points, which are no money", entries: [opened, earned], found: [] },
  {
    what: "where a closing turned out to be void",
    entries: [opened, ["shift.closed", { till: "T1", by: "T1", shift: "s1" }, "nobody"] as const, sold()],
    found: [],
  },
])("[SHIFT-3] money $what", ({ entries, found }) => {
  const run = aRun();
  const log = run.open("till-1");
  run.signIn(log, "seller", "seller");
  for (const [kind, body, by = "seller"] of entries) run.write(log, kind, { by, body });
  expect(breachesOf(inShift, run.evidence())).toEqual(found.map((text) => `${log} ${text}`));
});
