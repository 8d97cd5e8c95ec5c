import { expect, test } from "vitest";
import { anOrdinaryRun } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { hello } from "./hello.ts";

test.each([
  { what: "short", length: 900, named: 3, found: 0 },
  { what: "too long", length: 8_193, named: 3, found: 1 },
  { what: "long because of many logs, more than there are", length: 16_000, named: 150, found: 1 },
  { what: "naming more than it must", length: 900, named: 4, found: 1 },
])("[HEADS-1] a hello $what", ({ length, named, found }) => {
  const hellos = [{ replica: "till-1#1", length, logs: 3, named, atRest: true }];
  expect(breachesOf(hello, anOrdinaryRun().evidence({ hellos }))).toHaveLength(found);
});

test("[HEADS-1] while it is catching up a replica names more", () => {
  const hellos = [{ replica: "till-1#1", length: 900, logs: 3, named: 9 }];
  expect(breachesOf(hello, anOrdinaryRun().evidence({ hellos }))).toEqual([]);
});

test("[HEADS-1] a log that another continues to its end is not named; one that went on is", () => {
  const run = anOrdinaryRun();
  run.open("till-1", "b-b1", { epoch: "2aaaa", continues: { log: "till-1.1aaaa.b-b1", seq: 5 } });
  const hellos = (named: number) => ({
    hellos: [{ replica: "till-1#1", length: 900, logs: 4, named, atRest: true }],
  });
  expect(breachesOf(hello, run.evidence(hellos(3)))).toEqual([]);
  expect(breachesOf(hello, run.evidence(hellos(4)))).toHaveLength(1);
  run.write("till-1.1aaaa.b-b1", "stock.shared");
  expect(breachesOf(hello, run.evidence(hellos(4)))).toEqual([]);
});
