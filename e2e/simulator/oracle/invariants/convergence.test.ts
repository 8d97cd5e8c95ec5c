import { expect, test } from "vitest";
import type { ReplicaEvidence } from "../../evidence.ts";
import { anOrdinaryRun, withReplica } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { convergence } from "./convergence.ts";
import { quiet } from "./quiet.ts";

const LOG = "till-1.1aaaa.b-b1";
const withoutLast = ({ rows }: ReplicaEvidence): Partial<ReplicaEvidence> => ({
  rows: rows.filter(({ log, seq }) => log !== LOG || seq < 5),
});

test.each<{
  what: string;
  change: (replica: ReplicaEvidence) => Partial<ReplicaEvidence>;
  found: readonly string[];
}>([
  { what: "all hold the same", change: () => ({}), found: [] },
  { what: "one lacks an entry", change: withoutLast, found: [`till-2#1 holds ${LOG} to 4 of 5`] },
  {
    what: "one that is gone lacks an entry",
    change: (one) => ({ ...withoutLast(one), living: false }),
    found: [],
  },
  {
    what: "one never got the pages it wants",
    change: () => ({ wantsPages: true }),
    found: ["till-2#1 still wants the server's pages"],
  },
  {
    what: "one that was turned away lacks an entry",
    change: (one) => ({ ...withoutLast(one), turnedAway: true }),
    found: [],
  },
])("[SYNC-4] $what", ({ change, found }) => {
  expect(breachesOf(convergence, withReplica(anOrdinaryRun().evidence(), "till-2#1", change))).toEqual(found);
});

test("what nobody can pass on, because nothing vouches for it, need not be everywhere", () => {
  const run = anOrdinaryRun();
  run.write(LOG, "stock.shared", { signature: null });
  const evidence = withReplica(run.evidence(), "till-2#1", ({ rows }) => ({
    rows: rows.filter(({ log, seq }) => log !== LOG || seq < 6),
  }));
  expect(breachesOf(convergence, evidence)).toEqual([]);
});

test.each([
  { rounds: 4, settled: true, found: [] },
  { rounds: 11, settled: true, found: ["at rest after 11 rounds of 10"] },
  { rounds: 10, settled: false, found: ["not at rest after 10 rounds of 10"] },
])("exchange of $rounds rounds, settled $settled", ({ rounds, settled, found }) => {
  const evidence = anOrdinaryRun().evidence({ quiet: { rounds, bound: 10, settled } });
  expect(breachesOf(quiet, evidence)).toEqual(found);
});
