import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../lib/seeded-random.ts";
import type { LogId } from "./ids.ts";
import { foldTail } from "./restore.ts";
import type { Change } from "./state.ts";
import { createState } from "./state.ts";
import { createMemoryStore, type EntryRow } from "./store.ts";
import {
  aDevice,
  aMove,
  aNote,
  aPerson,
  exchange,
  NOON,
  stateData,
  TEA,
  testDeps,
} from "./testing/device.ts";
import { aHistory, allRows } from "./testing/history.ts";
import { craft } from "./testing/log.ts";

const restore = async (rows: readonly EntryRow[], changed?: (change: Change) => void) => {
  const store = createMemoryStore();
  await store.append(rows);
  const state = createState();
  const restored = await foldTail({ ...testDeps(store), ...(changed && { changed }) }, state, 0);
  return { state, ...restored };
};

test("[WRITE-3] after a crash at any point between storing and folding, the state is what was stored", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const history = await aHistory(createRandom(seed), { devices: 2, clones: true, beyond: true });
      for (let i = 0; i < 30; i++) {
        const { store, state, replica } = await history.step();
        const { unreadable, arrived, state: restored } = await restore(await store.since(0, 9_999));
        expect([unreadable, arrived]).toEqual([[], replica.arrived()]);
        expect(stateData(restored)).toEqual(stateData(state()));
      }
    }),
    { numRuns: 20 },
  );
}, 60_000);

test("[FOLD-3] a tail of thousands is folded page by page, and those who follow the state are told", async () => {
  const till = await aDevice("till-1");
  for (let i = 0; i < 1_100; i += 100)
    await till.write(...Array.from({ length: 100 }, (_, j) => aNote(`${i + j}`)));
  let told = 0;
  const { arrived, state } = await restore(await till.store.since(0, 9_999), () => told++);
  expect([arrived, told, state.logs.get(till.log())?.head]).toEqual([1_101, 1_101, 1_101]);
});

const someRows = async (): Promise<EntryRow[]> => {
  const till = await aDevice("till-1");
  for (let i = 0; i < 4; i++) await till.write(aMove({ counter: TEA, mint: 1 }));
  await till.write(aNote("other scope", { scope: "org" }));
  return [...(await till.store.since(0, 99))];
};

test.each<[string, (row: EntryRow) => Partial<EntryRow>, string]>([
  ["cut short", ({ text }) => ({ text: text.slice(0, 40) }), "text"],
  ["altered", ({ text }) => ({ text: text.replace("mint", "mimt") }), "effects"],
  [
    "altered to something readable",
    ({ text }) => ({ text: text.replace('"mint":1', '"mint":9') }),
    "hash differs",
  ],
])(
  "[WRITE-3] a row that was %s is set aside by number; its log stays where it was, others go on",
  async (_, damage, reason) => {
    const rows = await someRows();
    const third = rows[2] as EntryRow;
    rows[2] = { ...third, ...damage(third) };
    const { state, unreadable, arrived } = await restore(rows);
    expect(arrived).toBe(rows.length);
    expect(unreadable.map(({ n, seq }) => [n, seq])).toEqual([
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    expect(unreadable[0]?.reason).toContain(reason);
    expect([...state.logs.values()].map(({ scope, head }) => [scope, head])).toEqual([
      ["b-b1", 2],
      ["org", 2],
    ]);
  },
);

test("[LOG-1] a row put in another's place is set aside, though its hash is its own", async () => {
  const till = await aDevice("till-1");
  await till.write(aNote("1"));
  const rows = await till.store.since(0, 99);
  const opening = { ...(rows[0] as EntryRow), entry: JSON.parse(rows[0]?.text ?? "") };
  const replaced = await craft(till.writer, { ...opening, hash: "x".repeat(43) as never });
  const { entry: _, ...row } = { ...(rows[1] as EntryRow), ...replaced };
  const { unreadable, state } = await restore([rows[0] as EntryRow, row]);
  expect(unreadable).toMatchObject([{ seq: 2, reason: "does not follow the entry before it" }]);
  expect(state.logs.get(till.log())?.head).toBe(1);
});

test("[WRITE-3] a log whose opening cannot be read is not guessed at", async () => {
  const rows = await someRows();
  rows[0] = { ...(rows[0] as EntryRow), text: "?" };
  const { state, unreadable } = await restore(rows);
  expect(unreadable).toHaveLength(5);
  expect([...state.logs.values()].map(({ scope }) => scope)).toEqual(["org"]);
});

test("[WRITE-3] what came again after the damage heals it", async () => {
  const [till, hub] = [await aDevice("till-1"), await aDevice("till-2")];
  for (let i = 0; i < 3; i++) await till.write(aNote(`${i}`));
  await exchange(till, hub);
  const rows = [...(await till.store.since(0, 99))];
  const again = rows.map((row, i) => ({ ...row, n: rows.length + 1 + i }));
  rows[1] = { ...(rows[1] as EntryRow), text: "" };
  const { state, unreadable } = await restore([...rows, ...again]);
  expect(unreadable).toHaveLength(3);
  expect(stateData(state)).toEqual(stateData(till.state()));
});

test("[ENTRY-3] a sign-in of a newer version is kept unread, at the start as at admission", async () => {
  const till = await aDevice("till-1");
  const { signed } = await aPerson("anna");
  await till.write(aNote("open"), {
    ...aNote(""),
    kind: "log.signed-in",
    v: 2,
    body: { passkey: signed.text },
  });
  const { state, unreadable } = await restore(await till.store.since(0, 99));
  expect(unreadable).toEqual([]);
  expect(stateData(state)).toEqual(stateData(till.state()));
  expect([...state.attention.values()]).toMatchObject([{ type: "entry.unread", seq: 3 }]);
});

test("[LOG-2] credentials that no longer verify are not believed because they are stored", async () => {
  const rows = await someRows();
  const store = createMemoryStore();
  await store.append(rows);
  const stranger = { ...testDeps(store).authority, key: "another" as never };
  const state = createState();
  const { unreadable } = await foldTail({ ...testDeps(store), authority: stranger }, state, 0);
  expect(unreadable).toHaveLength(rows.length);
  expect(state.logs.size).toBe(0);
});

test("rows of all devices hold each entry once", async () => {
  const [a, b] = [await aDevice("till-1"), await aDevice("till-2")];
  await a.write(aNote("1"));
  await exchange(a, b);
  const rows = await allRows([a, b]);
  expect(rows.map(({ log, seq, at }) => [log, seq, at > NOON])).toEqual([
    [a.log() satisfies LogId, 1, true],
    [a.log(), 2, true],
  ]);
});
