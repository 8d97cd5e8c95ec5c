import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../lib/seeded-random.ts";
import { counterRights, counterValue } from "./counter.ts";
import { type AdmittedEntry, cellOf, fold, takeTicket, verdict } from "./fold.ts";
import type { LogState } from "./state.ts";
import { createState } from "./state.ts";
import { stateHash } from "./state-hash.ts";
import { digestHex } from "./testing/crypto.ts";
import {
  aDevice,
  aMove,
  aNote,
  aPerson,
  BRANCH,
  exchange,
  pass,
  stateData,
  TEA,
  testRules,
} from "./testing/device.ts";
import { aHistory, allRows, anArrival, foldRows } from "./testing/history.ts";

const hashOf = (state: Parameters<typeof stateHash>[0]) => stateHash(state, { digestHex });

test("[FOLD-1] [FOLD-2] whatever order entries come in, and however often, the state is the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = createRandom(seed);
      const history = await aHistory(random, { devices: 3, clones: true, beyond: true });
      for (let i = 0; i < 40; i++) await history.step();
      const rows = await allRows(history.devices);
      const [one, two] = [await foldRows(anArrival(rows, random)), await foldRows(anArrival(rows, random))];
      expect(stateData(two)).toEqual(stateData(one));
      expect(hashOf(two)).toBe(hashOf(one));
      for (const device of history.devices.slice(1)) await exchange(history.devices[0] as never, device);
      for (const device of history.devices.slice(1)) await exchange(history.devices[0] as never, device);
      for (const device of history.devices) expect(stateData(device.state())).toEqual(stateData(one));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test("[COUNTER-4] nobody spends what they do not hold, whatever the partitions; nobody sees more than there is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const history = await aHistory(createRandom(seed), { devices: 4 });
      const { ledger } = history;
      for (let i = 0; i < 60; i++) {
        const { writer, state } = await history.step();
        expect(ledger.value).toBeGreaterThanOrEqual(0);
        expect(Math.min(0, ...ledger.rights.values())).toBe(0);
        const seen = counterRights(state().counters.get(TEA) ?? [], writer.holder);
        expect(seen).toBeLessThanOrEqual(ledger.rights.get(writer.holder) ?? 0);
      }
    }),
    { numRuns: 100 },
  );
}, 60_000);

test("[COUNTER-2] once all is read, every replica counts what really happened", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = createRandom(seed);
      const history = await aHistory(random, { devices: 3, beyond: true });
      for (let i = 0; i < 40; i++) {
        const device = await history.step();
        // What a device wrote and then lost with its storage is lost for all; here nobody loses anything unsent.
        for (const other of history.devices) if (other !== device) await exchange(device, other);
      }
      const cells = history.devices[0]?.state().counters.get(TEA) ?? [];
      expect(counterValue(cells)).toBe(history.ledger.value);
      for (const [holder, rights] of history.ledger.rights) expect(counterRights(cells, holder)).toBe(rights);
    }),
    { numRuns: 50 },
  );
}, 60_000);

const attentionOf = (state: ReturnType<typeof createState>) =>
  [...state.attention.values()].map(({ type, seq, reason }) => ({ type, seq, reason }));

const ORDER = aNote("double all", {
  kind: "order.given",
  patches: [{ doc: "product", id: "p1", set: { price: 7 } }],
  effects: [{ counter: TEA, mint: 5 }],
});

test("[FOLD-4] an entry without permission stays in the log, has no effect, and is shown with its reason", async () => {
  const till = await aDevice("till-1");
  const [seller, boss] = [await aPerson("anna"), await aPerson("boris", { role: "boss" })];
  await till.tryWrite(seller, ORDER);
  expect(till.state().docs.size + till.state().counters.size).toBe(0);
  expect(attentionOf(till.state())).toEqual([{ type: "entry.void", seq: 3, reason: "not a boss" }]);
  await till.tryWrite(boss, ORDER);
  expect(till.state().docs.get("product")?.get("p1")?.fields).toEqual({ price: 7 });
  expect(counterValue(till.state().counters.get(TEA) ?? [])).toBe(5);
  expect(till.state().logs.get(till.log())?.head).toBe(5);
});

