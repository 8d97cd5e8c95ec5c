import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../lib/seeded-random.ts";
import { type Page, pagesOf, takePage } from "./checkpoint.ts";
import { createState, type State } from "./state.ts";
import { stateHash } from "./state-hash.ts";
import { digestHex } from "./testing/crypto.ts";
import { aDevice, aMove, aNote, stateData, TEA } from "./testing/device.ts";
import { aHistory, allRows, anArrival, foldRows } from "./testing/history.ts";

const INDEXED = [
  { doc: "product", field: "name" },
  { doc: "product", field: "codes" },
];

const throughText = (state: State, rows?: number): readonly Page[] =>
  [...pagesOf(state, rows)].map((page) => JSON.parse(JSON.stringify(page)) as Page);

const taken = (pages: readonly Page[], state = createState(INDEXED)): State => {
  for (const page of pages) takePage(state, page);
  return state;
};

const aPast = async (seed: number) => {
  const random = createRandom(seed);
  const history = await aHistory(random, { devices: 3, clones: true, beyond: true });
  for (let i = 0; i < 30; i++) await history.step();
  return { random, rows: anArrival(await allRows(history.devices), random) };
};

test("[FOLD-3] a checkpoint and the tail after it give the same as all entries, wherever it was cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.nat(), fc.integer({ min: 1, max: 20 }), async (seed, at, size) => {
      const { rows } = await aPast(seed);
      const cut = at % (rows.length + 1);
      const all = await foldRows(rows, createState(INDEXED));
      const before = await foldRows(rows.slice(0, cut), createState(INDEXED));
      const restored = await foldRows(rows.slice(cut), taken(throughText(before, size)));
      expect(stateData(restored)).toEqual(stateData(all));
      expect(stateHash(restored, { digestHex })).toBe(stateHash(all, { digestHex }));
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("[FOLD-3] pages may come twice, in any order, and on top of what they account for", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.nat(), async (seed, at) => {
      const { rows, random } = await aPast(seed);
      const all = await foldRows(rows, createState(INDEXED));
      const pages = throughText(all, 3);
      const early = await foldRows(rows.slice(0, at % (rows.length + 1)), createState(INDEXED));
      const twice = taken(random.shuffle([...pages, ...pages]), early);
      expect(stateData(twice)).toEqual(stateData(all));
      expect(stateData(await foldRows(rows, twice))).toEqual(stateData(all));
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("[FOLD-3] an old checkpoint taken late takes nothing back", async () => {
  const { rows } = await aPast(7);
  const all = await foldRows(rows, createState(INDEXED));
  const old = throughText(await foldRows(rows.slice(0, 20), createState(INDEXED)));
  const before = structuredClone(stateData(all));
  expect(stateData(taken(old, all))).toEqual(before);
});

test("[FOLD-3] a device that starts from a checkpoint writes on where its logs end", async () => {
  const till = await aDevice("till-1");
  await till.write(aMove({ counter: TEA, mint: 5 }), aNote("2"));
  const log = taken(throughText(till.state())).logs.get(till.log());
  expect(log).toEqual(till.state().logs.get(till.log()));
});

test("pages hold at most as many rows as asked for, and nothing is empty", async () => {
  const till = await aDevice("till-1");
  for (let i = 0; i < 7; i++) {
    await till.write(aNote("x", { patches: [{ doc: "product", id: `p${i}`, set: { name: "Tea" } }] }));
  }
  const pages = throughText(till.state(), 3);
  expect(pages.map(({ type, rows }) => [type, rows.length])).toEqual([
    ["docs", 3],
    ["docs", 3],
    ["docs", 1],
    ["logs", 1],
  ]);
  expect([...pagesOf(createState())]).toEqual([]);
});

test("a log whose name is none is not taken", () => {
  const row = { id: "elsewhere", head: 5 } as never;
  expect(taken([{ type: "logs", rows: [row] }]).logs.size).toBe(0);
});
