import { beforeAll, expect, test } from "vitest";
import { aLog, testAuthority } from "../../../sync-server/testing/log-writer.ts";
import { faultsOf, type StoredEntry, type Tip } from "./stored-entries.ts";

let rows: readonly StoredEntry[];
let tip: Tip;
const authority = testAuthority();

beforeAll(async () => {
  const log = await aLog(authority, "till-1");
  const note = (text: string) => ({ kind: "note.made", body: { text } });
  const { signature } = await log.write(note("one"), note("two"), note("three"));
  rows = log.entries.map(({ entry, text, hash }) => ({
    log: entry.log,
    seq: entry.seq,
    hash,
    signature: entry.seq === log.head() ? signature : null,
    text,
  }));
  tip = { log: log.id, head: log.head(), hash: rows.at(-1)?.hash ?? "" };
});

const faults = (changed: readonly StoredEntry[], tips: readonly Tip[] = [tip]) =>
  faultsOf(changed, tips, [authority.key]);

test("entries as they were written are without fault", () => {
  expect(faults(rows)).toEqual([]);
});

const at = (i: number, change: (row: StoredEntry) => Partial<StoredEntry>): readonly StoredEntry[] =>
  rows.map((row, n) => (n === i ? { ...row, ...change(row) } : row));

test.each<[string, () => readonly string[], RegExp]>([
  [
    "a changed text",
    () => faults(at(1, ({ text }) => ({ text: text.replace("one", "won") }))),
    /hash is not/,
  ],
  ["a text spelt otherwise", () => faults(at(1, ({ text }) => ({ text: `${text} ` }))), /not canonical/],
  ["one left out", () => faults(rows.filter(({ seq }) => seq !== 2)), /out of its place/],
  ["two swapped", () => faults([0, 2, 1, 3].map((i) => rows[i] as StoredEntry)), /does not follow/],
  ["the last cut off", () => faults(rows.slice(0, -1)), /its head says 4/],
  ["a false signature", () => faults(at(3, () => ({ signature: "A".repeat(86) }))), /not the device's/],
  ["another authority", () => faultsOf(rows, [tip], [testAuthority().key]), /not the authority's/],
])("%s is found", (_name, found, fault) => {
  expect(found().join("\n")).toMatch(fault);
});
