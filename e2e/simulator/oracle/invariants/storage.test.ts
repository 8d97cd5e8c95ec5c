import { expect, test } from "vitest";
import type { StoredRow } from "../../evidence.ts";
import { anOrdinaryRun, withReplica } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { storage } from "./storage.ts";

const stored = (change: (rows: readonly StoredRow[]) => readonly StoredRow[]) =>
  withReplica(anOrdinaryRun().evidence(), "till-2#1", ({ rows }) => ({ rows: change(rows) }));

test.each([
  { what: "as written", change: (rows: readonly StoredRow[]) => rows, found: 0 },
  {
    what: "a row left out",
    change: (rows: readonly StoredRow[]) => rows.filter(({ n }) => n !== 2),
    found: 1,
  },
  { what: "a row twice", change: (rows: readonly StoredRow[]) => [...rows, ...rows.slice(1, 2)], found: 1 },
  {
    what: "a row under another number",
    change: (rows: readonly StoredRow[]) => rows.map((row) => (row.n === 3 ? { ...row, seq: 9 } : row)),
    found: 1,
  },
])("[LOG-3] $what: $found found", ({ change, found }) => {
  expect(breachesOf(storage, stored(change))).toHaveLength(found);
});

test("rows may begin where the pages ended that a replica began with", () => {
  const began = { "till-1.1aaaa.b-b1": 2 };
  const evidence = withReplica(anOrdinaryRun().evidence(), "till-2#1", ({ rows }) => ({
    began,
    rows: rows.filter(({ log, seq }) => seq > (log in began ? 2 : 0)),
  }));
  expect(breachesOf(storage, evidence)).toEqual([]);
});

test("rows that are older than the pages a replica went on with are no repetition", () => {
  const began = { "till-1.1aaaa.b-b1": 4 };
  const evidence = withReplica(anOrdinaryRun().evidence(), "till-2#1", () => ({ began }));
  expect(breachesOf(storage, evidence)).toEqual([]);
});