test("[FOLD-4] a ticket that was replaced gives nothing back, and names nobody anew", async () => {
  const till = await aDevice("till-1");
  const boss = await aPerson("anna", { role: "boss", issuedAt: 1 });
  const seller = await aPerson("anna", { role: "seller", issuedAt: 2 });
  await till.tryWrite(boss, ORDER);
  await till.tryWrite(seller, aNote("moved to sales"));
  await till.tryWrite(boss, ORDER);
  expect(till.state().logs.get(till.log())?.people.get(boss.ticket.staff)?.role).toBe("seller");
  expect(attentionOf(till.state())).toEqual([{ type: "entry.void", seq: 6, reason: "not a boss" }]);
  const people: LogState["people"] = new Map();
  for (const { ticket } of [boss, seller, boss]) takeTicket(people, ticket);
  expect([...people.values()]).toEqual([seller.ticket]);
});

test("[FOLD-4] the entries of the core itself change nothing but their log", async () => {
  const till = await aDevice("till-1");
  await till.write(aNote("open"));
  const { signed } = await aPerson("anna", { role: "boss" });
  const patches = [{ doc: "staff", id: "anna", set: { role: "owner" } }];
  await till.write({ ...aNote("", { patches }), kind: "log.signed-in", body: { ticket: { ...signed } } });
  expect(till.state().docs.size).toBe(0);
  expect(attentionOf(till.state())).toEqual([{ type: "entry.void", seq: 3, reason: "may not change staff" }]);
});

test("[ENTRY-3] an unknown kind is kept and passed on untouched, has no effect, and is shown as unread", async () => {
  const [old, hub, next] = [await aDevice("till-1"), await aDevice("till-2"), await aDevice("till-3")];
  await old.write(aMove({ counter: TEA, mint: 3 }), {
    ...ORDER,
    kind: "tea.brewed",
    v: 4,
    body: { cups: [{ size: 2, lid: null }] },
  });
  await exchange(old, hub);
  await exchange(hub, next);
  const [theirs, ours] = [await old.store.read(old.log(), 0, 9), await next.store.read(old.log(), 0, 9)];
  expect(ours.map(({ text }) => text)).toEqual(theirs.map(({ text }) => text));
  expect(counterValue(next.state().counters.get(TEA) ?? [])).toBe(3);
  expect(next.state().docs.size).toBe(0);
  expect(attentionOf(next.state())).toEqual([{ type: "entry.unread", seq: 3, reason: "tea.brewed v4" }]);
});

test("[ENTRY-3] after an update the same entries, folded again, have their effect", async () => {
  const till = await aDevice("till-1");
  await till.write({ ...ORDER, kind: "tea.brewed" });
  const log = till.state().logs.get(till.log()) as LogState;
  const entry = JSON.parse((await till.store.read(till.log(), 1, 1))[0]?.text ?? "");
  const updated = {
    kinds: { ...testRules.kinds, "tea.brewed": testRules.kinds["note.made"] as never },
    judge: () => null,
  };
  expect(verdict(entry, log, testRules)?.type).toBe("entry.unread");
  expect(verdict(entry, log, updated)).toBeNull();
});

test("[COUNTER-3] a cell that already accounts for an entry is not moved by it", async () => {
  const till = await aDevice("till-1");
  await till.write(
    aMove({ counter: TEA, mint: 10 }),
    aMove({ counter: TEA, spend: 4 }, { counter: TEA, spend: 1 }),
  );
  const [summary] = till.state().counters.get(TEA) ?? [];
  expect(summary).toMatchObject({ minted: 10, spent: 5, seq: 3 });
  const ahead = createState();
  ahead.counters.set(TEA, summary === undefined ? [] : [summary]);
  await foldRows(await till.store.since(0, 100), ahead);
  expect(ahead.counters.get(TEA)).toEqual([summary]);
  expect(cellOf(ahead, { id: till.log("org"), holder: till.writer.holder }, TEA)).toMatchObject({
    seq: 0,
    minted: 0,
  });
});

