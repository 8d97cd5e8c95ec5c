import { createCrypto } from "../../client/device/crypto.ts";
import { newId } from "../../client/device/ids.ts";
import { linesOf, storeBootstrap } from "../../client/store/bootstrap.ts";
import { createCheckpointer } from "../../client/store/checkpointer.ts";
import { createChunkStore } from "../../client/store/chunk-store.ts";
import { openDatabase } from "../../client/store/database.ts";
import { createEntryStore } from "../../client/store/entry-store.ts";
import { type OpenDeps, openState } from "../../client/store/open-state.ts";
import { aRow } from "../../client/testing/entry-store-contract.ts";
import { indexes, rules } from "../../shared/commands.ts";
import type { CounterId } from "../../shared/core/ids.ts";
import { shopPages } from "./shop-pages.ts";

const storeOf = async (name: string) => {
  const database = await openDatabase(name);
  const deps: OpenDeps = {
    chunks: createChunkStore(database.checkpoints),
    store: createEntryStore(database.entries),
    crypto: createCrypto(),
    authority: { org: "org-1", key: "" } as unknown as OpenDeps["authority"],
    rules,
    indexed: indexes,
  };
  return { database, deps };
};

const timed = async <T>(task: () => Promise<T>): Promise<readonly [number, T]> => {
  const start = performance.now();
  const value = await task();
  return [Math.round(performance.now() - start), value];
};

/** Milliseconds to store a server's pages of so many products, in hand already, and how many bytes they are. */
export const bootstrap = async (name: string, products: number) => {
  const lines = shopPages(products);
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const [transfer] = await timed(async () => {
    let count = 0;
    for await (const _ of linesOf(new Blob([bytes]).stream())) count++;
    return count;
  });
  const { database, deps } = await storeOf(name);
  const [store, stored] = await timed(() =>
    storeBootstrap(deps.chunks, linesOf(new Blob([bytes]).stream()), newId),
  );
  if (!stored.ok) throw new Error(stored.error.reason);
  await database.close();
  return { bytes: bytes.length, transfer, store };
};

/** Milliseconds to open the same chunks: the floor (opening, reading, parsing) and the whole state; heap in MB. */
export const coldStart = async (name: string) => {
  const heap = () => {
    (globalThis as unknown as { gc?: () => void }).gc?.();
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6;
  };
  const before = heap();
  const [open, { deps }] = await timed(() => storeOf(name));
  const [whole, opened] = await timed(() => openState(deps));
  const products = opened.state.docs.get("product")?.size ?? 0;
  await new Promise((done) => setTimeout(done, 50));
  return { open, whole, products, heap: Math.round(heap() - before) };
};

export const rawStart = async (name: string) => {
  const [open, { deps }] = await timed(() => storeOf(name));
  const [read, bodies] = await timed(async () =>
    deps.chunks.read((await deps.chunks.current())?.chunks ?? []),
  );
  const [parse] = await timed(async () => bodies.map((body) => JSON.parse(body ?? "")));
  return { open, read, parse };
};

/** Milliseconds to append one entry of a sale's size durably, and the same in one raw strict IndexedDB put. */
export const appendTimes = async (count: number) => {
  const { database, deps } = await storeOf(`append-${crypto.randomUUID()}`);
  const text = "x".repeat(1500);
  const times: number[] = [];
  for (let n = 1; n <= count; n++) {
    const start = performance.now();
    await deps.store.append([{ ...aRow(n), text }]);
    times.push(performance.now() - start);
  }
  const [batch] = await timed(() =>
    deps.store.append(Array.from({ length: 1000 }, (_, i) => ({ ...aRow(count + 1 + i), text }))),
  );
  const [since] = await timed(() => deps.store.since(count, 500));
  const [read] = await timed(() => deps.store.read(aRow(1).log, count, 500));
  await database.close();
  return { ...percentiles(times), batch, since, read };
};

/** Longest time the page was busy while a checkpoint was written after changes to so many counters. */
export const saveTimes = async (name: string, counters: number) => {
  const { database, deps } = await storeOf(name);
  const { state, base } = await openState(deps);
  const checkpointer = createCheckpointer({ chunks: deps.chunks, state, arrived: () => 1, base, newId });
  const ids = [...state.counters.keys()];
  const step = Math.max(1, Math.floor(ids.length / counters));
  const changed = ids.filter((_, i) => i % step === 0) as CounterId[];
  checkpointer.note({ logs: [], docs: [], counters: changed, attention: false });
  let longest = 0;
  let last = performance.now();
  let running = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (running) channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  await new Promise((done) => setTimeout(done, 20));
  longest = 0;
  const [whole] = await timed(() => checkpointer.save());
  running = false;
  await database.close();
  return { whole, longest: Math.round(longest * 10) / 10, changed: changed.length };
};

const percentiles = (times: readonly number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
};
