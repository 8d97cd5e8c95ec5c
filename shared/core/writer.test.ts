import { expect, test } from "vitest";
import type { Certificate } from "./certificate.ts";
import type { Effect } from "./counter.ts";
import { ZERO_HASH } from "./crypto.ts";
import { MAX_ENTRY_LENGTH } from "./entry.ts";
import { fold } from "./fold.ts";
import { type CounterId, epochId, type HolderId, type Scope } from "./ids.ts";
import type { Instant } from "./stamp.ts";
import { createState, type State } from "./state.ts";
import {
  aCertificate,
  aMove,
  aNote,
  aPerson,
  BRANCH,
  NOON,
  TEA,
  testRules,
  testWriter,
} from "./testing/device.ts";
import { composeEntries, type Draft, type Person, type Writer } from "./writer.ts";

const writer = await testWriter(aCertificate("till-1"), "1aaaa");
const other = "till-2.1aaaa" as HolderId;
const MILK = "stock/b1/milk" as CounterId;

/** Composes and folds, as a replica does once the entries are durable. */
const write = async (
  state: State,
  drafts: readonly Draft[],
  by: Writer = writer,
  person: Person | null = null,
) => {
  const composed = await composeEntries(state, by, person === null ? [] : [person], drafts, NOON);
  if (!composed.ok) throw new Error(JSON.stringify(composed.error));
  for (const entry of composed.value) fold(state, entry, testRules);
  return composed.value;
};

const stateWith = async (...effects: readonly Effect[]): Promise<State> => {
  const state = createState();
  await write(state, [aMove(...effects)]);
  return state;
};

test("[LOG-2] the first deed in a scope opens the log there; later ones follow it", async () => {
  const state = createState();
  const first = await write(state, [aNote("1"), aNote("2"), aNote("3", { scope: "org" })]);
  expect(first.map(({ entry }) => `${entry.log} ${entry.seq} ${entry.kind}`)).toEqual([
    "till-1.1aaaa.b-b1 1 log.opened",
    "till-1.1aaaa.b-b1 2 note.made",
    "till-1.1aaaa.b-b1 3 note.made",
    "till-1.1aaaa.org 1 log.opened",
    "till-1.1aaaa.org 2 note.made",
  ]);
  const [next] = await write(state, [aNote("4")]);
  expect(next?.entry).toMatchObject({ seq: 4, prev: first[2]?.hash, by: "system" });
  expect([first[0]?.entry.prev, first[3]?.entry.prev]).toEqual([ZERO_HASH, ZERO_HASH]);
  const stamps = [...first, next].map((sealed) => sealed?.entry.stamp ?? "");
  expect(stamps).toEqual([...new Set(stamps)].sort());
});

test("[LOG-2] a scope may be opened without a deed", async () => {
  const composed = await composeEntries(createState(), writer, [], [], NOON, [BRANCH]);
  expect(composed.ok && composed.value.map(({ entry }) => entry.kind)).toEqual(["log.opened"]);
  expect(await composeEntries(createState(), writer, [], [], NOON)).toEqual({ ok: true, value: [] });
});

test("[COUNTER-7] a new epoch continues the device's last log of the scope, where it ended", async () => {
  const state = createState();
  await write(state, [aNote("1"), aNote("1", { scope: "org" })]);
  const last = state.logs.get("till-1.1aaaa.b-b1" as never);
  const second = await testWriter(writer.certificate, epochId(2, "bbbb"), { holder: writer.holder });
  const [opening] = await write(state, [aNote("2")], second);
  expect(opening?.opens).toMatchObject({
    holder: writer.holder,
    continues: { log: "till-1.1aaaa.b-b1", seq: 2, hash: last?.hash },
  });
  const stranger = await testWriter(aCertificate("till-2"), "1aaaa");
  expect((await write(state, [aNote("3")], stranger))[0]?.opens?.continues).toBeNull();
});

test("[FOLD-4] a person is named before their first deed in a log, and again with a newer ticket only", async () => {
  const state = createState();
  const anna = await aPerson("anna", { issuedAt: 5 });
  const kinds = async (person: Person) =>
    (await write(state, [aNote("x")], writer, person)).map(({ entry }) => `${entry.kind} ${entry.by}`);
  expect(await kinds(anna)).toEqual(["log.opened anna", "log.signed-in anna", "note.made anna"]);
  expect(await kinds(anna)).toEqual(["note.made anna"]);
  expect(await kinds(await aPerson("boris"))).toEqual(["log.signed-in boris", "note.made boris"]);
  expect(await kinds(await aPerson("anna", { issuedAt: 6 }))).toEqual([
    "log.signed-in anna",
    "note.made anna",
  ]);
  expect(await kinds(anna)).toEqual(["note.made anna"]);
});

