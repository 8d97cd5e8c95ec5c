import { expect, test } from "vitest";
import type { LogId } from "./ids.ts";
import { createMemoryStore, type EntryRow } from "./store.ts";

const [A, B] = ["till-1.1aaaa.org", "till-2.1aaaa.org"] as [LogId, LogId];

const row = (n: number, log: LogId, seq: number): EntryRow => ({
  n,
  log,
  seq,
  kind: "note.made",
  at: 0,
  text: `${log} ${seq}`,
  hash: "" as never,
  signature: null,
});

test("[WRITE-4] rows are read back by log and by arrival, as they were stored", async () => {
  const store = createMemoryStore();
  const rows = [row(1, A, 1), row(2, B, 1), row(3, A, 2), row(4, A, 3)];
  await store.append(rows.slice(0, 3));
  await store.append(rows.slice(3));
  expect(await store.since(0, 99)).toEqual(rows);
  expect(await store.since(1, 2)).toEqual(rows.slice(1, 3));
  expect(await store.since(4, 99)).toEqual([]);
  expect((await store.read(A, 0, 99)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect((await store.read(A, 1, 1)).map(({ seq }) => seq)).toEqual([2]);
  expect(await store.read("till-3.1aaaa.org" as LogId, 0, 99)).toEqual([]);
});

test("[WRITE-3] a number stored again, after its row was damaged, is read in its place", async () => {
  const store = createMemoryStore();
  await store.append([row(1, A, 1), row(2, A, 2), row(3, A, 3)]);
  await store.append([row(4, A, 2), row(5, A, 3)]);
  expect((await store.read(A, 0, 99)).map(({ seq }) => seq)).toEqual([1, 2, 2, 3, 3]);
  expect((await store.since(0, 99)).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
});
