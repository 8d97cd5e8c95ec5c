import { expect, test } from "vitest";
import type { StateDump } from "../../evidence.ts";
import { anOrdinaryRun, SERVER, withReplica } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import type { Invariant } from "../trial.ts";
import { attention } from "./attention.ts";
import { counters } from "./counters.ts";
import { documents } from "./documents.ts";
import { heads } from "./heads.ts";
import { reckoning } from "./reckoning.ts";

const STATES = [documents, counters, attention, heads, reckoning];

type Change = (state: StateDump) => Partial<StateDump>;

const shows = (change: Change) =>
  withReplica(anOrdinaryRun().evidence(), `${SERVER}#1`, ({ state }) => ({
    state: { ...state, ...change(state) },
  }));

test.each(STATES)("$name: an ordinary run keeps it", (invariant) => {
  expect(
    breachesOf(
      invariant,
      shows(() => ({})),
    ),
  ).toEqual([]);
});

test.each<{ what: string; invariant: Invariant; change: Change; found: number }>([
  {
    what: "an older edit of a field won",
    invariant: documents,
    change: ({ docs }) => ({
      docs: docs.map((doc) => ({
        ...doc,
        keys: doc.keys.map(([key, , stamp]) => [key, key === "price" ? 90 : null, stamp] as const),
      })),
    }),
    found: 1,
  },
  { what: "a document is missing", invariant: documents, change: () => ({ docs: [] }), found: 1 },
  {
    what: "a document too many",
    invariant: documents,
    change: ({ docs }) => ({ docs: [...docs, ...docs.map((doc) => ({ ...doc, id: "milk" }))] }),
    found: 1,
  },
  {
    what: "an entry counted twice",
    invariant: counters,
    change: ({ cells }) => ({ cells: cells.map((cell) => ({ ...cell, spent: cell.spent * 2 })) }),
    found: 2,
  },
  {
    what: "a gift to somebody else",
    invariant: counters,
    change: ({ cells }) => ({
      cells: cells.map((cell) => ({ ...cell, given: cell.minted > 0 ? { "till-3.1": 2_000 } : {} })),
    }),
    found: 1,
  },
  {
    what: "a cell is missing",
    invariant: counters,
    change: ({ cells }) => ({ cells: cells.slice(1) }),
    found: 1,
  },
  {
    what: "rights out of nowhere",
    invariant: reckoning,
    change: ({ rights }) => ({ rights: rights.map((right) => ({ ...right, amount: right.amount + 1 })) }),
    found: 2,
  },
  {
    what: "a void entry that is not void",
    invariant: attention,
    change: () => ({
      attention: [
        { key: "entry.void:till-1.1aaaa.b-b1:2", type: "entry.void", log: "", seq: 2, kind: "", reason: "x" },
      ],
    }),
    found: 1,
  },
  {
    what: "a log read further than it was stored",
    invariant: heads,
    change: ({ logs }) => ({ logs: logs.map((log) => ({ ...log, head: log.head + 1 })) }),
    found: 3,
  },
  {
    what: "a cut that nobody made",
    invariant: heads,
    change: ({ logs }) => ({ logs: logs.map((log) => ({ ...log, cutAt: 1 })) }),
    found: 3,
  },
])("$invariant.name: $what", ({ invariant, change, found }) => {
  expect(breachesOf(invariant, shows(change))).toHaveLength(found);
});

test("[FOLD-4] an entry without permission has to be shown", () => {
  const run = anOrdinaryRun();
  run.write("till-2.1aaaa.b-b1", "stock.received", {
    by: "seller",
    effects: [{ counter: "stock/b1/tea", mint: 1_000 }],
  });
  const evidence = run.evidence();
  expect(breachesOf(attention, evidence)).toEqual([]);
  const hidden = withReplica(evidence, "till-1#1", ({ state }) => ({ state: { ...state, attention: [] } }));
  expect(breachesOf(attention, hidden)).toEqual([
    "till-1#1: attention entry.void:till-2.1aaaa.b-b1:4 is missing, not ",
  ]);
});

test("[COUNTER-7] a log that two others continue is a profile that lives twice", () => {
  const run = anOrdinaryRun();
  const continues = { log: "till-2.1aaaa.b-b1", seq: 3 };
  run.open("till-2", "b-b1", { epoch: "2aaaa", continues });
  run.open("till-2", "b-b1", { epoch: "2bbbb", continues });
  expect(breachesOf(attention, run.evidence())).toHaveLength(3);
});

test("a device that cannot read a kind shows it as unread and does not count it", () => {
  const run = anOrdinaryRun();
  const log = run.open("till-2", "org");
  run.signIn(log, "seller", "seller");
  run.write(log, "loyalty.granted", {
    by: "seller",
    patches: [{ doc: "customer", id: "c", set: { points: 5 } }],
  });
  const evidence = withReplica(run.evidence(), "till-1#1", () => ({ cannotRead: ["loyalty.granted v1"] }));
  expect(breachesOf(documents, evidence)).toEqual([
    "till-1#1: document customer c is points=5@0000000000014.till-2, and should not be",
  ]);
});
