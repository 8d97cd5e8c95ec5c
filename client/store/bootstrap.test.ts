import { beforeAll, expect, test } from "vitest";
import { indexes, rules } from "../../shared/commands.ts";
import { type Page, pagesOf } from "../../shared/core/checkpoint.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import { createMemoryStore } from "../../shared/core/store.ts";
import { testCrypto, testDigestHex, testKey } from "../../shared/testing/crypto.ts";
import { type TestShop, testShop } from "../../shared/testing/shop.ts";
import { createMemoryChunks, type MemoryChunks } from "../testing/memory-chunks.ts";
import { linesOf, storeBootstrap } from "./bootstrap.ts";
import { createCheckpointer } from "./checkpointer.ts";
import { openState } from "./open-state.ts";

let ids = 0;
const newId = (): string => `chunk-${++ids}`;

let shop: TestShop;
let lines: readonly string[];

beforeAll(async () => {
  shop = await testShop();
  for (let i = 0; i < 30; i++) await shop.addProduct({ name: `Tea ${i}` });
  await shop.syncAll();
  lines = serverLines();
});

const serverLines = (): readonly string[] => {
  const pages = [...pagesOf(shop.office.state(), 10)].map((page) => JSON.stringify(page));
  return [...pages, `{"type":"end","pages":${pages.length}}`];
};

async function* sent(of: readonly string[], breakAfter = Number.POSITIVE_INFINITY) {
  for (const [i, line] of of.entries()) {
    if (i === breakAfter) throw new Error("connection lost");
    yield line;
  }
}

const open = (chunks: MemoryChunks, store = createMemoryStore(), pages = new Map<string, Page>()) =>
  openState({
    pages,
    chunks,
    store,
    rules,
    indexed: indexes,
    crypto: testCrypto,
    authority: { org: shop.org, key: testKey("authority").key },
  });

const hashOf = (state: Parameters<typeof stateHash>[0]) => stateHash(state, { digestHex: testDigestHex });

test("a device begins with the server's pages", async () => {
  const chunks = createMemoryChunks();
  const stored = await storeBootstrap(chunks, sent(lines), newId);
  expect(stored.ok && stored.value.pages.size).toBe(lines.length - 1);
  const { state, base } = await open(chunks);
  expect(hashOf(state)).toBe(hashOf(shop.office.state()));
  expect(state.docs.get("product")?.size).toBe(30);
  expect(base.whole).toBe(false);
});

test("pages still in hand are taken as if they were read, and let go", async () => {
  const chunks = createMemoryChunks();
  const stored = await storeBootstrap(chunks, sent(lines), newId);
  const pages = stored.ok ? stored.value.pages : new Map();
  const { state, base } = await open(chunks, createMemoryStore(), pages);
  expect(hashOf(state)).toBe(hashOf(shop.office.state()));
  expect(base.table).toEqual((await open(chunks)).base.table);
  expect(pages.size).toBe(0);
});

test("a stream that breaks at any line leaves nothing current, and the next one still works", async () => {
  const chunks = createMemoryChunks();
  for (let at = 0; at < lines.length; at++) {
    const stored = await storeBootstrap(chunks, sent(lines, at), newId);
    expect(stored.ok).toBe(false);
    expect(await chunks.current()).toBeNull();
  }
  expect((await storeBootstrap(chunks, sent(lines), newId)).ok).toBe(true);
  expect(hashOf((await open(chunks)).state)).toBe(hashOf(shop.office.state()));
});

test.each([
  ["ends early", () => lines.slice(0, -1), /ended after/],
  ["lost a page", () => lines.slice(1), /pages of/],
  ["holds a line that is no page", () => ['{"type":"error"}', ...lines], /line 1 is no page/],
  ["is no JSON", () => ["<html>"], /line 1 is no page/],
])("a stream that %s is refused", async (_, made, reason) => {
  const chunks = createMemoryChunks();
  const stored = await storeBootstrap(chunks, sent(made()), newId);
  expect(stored).toEqual({
    ok: false,
    error: { type: "BootstrapBroken", reason: expect.stringMatching(reason) },
  });
  expect(await chunks.current()).toBeNull();
});

test("entries kept here are folded after pages fetched again, and nothing counts twice", async () => {
  const [chunks, store] = [createMemoryChunks(), createMemoryStore()];
  await storeBootstrap(chunks, sent(lines), newId);
  const early = await open(chunks, store);
  await store.append(await shop.office.store.since(0, 1000));
  await shop.addProduct({ name: "Coffee" });
  const latest = (await shop.office.store.since(0, 1000)).at(-1);
  if (latest !== undefined) await store.append([latest]);
  expect(early.state.docs.get("product")?.size).toBe(30);
  await storeBootstrap(chunks, sent(lines), newId);
  const { state } = await open(chunks, store);
  expect(hashOf(state)).toBe(hashOf(shop.office.state()));
});

test("chunks of a bootstrap are rewritten one by one afterwards", async () => {
  const chunks = createMemoryChunks();
  await storeBootstrap(chunks, sent(serverLines()), newId);
  const [opened, store] = [await open(chunks), createMemoryStore()];
  expect(opened.base.table.get("docs/product")?.length).toBeGreaterThan(3);
  chunks.written.length = 0;
  const checkpointer = createCheckpointer({ chunks, ...opened, arrived: () => 0, newId });
  checkpointer.note({
    logs: [],
    docs: [{ doc: "product", id: firstProduct(opened.state) }],
    counters: [],
    attention: false,
  });
  await checkpointer.save();
  expect(chunks.written.length).toBe(1);
  expect(hashOf((await open(chunks, store)).state)).toBe(hashOf(shop.office.state()));
});

const firstProduct = (state: Parameters<typeof stateHash>[0]): string =>
  [...(state.docs.get("product")?.keys() ?? [])][12] ?? "";

test("lines come whole however the bytes are cut", async () => {
  const bytes = new TextEncoder().encode("сүт\nнан 1\n\nұн");
  for (let size = 1; size <= bytes.length; size++) {
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let i = 0; i < bytes.length; i += size) controller.enqueue(bytes.slice(i, i + size));
        controller.close();
      },
    });
    const read: string[] = [];
    for await (const line of linesOf(stream)) read.push(line);
    expect(read).toEqual(["сүт", "нан 1", "", "ұн"]);
  }
});