test.each<[string, readonly Effect[], object | null]>([
  ["what is held", [{ counter: TEA, spend: 10 }], null],
  ["more than is held", [{ counter: TEA, spend: 11 }], { counter: TEA, wanted: 11, held: 10 }],
  [
    "more than is held, in two",
    [
      { counter: TEA, spend: 6 },
      { counter: TEA, spend: 5 },
    ],
    { counter: TEA, wanted: 11, held: 10 },
  ],
  [
    "more than is held, given away",
    [{ counter: TEA, give: 11, to: other }],
    { counter: TEA, wanted: 11, held: 10 },
  ],
  ["more than is held, to settle", [{ counter: TEA, settle: 11 }], { counter: TEA, wanted: 11, held: 10 }],
  [
    "spent and given together",
    [
      { counter: TEA, spend: 6 },
      { counter: TEA, give: 5, to: other },
    ],
    { wanted: 11, held: 10 },
  ],
  ["of a counter never touched", [{ counter: MILK, spend: 1 }], { counter: MILK, wanted: 1, held: 0 }],
  [
    "what came in just before",
    [
      { counter: MILK, mint: 3 },
      { counter: MILK, spend: 3 },
    ],
    null,
  ],
  [
    "what comes in just after",
    [
      { counter: MILK, spend: 3 },
      { counter: MILK, mint: 3 },
    ],
    { wanted: 3, held: 0 },
  ],
  ["beyond rights, by override", [{ counter: MILK, beyond: 9, why: "override" }], null],
])("[COUNTER-4] the writer asked to spend %s", async (_, effects, error) => {
  const state = await stateWith({ counter: TEA, mint: 10 });
  const composed = await composeEntries(
    state,
    writer,
    [],
    effects.map((effect) => aMove(effect)),
    NOON,
  );
  expect(composed).toMatchObject(
    error === null ? { ok: true } : { ok: false, error: { type: "RightsExceeded", ...error } },
  );
});

test("[COUNTER-4] what another holds cannot be spent, and what was given is no longer held", async () => {
  const state = await stateWith({ counter: TEA, mint: 10 }, { counter: TEA, give: 10, to: other });
  expect(await composeEntries(state, writer, [], [aMove({ counter: TEA, spend: 1 })], NOON)).toMatchObject({
    error: { type: "RightsExceeded", wanted: 1, held: 0 },
  });
  const receiver = await testWriter(aCertificate("till-2"), "1aaaa");
  await write(state, [aMove({ counter: TEA, spend: 10 })], receiver);
});

test("a scope the certificate does not name is not written", async () => {
  const certificate: Certificate = aCertificate("till-1", { writes: ["org", "b-b1"] });
  const clerk = await testWriter(certificate, "1aaaa");
  for (const scope of ["office", "b-b2"] satisfies Scope[]) {
    const drafts = [aNote("fine"), aNote("not", { scope })];
    expect(await composeEntries(createState(), clerk, [], drafts, NOON)).toEqual({
      ok: false,
      error: { type: "ScopeNotWritable", scope },
    });
  }
});

test("[WRITE-4] an entry too long to be read refuses the whole command", async () => {
  const drafts = [aNote("short"), aNote("x".repeat(MAX_ENTRY_LENGTH))];
  expect(await composeEntries(createState(), writer, [], drafts, NOON)).toMatchObject({
    ok: false,
    error: { type: "EntryTooLong", kind: "note.made" },
  });
});

test("[WRITE-4] composing changes nothing", async () => {
  const state = await stateWith({ counter: TEA, mint: 10 });
  const before = structuredClone({ logs: state.logs, counters: state.counters, stamp: state.stamp });
  await composeEntries(state, writer, [await aPerson("anna")], [aMove({ counter: TEA, spend: 1 })], NOON);
  expect({ logs: state.logs, counters: state.counters, stamp: state.stamp }).toEqual(before);
});

test.each([-365, 0, 365])(
  "[STAMP-2] with the clock %d days off, entries follow all that was read",
  async (days) => {
    const state = await stateWith({ counter: TEA, mint: 1 });
    const at = (NOON + days * 86_400_000) as Instant;
    const composed = await composeEntries(state, writer, [], [aNote("x")], at);
    const [sealed] = composed.ok ? composed.value : [];
    expect((sealed?.entry.stamp ?? "") > state.stamp).toBe(true);
    expect(sealed?.entry).toMatchObject({ seq: 3, at });
  },
);

test("who approves is vouched for in the log before the deed, once, and the first of them acts", async () => {
  const state = createState();
  const [anna, boss] = [await aPerson("anna"), await aPerson("boris", { role: "boss" })];
  for (const text of ["first", "second"]) {
    const composed = await composeEntries(state, writer, [anna, boss], [aNote(text)], NOON);
    if (!composed.ok) throw new Error(JSON.stringify(composed.error));
    for (const entry of composed.value) fold(state, entry, testRules);
    const steps = composed.value.map(({ entry }) => `${entry.kind} ${entry.by}`);
    const deed = "note.made anna";
    const vouched = ["log.opened anna", "log.signed-in anna", "log.signed-in anna"];
    expect(steps).toEqual(text === "first" ? [...vouched, deed] : [deed]);
  }
});
