import { expect, test } from "vitest";
import { aRun, BRANCH, type Run } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { credentials } from "./credentials.ts";

const LOG = "till-1.1aaaa.b-b1";
const forged = { text: '{"org":"org-1","staff":"ann"}', signature: "forged" };

test.each<{ what: string; write: (run: Run) => unknown; found: readonly string[] }>([
  { what: "all in order", write: (run) => run.signIn(run.open("till-1"), "ann", "seller"), found: [] },
  {
    what: "a log that was not opened",
    write: (run) => run.write(LOG, "stock.shared"),
    found: [`${LOG} was never opened`],
  },
  {
    what: "a forged certificate",
    write: (run) =>
      run.write(LOG, "log.opened", {
        body: {
          holder: "till-1.1aaaa",
          continues: null,
          certificate: { text: `{"org":"org-1","device":"till-1","writes":["*"]}`, signature: "forged" },
        },
      }),
    found: [`${LOG} 1: a certificate the authority did not sign`],
  },
  {
    what: "a scope it may not write",
    write: (run) => run.open("till-1", "b-b2"),
    found: ["till-1.1aaaa.b-b2 1: a scope it may not write"],
  },
  {
    what: "another device's rights",
    write: (run) => run.open("till-1", BRANCH, { holder: "till-2.1aaaa" }),
    found: [`${LOG} 1: another device's rights`],
  },
  {
    what: "a foreign log before it",
    write: (run) => run.open("till-1", BRANCH, { continues: { log: "till-2.1aaaa.b-b1", seq: 1 } }),
    found: [`${LOG} 1: a foreign log before it`],
  },
  {
    what: "a second opening",
    write: (run) => [run.open("till-1"), run.write(LOG, "log.opened")],
    found: [`${LOG} 2: a second opening`],
  },
  {
    what: "another device's ticket",
    write: (run) => run.signIn(run.open("till-1"), "ann", "seller", { device: "till-2" }),
    found: [`${LOG} 2: another device's ticket`],
  },
  {
    what: "a forged ticket",
    write: (run) => run.write(run.open("till-1"), "log.signed-in", { body: { ticket: forged } }),
    found: [`${LOG} 2: a ticket the authority did not sign`],
  },
  {
    what: "stamps that do not grow",
    write: (run) => run.write(run.open("till-1"), "stock.shared", { stamp: "0000000000000.till-1" }),
    found: [`${LOG} 2: a stamp that does not grow`],
  },
  {
    what: "another device's stamp",
    write: (run) => run.write(run.open("till-1"), "stock.shared", { stamp: "9000000000000.till-2" }),
    found: [`${LOG} 2: another device's stamp`],
  },
])("[LOG-2] $what", ({ write, found }) => {
  const run = aRun();
  write(run);
  expect(breachesOf(credentials, run.evidence())).toEqual(found);
});