test("[COUNTER-7] a copied profile is found at first contact, the same way whoever hears of it", async () => {
  const [till, hub] = [await aDevice("till-1"), await aDevice("till-2")];
  await till.write(aMove({ counter: TEA, mint: 5 }));
  const copy = await till.clone("copy");
  const original = till.log();
  await till.write(aMove({ counter: TEA, spend: 5 }));
  await till.restart();
  for (const device of [copy, till]) await device.write(aNote("open"));
  await copy.write(aMove({ counter: TEA, spend: 5 }));
  for (const [first, second] of [
    [till, copy],
    [copy, till],
  ] as const) {
    const listener = await hub.clone(first === till ? "one2" : "two2");
    await exchange(first, listener);
    await exchange(second, listener);
    expect(attentionOf(listener.state())).toEqual([
      { type: "device.cloned", seq: 2, reason: [original, till.log(), copy.log()].sort().join(" ") },
    ]);
    expect(counterValue(listener.state().counters.get(TEA) ?? [])).toBe(-5);
  }
});

test("[COUNTER-7] a copy that is opened while the original goes on is found, whichever is heard of first", async () => {
  const [till, hub] = [await aDevice("till-1"), await aDevice("till-2")];
  await till.write(aMove({ counter: TEA, mint: 5 }));
  const copy = await till.clone("copy");
  await copy.write(aNote("open"));
  await till.write(aNote("still here"));
  for (const pair of [
    [till, copy],
    [copy, till],
  ] as const) {
    const listener = await hub.clone(pair[0] === till ? "one2" : "two2");
    for (const device of pair) await exchange(device, listener);
    expect(attentionOf(listener.state())).toEqual([
      { type: "device.cloned", seq: 2, reason: [till.log(), copy.log()].sort().join(" ") },
    ]);
  }
});

test("[LOG-1] what admission never lets through is a bug: a gap, or a log that was not opened", async () => {
  const till = await aDevice("till-1");
  await till.write(aNote("1"), aNote("2"));
  const [opening, , second] = (await till.store.since(0, 9)).map(
    (row): AdmittedEntry => ({ ...row, entry: JSON.parse(row.text) }),
  );
  const { logs } = till.state();
  const opens = logs.get(till.log()) as LogState;
  const state = createState();
  expect(() => fold(state, second as AdmittedEntry, testRules)).toThrow("not opened");
  fold(state, { ...(opening as AdmittedEntry), opens }, testRules);
  expect(() => fold(state, second as AdmittedEntry, testRules)).toThrow("Gap");
  expect(state.logs.get(till.log())?.head).toBe(1);
});

test("[LOG-3] a log that forked is stopped where it was, and goes to the attention list", async () => {
  const [till, hub] = [await aDevice("till-1"), await aDevice("till-2")];
  await till.write(aNote("1"));
  const store = await till.store.since(0, 9);
  await exchange(till, hub);
  const twin = await aDevice("till-1");
  await twin.write(aNote("another"));
  expect(store).toHaveLength(2);
  expect(await pass(twin, hub, twin.log())).toMatchObject({ type: "Fork", seq: 2 });
  expect(hub.state().logs.get(till.log())).toMatchObject({ head: 2, stopped: true });
  await till.write(aNote("2"));
  expect(await pass(till, hub, till.log(BRANCH), 2)).toMatchObject({ type: "LogStopped", seq: 3 });
  expect(attentionOf(hub.state())).toMatchObject([{ type: "log.forked", seq: 2 }]);
});
