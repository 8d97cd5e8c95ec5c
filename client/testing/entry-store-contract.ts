import type { Hash, Signature } from "../../shared/core/crypto.ts";
import type { LogId } from "../../shared/core/ids.ts";
import type { EntryRow, EntryStore } from "../../shared/core/store.ts";

export const aRow = (n: number, log = "till-1.1abcd.org", seq = n): EntryRow => ({
  n,
  log: log as LogId,
  seq,
  kind: n % 2 === 0 ? "sale.completed" : "stock.received",
  at: 1_760_000_000_000 + n,
  text: `{"n":${n}}`,
  hash: `hash-${n}` as Hash,
  signature: n % 3 === 0 ? null : (`signature-${n}` as Signature),
});

export const rows = (first: number, last: number): EntryRow[] =>
  Array.from({ length: last - first + 1 }, (_, i) => aRow(first + i));

/** What every store of entries must do, run over each: throws where one does not. */
export const entryStoreContract: Readonly<Record<string, (store: EntryStore) => Promise<void>>> = {
  "[WRITE-2] what was appended is read back as it was": async (store) => {
    await store.append(rows(1, 3));
    await store.append([aRow(4)]);
    same(await store.since(0, 10), rows(1, 4));
  },
  "rows come in order of arrival, after a number, at most so many": async (store) => {
    await store.append(rows(1, 30));
    same(await store.since(10, 5), rows(11, 15));
    same(await store.since(28, 5), rows(29, 30));
    same(await store.since(30, 5), []);
  },
  "a log's rows come in its own order, others' left out": async (store) => {
    const [a, b] = ["till-1.1abcd.org", "till-2.1abcd.b-main"] as const;
    await store.append([aRow(1, b, 1), aRow(2, a, 1), aRow(3, b, 2), aRow(4, a, 2), aRow(5, b, 3)]);
    same(await store.read(b as LogId, 1, 10), [aRow(3, b, 2), aRow(5, b, 3)]);
    same(await store.read(b as LogId, 0, 2), [aRow(1, b, 1), aRow(3, b, 2)]);
    same(await store.read("till-3.1abcd.org" as LogId, 0, 2), []);
  },
  "ten comes after nine, not after one": async (store) => {
    await store.append(rows(1, 12));
    const read = await store.read("till-1.1abcd.org" as LogId, 8, 10);
    same(
      read.map(({ seq }) => seq),
      [9, 10, 11, 12],
    );
  },
  "an empty append changes nothing": async (store) => {
    await store.append([]);
    same(await store.since(0, 10), []);
  },
};

/** What a durable store must do besides. */
export const durableStoreContract: typeof entryStoreContract = {
  "[WRITE-4] one row at a number already taken: none of the append exists": async (store) => {
    await store.append(rows(1, 3));
    const taken = { ...aRow(3), text: "another" };
    await rejected(store.append([aRow(4), taken, aRow(5)]));
    same(await store.since(0, 10), rows(1, 3));
    await store.append([aRow(4)]);
    same(await store.since(0, 10), rows(1, 4));
  },
  "[WRITE-4] the same number twice in one append: none of it exists": async (store) => {
    await rejected(store.append([aRow(1), aRow(2), aRow(2)]));
    same(await store.since(0, 10), []);
  },
};

const rejected = async (promise: Promise<unknown>): Promise<void> => {
  const done = await promise.then(
    () => true,
    () => false,
  );
  if (done) throw new Error("should have been rejected");
};

const same = (actual: unknown, expected: unknown): void => {
  const [a, b] = [JSON.stringify(ordered(actual)), JSON.stringify(ordered(expected))];
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
};

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
};
