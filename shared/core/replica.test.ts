import { expect, test } from "vitest";
import { err, ok } from "../lib/result.ts";
import type { Signature } from "./crypto.ts";
import type { EpochId, HolderId, LogId } from "./ids.ts";
import { createReplica, cutBatch } from "./replica.ts";
import type { Instant } from "./stamp.ts";
import { type Change, createState } from "./state.ts";
import { createMemoryStore, type EntryRow, type EntryStore } from "./store.ts";
import {
  aCertificate,
  aDevice,
  aMove,
  aNote,
  anEdit,
  aPerson,
  BRANCH,
  exchange,
  NOON,
  pass,
  stateData,
  TEA,
  testDeps,
  testWriter,
} from "./testing/device.ts";
import { aBatch, craft } from "./testing/log.ts";
import type { Draft } from "./writer.ts";

const writer = await testWriter(aCertificate("till-1"), "1aaaa");

const aReplica = (store: EntryStore = createMemoryStore(), listenerFailed?: (error: unknown) => void) =>
  createReplica({
    ...testDeps(store),
    state: createState(),
    arrived: 0,
    now: () => NOON as Instant,
    ...(listenerFailed && { listenerFailed }),
  });

const write = (replica: ReturnType<typeof aReplica>, ...drafts: readonly Draft[]) =>
  replica.write(writer, null, () => ok({ drafts, result: drafts.length }));

/** A store whose next append fails, as a full disk does. */
const aFailingStore = (error: Error): EntryStore & { broken: boolean } => {
  const store = createMemoryStore();
  const failing = {
    ...store,
    broken: false,
    append: async (rows: readonly EntryRow[]) => {
      if (failing.broken) throw error;
      await store.append(rows);
    },
  };
  return failing;
};

const quota = Object.assign(new Error("The disk is full"), { name: "QuotaExceededError" });

