import { expect, test } from "vitest";
import { aRun, withReplica } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { held } from "./held.ts";

const body = { held: "h1", branch: "b1", till: "T1", from: "T1", total: 100, note: "", lines: 1 };

const aBranch = () => {
  const run = aRun();
  const [first, second] = [run.open("till-1"), run.open("till-2")];
  run.signIn(first, "seller", "seller");
  run.signIn(second, "seller", "seller");
  const write = (log: string, kind: string) => run.write(log, kind, { by: "seller", body });
  return { run, first, second, write };
};

test("[HELD-2, HELD-3] put aside once and taken up once", () => {
  const { run, first, second, write } = aBranch();
  write(first, "sale.held");
  write(second, "sale.recalled");
  expect(breachesOf(held, run.evidence())).toEqual([]);
});

test.each([
  { kind: "sale.held", what: "is put aside" },
  { kind: "sale.recalled", what: "is taken up" },
])("[HELD-2, HELD-3] twice $kind by one till", ({ kind, what }) => {
  const { run, first, write } = aBranch();
  write(first, kind);
  write(first, kind);
  expect(breachesOf(held, run.evidence())).toEqual([`h1 at till-1 ${what} 2 times`]);
});

test("[HELD-3, HELD-4] taken up at two tills: only where neither had heard of the other", () => {
  const { run, first, second, write } = aBranch();
  write(first, "sale.held");
  write(first, "sale.recalled");
  const seq = write(second, "sale.recalled");
  const evidence = run.evidence();
  expect(breachesOf(held, evidence)).toEqual([
    `${second} ${seq}: h1 was taken up at till-1, as it had heard`,
  ]);
  const apart = withReplica(evidence, "till-2#1", ({ rows }) => {
    const own = rows.filter(({ log }) => log === second);
    const others = rows.filter(({ log }) => log !== second);
    return { rows: [...own, ...others].map((row, i) => ({ ...row, n: i + 1 })) };
  });
  expect(breachesOf(held, apart)).toEqual([]);
});
