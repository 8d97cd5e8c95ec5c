import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { indexes, rules } from "../../shared/commands.ts";
import type { Authority } from "../../shared/core/certificate.ts";
import type { OrgId } from "../../shared/core/ids.ts";
import { foldTail } from "../../shared/core/restore.ts";
import { createState, type State } from "../../shared/core/state.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import { createMemoryStore, type EntryRow, type EntryStore } from "../../shared/core/store.ts";
import { testCrypto, testDigestHex, testKey } from "../../shared/testing/crypto.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createMemoryChunks, type MemoryChunks } from "../testing/memory-chunks.ts";
import { createCheckpointer, removeLeftOver } from "./checkpointer.ts";
import type { ChunkStore } from "./chunk-store.ts";
import { type OpenedState, openState } from "./open-state.ts";

const authority: Authority = { org: "org-1" as OrgId, key: testKey("authority").key };
const common = { crypto: testCrypto, authority, rules, indexed: indexes };

let ids = 0;
const newId = (): string => `chunk-${++ids}`;

let rows: readonly EntryRow[];

/** A day at a till: 40 products, receipts of goods and sales, a person without permission among them. */
beforeAll(async () => {
  const shop = await testShop({ tills: 2 });
  const products: string[] = [];
  for (let i = 0; i < 40; i++) products.push(await shop.addProduct({ name: `Tea ${i}`, sku: `S${i}` }));
  await shop.syncAll();
  const till = shop.till(0);
  till.signIn(await shop.person("manager"));
  for (const [i, product] of products.entries())
    await till.must("stock.receive", { lines: [{ product, quantity: 10_000 + i * 1000 }] });
  for (const product of products.slice(0, 20))
    await till.must("sale.complete", {
      lines: [{ product, quantity: 1000 }],
      tenders: [{ type: "card", amount: 10_000 }],
    });
  rows = await till.store.since(0, 10_000);
});

/** A till whose storage is a store of entries and a store of chunks; `arrive` folds what came. */
const openTill = async (chunks: MemoryChunks, store: EntryStore) => {
  const opened = await openState({ ...common, chunks, store });
  let { arrived } = opened;
  const { state, base } = opened;
  const checkpointer = createCheckpointer({ chunks, state, arrived: () => arrived, base, newId });
  const arrive = async (added: readonly EntryRow[]) => {
    await store.append(added);
    const tail = await foldTail({ ...common, store, changed: checkpointer.note }, state, arrived);
    arrived = tail.arrived;
  };
  return { opened, state, checkpointer, arrive };
};

/** Everything a state knows, as one text. */
const everything = (state: State): unknown => ({
  hash: stateHash(state, { digestHex: testDigestHex }),
  stamp: state.stamp,
  logs: Object.fromEntries([...state.logs].map(([id, log]) => [id, { ...log, people: [...log.people] }])),
  attention: Object.fromEntries(state.attention),
  indexes: [...state.indexes].map(([name, index]) => [name, Object.fromEntries(index)]),
});

const foldedWhole = async (upTo: number): Promise<unknown> => {
  const state = createState(indexes);
  const store = createMemoryStore();
  await store.append(rows.slice(0, upTo));
  await foldTail({ ...common, store }, state, 0);
  return everything(state);
};

const reopened = async (chunks: MemoryChunks, store: EntryStore): Promise<OpenedState> =>
  openState({ ...common, chunks, store });