test.each([
  [quota, "quota"],
  [new Error("device lost"), "failed"],
])(
  "[WRITE-2] when storing fails with %s nothing has happened, and the next write goes on",
  async (error, reason) => {
    const store = aFailingStore(error);
    const replica = aReplica(store);
    await write(replica, aMove({ counter: TEA, mint: 5 }));
    const before = structuredClone(stateData(replica.state));
    store.broken = true;
    const failed = await write(replica, aMove({ counter: TEA, spend: 1 }), aNote("?", { scope: "org" }));
    expect(failed).toMatchObject({ ok: false, error: { type: "StorageFailed", reason } });
    expect(stateData(replica.state)).toEqual(before);
    expect([replica.arrived(), replica.written("note.made")]).toEqual([2, 1]);
    store.broken = false;
    expect(await write(replica, aMove({ counter: TEA, spend: 1 }))).toEqual({ ok: true, value: 1 });
    expect(replica.state.logs.get("till-1.1aaaa.b-b1" as LogId)?.head).toBe(3);
    expect((await store.since(0, 9)).map(({ n, seq }) => [n, seq])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  },
);

test("[WRITE-2] when storing what a peer sent fails, it is not acknowledged and may come again", async () => {
  const till = await aDevice("till-2");
  await till.write(aNote("1"));
  const store = aFailingStore(quota);
  const replica = aReplica(store);
  const batch = (await till.replica.read(till.log(), 0, 9, 9_999)) as NonNullable<
    Awaited<ReturnType<typeof replica.read>>
  >;
  store.broken = true;
  expect(await replica.admit(batch)).toMatchObject({
    ok: false,
    error: { type: "StorageFailed", reason: "quota" },
  });
  expect(replica.heads()).toEqual({});
  store.broken = false;
  expect(await replica.admit(batch)).toEqual({ ok: true, value: null });
  expect(replica.heads()).toEqual({ [till.log()]: 2 });
});

test("[WRITE-4] one command is one step of storage, whatever scopes it touches", async () => {
  const appended: number[] = [];
  const store = createMemoryStore();
  const replica = aReplica({
    ...store,
    append: (rows) => {
      appended.push(rows.length);
      return store.append(rows);
    },
  });
  await write(replica, aNote("1"), aNote("2", { scope: "org" }), aNote("3", { scope: "office" }));
  expect(appended).toEqual([6]);
});

test("[WRITE-1] decisions are made one after another, each on what the one before left", async () => {
  const replica = aReplica();
  await write(replica, aMove({ counter: TEA, mint: 3 }));
  const sold = await Promise.all(
    Array.from({ length: 5 }, () => write(replica, aMove({ counter: TEA, spend: 1 }))),
  );
  expect(sold.map((result) => result.ok)).toEqual([true, true, true, false, false]);
  expect(replica.written("note.made")).toBe(4);
});

test("a decision against writing writes nothing; one that throws stops nobody else", async () => {
  const replica = aReplica();
  expect(await replica.write(writer, null, () => err({ type: "NotToday" }))).toEqual(
    err({ type: "NotToday" }),
  );
  const bug = replica.write(writer, null, () => {
    throw new Error("bug");
  });
  await expect(bug).rejects.toThrow("bug");
  expect(replica.arrived()).toBe(0);
  expect(await write(replica)).toEqual({ ok: true, value: 0 });
  expect(replica.arrived()).toBe(0);
});

test.each<[string, Draft]>([
  ["a body of the wrong shape", aNote("x", { body: { text: 7 } })],
  ["a negative amount", aMove({ counter: TEA, beyond: -1, why: "override" })],
  ["a field nobody can have", anEdit("p1", { "__proto__/x": true })],
])("[WRITE-3] an entry with %s, which every reader would refuse, is not written", async (_, draft) => {
  const replica = aReplica();
  await write(replica, aNote("before"));
  expect(await write(replica, aNote("fine"), draft)).toMatchObject({
    ok: false,
    error: { type: "WouldBeRefused" },
  });
  expect(await write(replica, aNote("after"))).toMatchObject({ ok: true });
  expect(replica.state.logs.get("till-1.1aaaa.b-b1" as LogId)?.head).toBe(3);
});

test("[WRITE-3] nor is one whose ticket, certificate or key no reader would believe", async () => {
  const { ticket } = await aPerson("anna");
  const person = { ticket, signed: { text: "{}", signature: "" as Signature } };
  const replica = aReplica();
  const refused = (reason: string) => ({
    ok: false,
    error: { type: "WouldBeRefused", refusal: { type: reason } },
  });
  const drafts = () => ok({ drafts: [aNote("x")], result: null });
  expect(await replica.write(writer, person, drafts)).toMatchObject(refused("BadTicket"));
  const stranger = await testWriter(aCertificate("till-2"), "1aaaa");
  expect(await replica.write({ ...writer, sign: stranger.sign }, null, drafts)).toMatchObject(
    refused("BadSignature"),
  );
  expect(await replica.write({ ...writer, signed: stranger.signed }, null, drafts)).toMatchObject(
    refused("BadCertificate"),
  );
  await expect(write(replica, aNote("x", { body: { text: 0.5 } }))).rejects.toThrow("safe integer");
  expect(replica.arrived()).toBe(0);
});

test("[WRITE-2] a listener that throws undoes nothing and is heard of", async () => {
  const failures: unknown[] = [];
  const changes: Change[] = [];
  const replica = aReplica(createMemoryStore(), (error) => failures.push(error));
  replica.subscribe(() => {
    throw new Error("screen");
  });
  const unsubscribe = replica.subscribe((change) => changes.push(change));
  expect(await write(replica, anEdit("p1", { name: "Tea" }), aMove({ counter: TEA, mint: 1 }))).toMatchObject(
    { ok: true },
  );
  expect(failures).toHaveLength(1);
  expect(changes).toEqual([
    {
      logs: ["till-1.1aaaa.b-b1"],
      docs: [{ doc: "product", id: "p1" }],
      counters: [TEA],
      attention: true,
    },
  ]);
  unsubscribe();
  await write(replica, aNote("unheard"));
  expect(changes).toHaveLength(1);
});

test("a device is heard of before its first deed, once", async () => {
  const replica = aReplica();
  for (let i = 0; i < 2; i++)
    expect(await replica.announce(writer, BRANCH)).toEqual({ ok: true, value: null });
  expect(replica.heads()).toEqual({ "till-1.1aaaa.b-b1": 1 });
  const anew = { ...writer, epoch: "2bbbb" as EpochId, holder: "till-1.2bbbb" as HolderId };
  expect(await replica.announce(anew, BRANCH)).toEqual({ ok: true, value: null });
  expect(replica.heads()).toEqual({ "till-1.2bbbb.b-b1": 1 });
  const nobody = { ...writer, certificate: { ...writer.certificate, writes: [] } };
  expect(await replica.announce(nobody, "org")).toMatchObject({ error: { type: "ScopeNotWritable" } });
});

const row = (seq: number, isSigned: boolean, length = 10): EntryRow => ({
  n: seq,
  log: "till-1.1aaaa.b-b1" as LogId,
  seq,
  kind: "note.made",
  at: NOON,
  text: String(seq).padEnd(length, "."),
  hash: "" as never,
  signature: isSigned ? (`s${seq}` as Signature) : null,
});

test.each<[string, readonly boolean[], number, number | null]>([
  ["all signed, all fit", [true, true, true], 100, 3],
  ["all signed, two fit", [true, true, true], 25, 2],
  ["all signed, none fits", [true, true, true], 5, 1],
  ["the last that fits is not signed", [true, false, true], 25, 1],
  ["the first signed is past the cut", [false, false, true, true], 15, 3],
  ["none signed", [false, false], 100, null],
  ["nothing to read", [], 100, null],
])("[LOG-4] a batch ends at a signed row: %s", (_, signed, length, last) => {
  const rows = signed.map((isSigned, i) => row(i + 1, isSigned));
  const batch = cutBatch("till-1.1aaaa.b-b1" as LogId, rows, length);
  expect(batch?.entries.length ?? null).toBe(last);
  if (last !== null) expect(batch?.signature).toBe(`s${last}`);
});

test("[LOG-4] a reader keeps one signature per batch and can still pass the log on", async () => {
  const [till, hub, next] = [await aDevice("till-1"), await aDevice("till-2"), await aDevice("till-3")];
  for (let i = 0; i < 7; i++) await till.write(aNote(`${i}`));
  expect(await pass(till, hub, till.log())).toBeNull();
  const rows = await hub.store.read(till.log(), 0, 99);
  expect(rows.map(({ signature }) => signature !== null)).toEqual([...Array(7).fill(false), true]);
  expect((await hub.replica.read(till.log(), 0, 2, 10))?.entries).toHaveLength(8);
  expect(await hub.replica.read(till.log(), 8, 2, 10)).toBeNull();
  await exchange(hub, next);
  expect(next.replica.heads()[till.log()]).toBe(8);
});

test("what was never stored here, or lies behind a hole, is not offered", async () => {
  const [till, hub] = [await aDevice("till-1"), await aDevice("till-2")];
  for (let i = 0; i < 4; i++) await till.write(aNote(`${i}`));
  const rows = await till.store.since(0, 99);
  await hub.store.append(rows.filter(({ seq }) => seq > 2));
  expect(await hub.replica.read(till.log(), 0, 9, 9_999)).toBeNull();
  expect((await hub.replica.read(till.log(), 2, 9, 9_999))?.entries).toHaveLength(3);
  expect(await hub.replica.read("till-9.1aaaa.org" as LogId, 0, 9, 9_999)).toBeNull();
});

test("[LOG-3] a row damaged on disk is neither passed on nor taken for a fork; its copy is", async () => {
  const [till, hub] = [await aDevice("till-1"), await aDevice("till-2")];
  for (let i = 0; i < 3; i++) await till.write(aNote(`${i}`));
  const rows = await till.store.since(0, 99);
  const damaged = rows.map((one) => (one.seq === 2 ? { ...one, hash: "damaged" as never } : one));
  const store = createMemoryStore();
  await store.append(damaged);
  const replica = createReplica({ ...testDeps(store), state: till.state(), arrived: 4, now: () => NOON });
  expect((await replica.read(till.log(), 0, 9, 9_999))?.entries).toHaveLength(1);
  const whole = aBatch(rows.map((one) => ({ ...one, entry: JSON.parse(one.text) })));
  expect(await replica.admit(whole)).toEqual({ ok: true, value: null });
  await store.append([{ ...(rows[1] as EntryRow), n: 5 }]);
  const healed = createMemoryStore();
  await healed.append([...damaged.slice(0, 2), rows[1] as EntryRow, ...damaged.slice(2)]);
  const reader = createReplica({ ...testDeps(healed), state: till.state(), arrived: 5, now: () => NOON });
  const batch = await reader.read(till.log(), 0, 9, 9_999);
  expect(batch?.entries).toEqual(rows.map(({ text }) => text));
  expect(hub.replica.arrived()).toBe(0);
});

test("[LOG-3] a refused batch leaves the log open for a good one", async () => {
  const [till, hub] = [await aDevice("till-1"), await aDevice("till-2")];
  await till.write(aNote("1"));
  await exchange(till, hub);
  const last = JSON.parse((await till.store.read(till.log(), 1, 1))[0]?.text ?? "");
  const forged = await craft(till.writer, {
    entry: last,
    text: "",
    hash: "x".repeat(43) as never,
    signature: null,
  });
  const refused = await hub.replica.admit({ ...aBatch([forged]), signature: "forged" as Signature });
  expect(refused).toMatchObject({ ok: true, value: { type: "BadSignature" } });
  await till.write(aNote("2"));
  expect(await pass(till, hub, till.log(), 2)).toBeNull();
  expect(stateData(hub.state())).toEqual(stateData(till.state()));
});
