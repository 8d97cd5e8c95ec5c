import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import { anOrdinaryRun } from "./testing/a-run.ts";

test("an ordinary run breaks nothing", () => {
  expect(judge(anOrdinaryRun().evidence())).toEqual([]);
});

test("a run that breaks a rule says which and where, at most five times", () => {
  const evidence = anOrdinaryRun().evidence();
  const claims = [1, 2, 3, 4, 5, 6].map((n) => ({
    tick: n,
    by: "srv#1",
    log: "till-1.1aaaa.b-b1",
    seq: 90 + n,
  }));
  const found = judge({ ...evidence, claims });
  expect(found).toHaveLength(5);
  expect(found[0]).toEqual({
    invariant: "acknowledged means durable",
    detail: "srv#1 acknowledged till-1.1aaaa.b-b1 to 91 and holds 5",
  });
});