test("[FOLD-3] saving at any moments and reading back is folding everything", async () => {
  const lengths = fc.array(fc.nat({ max: 40 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(lengths, async (parts) => {
      const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
      const till = await openTill(chunks, store);
      let at = 0;
      for (const [i, length] of parts.entries()) {
        await till.arrive(rows.slice(at, at + length));
        at = Math.min(rows.length, at + length);
        if (i % 2 === 0) await till.checkpointer.save();
      }
      const again = await reopened(chunks, store);
      expect(everything(again.state)).toEqual(await foldedWhole(at));
      expect(again.arrived).toBe(at);
    }),
    { numRuns: 25 },
  );
});

test("[FOLD-3] a power cut at any step of a save leaves a whole checkpoint and loses nothing", async () => {
  const stepsOf = async (cutAfter: number) => {
    const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
    const till = await openTill(chunks, store);
    await till.arrive(rows.slice(0, 60));
    await till.checkpointer.save();
    await till.arrive(rows.slice(60));
    chunks.cutPowerAfter(cutAfter);
    const before = chunks.steps;
    const saved = await till.checkpointer.save().then(
      () => true,
      () => false,
    );
    expect((await chunks.current())?.covers).toBe(saved ? rows.length : 60);
    expect(everything((await reopened(chunks, store)).state)).toEqual(await foldedWhole(rows.length));
    return chunks.steps - before;
  };
  const all = await stepsOf(Number.POSITIVE_INFINITY);
  expect(all).toBeGreaterThan(3);
  for (let cutAfter = 0; cutAfter < all; cutAfter++) await stepsOf(cutAfter);
});

test("a save that failed is made good by the next one", async () => {
  const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
  const till = await openTill(chunks, store);
  await till.arrive(rows);
  chunks.cutPowerAfter(2);
  await expect(till.checkpointer.save()).rejects.toThrow("power cut");
  expect(till.checkpointer.behind()).toBe(rows.length);
  chunks.restorePower();
  await till.checkpointer.save();
  expect(till.checkpointer.behind()).toBe(0);
  const again = await openState({ ...common, chunks, store: createMemoryStore() });
  expect(everything(again.state)).toEqual(await foldedWhole(rows.length));
});

test("entries that come while a checkpoint is being written are neither lost nor counted twice", async () => {
  const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
  const till = await openTill(chunks, store);
  await till.arrive(rows.slice(0, 50));
  let at = 50;
  chunks.meanwhile = async () => {
    const next = rows.slice(at, at + 7);
    at += next.length;
    await till.arrive(next);
  };
  await till.checkpointer.save();
  chunks.meanwhile = async () => {};
  expect((await chunks.current())?.covers).toBe(50);
  const again = await reopened(chunks, store);
  expect(everything(again.state)).toEqual(await foldedWhole(at));
});

test("a sale rewrites the chunks it touched and nothing else", async () => {
  const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
  const till = await openTill(chunks, store);
  await till.arrive(rows.slice(0, -1));
  await till.checkpointer.save();
  chunks.written.length = 0;
  await till.arrive(rows.slice(-1));
  await till.checkpointer.save();
  const parts = chunks.written.map((id) => JSON.parse(chunks.bodies.get(id) ?? "").type);
  expect(parts.sort()).toEqual(["cells", "logs"]);
});

test("[ENTRY-3] entries an older program set aside are read by a newer one", async () => {
  const { "sale.completed": _sale, ...older } = rules.kinds;
  const olderRules = { ...rules, kinds: older };
  const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
  await store.append(rows);
  const before = await openState({ ...common, rules: olderRules, chunks, store });
  expect([...before.state.attention.values()].some(({ type }) => type === "entry.unread")).toBe(true);
  await createCheckpointer({
    chunks,
    state: before.state,
    arrived: () => before.arrived,
    base: before.base,
    newId,
  }).save();
  const after = await reopened(chunks, store);
  expect(everything(after.state)).toEqual(await foldedWhole(rows.length));
  expect(after.needsBootstrap).toBe(false);
});

test("a damaged chunk costs a fold of everything, not the data", async () => {
  const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
  const till = await openTill(chunks, store);
  await till.arrive(rows);
  await till.checkpointer.save();
  chunks.bodies.set((await chunks.current())?.chunks[0] ?? "", '{"type":"docs","rows":');
  const again = await reopened(chunks, store);
  expect(everything(again.state)).toEqual(await foldedWhole(rows.length));
});

test("an entry that cannot be read is set aside and still known of after the next checkpoint", async () => {
  const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
  const bad = rows.map((row) => (row.n === 30 ? { ...row, text: row.text.replace("{", "{ ") } : row));
  await store.append(bad);
  const first = await reopened(chunks, store);
  expect(first.base.unreadable[0]?.n).toBe(30);
  await createCheckpointer({
    chunks,
    state: first.state,
    arrived: () => first.arrived,
    base: first.base,
    newId,
  }).save();
  expect((await reopened(chunks, store)).base.unreadable).toEqual(first.base.unreadable);
});

test("what a save that was cut off left behind is removed at the next opening, and only that", async () => {
  const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
  const till = await openTill(chunks, store);
  await till.arrive(rows.slice(0, 60));
  await till.checkpointer.save();
  await till.arrive(rows.slice(60));
  chunks.cutPowerAfter(2);
  await expect(till.checkpointer.save()).rejects.toThrow();
  chunks.restorePower();
  const used = (await chunks.current())?.chunks ?? [];
  expect(chunks.bodies.size).toBe(used.length + 2);
  await removeLeftOver(chunks);
  expect([...chunks.bodies.keys()].sort()).toEqual([...used].sort());
});

test("a reader that is overtaken by a newer checkpoint takes the newer one", async () => {
  const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
  const till = await openTill(chunks, store);
  await till.arrive(rows.slice(0, 60));
  await till.checkpointer.save();
  await till.arrive(rows.slice(60));
  let overtaken = false;
  const slow: ChunkStore = {
    ...chunks,
    read: async (ids) => {
      if (!overtaken) await till.checkpointer.save();
      overtaken = true;
      return chunks.read(ids);
    },
  };
  const again = await openState({ ...common, chunks: slow, store });
  expect(again.base.covers).toBe(rows.length);
  expect(everything(again.state)).toEqual(await foldedWhole(rows.length));
});
