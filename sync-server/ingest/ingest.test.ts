import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Batch } from "../../shared/core/admission.ts";
import type { Effect } from "../../shared/core/counter.ts";
import type { Patch } from "../../shared/core/entry.ts";
import type { Rules } from "../../shared/core/fold.ts";
import type { CounterId, HolderId, LogId } from "../../shared/core/ids.ts";
import { coreKinds, type Kinds } from "../../shared/core/kind.ts";
import { createReplica, type Replica } from "../../shared/core/replica.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import { createState } from "../../shared/core/state.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import { createMemoryStore } from "../../shared/core/store.ts";
import { nodeCrypto } from "../crypto.ts";
import { createLocalNotifier } from "../realtime/notifier.ts";
import { readCells } from "../store/cells.ts";
import { query } from "../store/pool.ts";
import { readStateHash } from "../store/state-hash.ts";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { aLog, type EntryParts, type TestAuthority, testAuthority } from "../testing/log-writer.ts";
import { createIngest, type Ingest } from "./ingest.ts";

const kinds: Kinds = {
  ...coreKinds,
  "note.made": { version: 1, scope: "any", permission: null, body: z.strictObject({}) },
  "note.poison": {
    version: 1,
    scope: "any",
    permission: null,
    body: z.strictObject({}),
    report: () => [
      { table: "stock_receipts", row: { line: 2 ** 40, branch: "b", product: "p", quantity: 1 } },
    ],
  },
};
const rules: Rules = {
  kinds,
  judge: (entry) => (entry.by === "stranger" ? "person not vouched for" : null),
};
const indexes = [
  { doc: "thing", field: "code" },
  { doc: "thing", field: "tags" },
];

let database: TestDatabase;
let ingest: Ingest;
let organisations = 0;

beforeAll(async () => {
  database = await testDatabase();
  const notifier = createLocalNotifier();
  ingest = createIngest({ pool: database.pool, crypto: nodeCrypto, rules, indexes, notifier });
});
afterAll(() => database.drop());

const freshAuthority = (): TestAuthority => testAuthority(`org-${++organisations}`);

const aReplica = (authority: TestAuthority): Replica =>
  createReplica({
    state: createState(indexes),
    store: createMemoryStore(),
    crypto: nodeCrypto,
    authority,
    rules,
    now: () => 1 as Instant,
    arrived: 0,
  });

const admit = async (authority: TestAuthority, batch: Batch) => {
  const admitted = await ingest.admit(authority, batch);
  if (!admitted.ok) throw new Error(admitted.error.detail);
  return admitted.value;
};

const note: EntryParts = { kind: "note.made" };

test("a batch is stored once, whoever sends it and however often", async () => {
  const authority = freshAuthority();
  const log = await aLog(authority, "till-1");
  const batch = await log.write(note, { ...note, effects: [{ counter: "stock/b/p" as CounterId, mint: 5 }] });
  const answers = await Promise.all([1, 2, 3, 4].map(() => admit(authority, batch)));
  expect(answers).toEqual(answers.map(() => ({ head: 3, refusal: null })));
  const cells = await query(database.pool, "select minted, seq from cells where org_id = $1", [
    authority.org,
  ]);
  expect(cells).toEqual([{ minted: 5, seq: 3 }]);
});

test("a gap is answered with what is held", async () => {
  const authority = freshAuthority();
  const log = await aLog(authority, "till-1");
  await admit(authority, await log.write(note));
  await log.write(note);
  const answer = await admit(authority, await log.write(note));
  expect(answer).toMatchObject({ head: 2, refusal: { type: "Gap", seq: 4, reason: "have 2" } });
});

test("a bad entry is refused by name; what came before it stays, nothing after it is applied", async () => {
  const authority = freshAuthority();
  const log = await aLog(authority, "till-1");
  const bad = { ...note, body: { surprise: 1 } };
  const answer = await admit(authority, await log.write(note, bad, note));
  expect(answer).toMatchObject({ head: 2, refusal: { type: "BadBody", seq: 3 } });
  const rows = await query(
    database.pool,
    "select seq, signature from entries where org_id = $1 order by seq",
    [authority.org],
  );
  expect(rows).toEqual([
    { seq: 1, signature: null },
    { seq: 2, signature: null },
  ]);
});

test("[LOG-3] a fork stops the log and shows on the attention list", async () => {
  const authority = freshAuthority();
  const log = await aLog(authority, "till-1");
  await admit(authority, await log.write(note));
  const twin = await aLog(authority, "till-1", { signer: log.signer });
  await twin.write({ ...note, at: 2_000 });
  expect(await admit(authority, await twin.all())).toMatchObject({ refusal: { type: "Fork" } });
  expect(await admit(authority, await log.write(note))).toMatchObject({ refusal: { type: "LogStopped" } });
  const rows = await query(database.pool, "select type, log from attention where org_id = $1", [
    authority.org,
  ]);
  expect(rows).toEqual([{ type: "log.forked", log: log.id }]);
});

test("an entry Postgres cannot hold is refused by name, and the connection goes on", async () => {
  const authority = freshAuthority();
  const log = await aLog(authority, "till-1");
  await admit(authority, await log.write(note));
  const poison = { kind: "note.poison" };
  expect(await admit(authority, await log.write(note, poison, note))).toMatchObject({
    head: 3,
    refusal: { type: "BadEntry", seq: 4 },
  });
});

test("[COUNTER-8] amounts that no number holds the sum of are kept and read again", async () => {
  const authority = freshAuthority();
  const log = await aLog(authority, "till-1");
  const counter = "stock/b/p" as CounterId;
  const huge = { counter, mint: 2 ** 53 - 1 };
  const give = { counter, give: 2 ** 53 - 1, to: "till-2.1test" as HolderId };
  const effects = [...Array.from({ length: 1_100 }, () => huge), give, give];
  expect(await admit(authority, await log.write({ ...note, effects }))).toMatchObject({ refusal: null });
  expect(await admit(authority, await log.write({ ...note, effects }))).toMatchObject({ refusal: null });
  const [cell] = await readCells(database.pool, authority.org, [counter]);
  expect(cell?.cell).toMatchObject({ minted: 2 ** 45, given: { "till-2.1test": 2 ** 45 } });
});

test("a batch under what is no log's name is refused, whatever Postgres makes of it", async () => {
  const authority = freshAuthority();
  const batch = await (await aLog(authority, "till-1")).write(note);
  const log = "\0" as LogId;
  expect(await admit(authority, { ...batch, log })).toMatchObject({ head: 0, refusal: { type: "WrongLog" } });
  expect(await admit(authority, { ...batch, log, entries: [] })).toEqual({ head: 0, refusal: null });
});

test("an entry without permission is kept without effect, and shown", async () => {
  const authority = freshAuthority();
  const log = await aLog(authority, "till-1");
  const patches = [{ doc: "thing", id: "x", set: { name: "a" } }];
  await admit(authority, await log.write({ ...note, by: "stranger", patches }, { kind: "far.future", v: 9 }));
  const attention = "select key, reason from attention where org_id = $1 order by seq";
  expect(await query(database.pool, attention, [authority.org])).toEqual([
    { key: `entry.void:${log.id}:2`, reason: "person not vouched for" },
    { key: `entry.unread:${log.id}:3`, reason: "far.future v9" },
  ]);
  const documents = "select id from documents where org_id = $1";
  expect(await query(database.pool, documents, [authority.org])).toEqual([]);
});

test("look-ups follow their documents", async () => {
  const authority = freshAuthority();
  const log = await aLog(authority, "till-1");
  const patch = (set: Patch["set"]): EntryParts => ({ ...note, patches: [{ doc: "thing", id: "x", set }] });
  const values = async () =>
    (
      await query<{ value: string }>(
        database.pool,
        "select field || '=' || value as value from lookups where org_id = $1 order by 1",
        [authority.org],
      )
    ).map(({ value }) => value);
  await admit(authority, await log.write(patch({ code: "A", "tags/red": true, "tags/blue": true })));
  expect(await values()).toEqual(["code=A", "tags=blue", "tags=red"]);
  await admit(authority, await log.write(patch({ code: "B", "tags/red": null })));
  expect(await values()).toEqual(["code=B", "tags=blue"]);
  await admit(authority, await log.write(patch({ deleted: true })));
  expect(await values()).toEqual([]);
});

const key = fc.constantFrom(
  "name",
  "price",
  "tags",
  "tags/red",
  "tags/blue",
  "tags/\u{1F34E}",
  "tags/\uE001",
  "deleted",
);
const value = fc.oneof(
  fc.string({ unit: "binary" }).filter((text) => !/[\0\p{Surrogate}]/u.test(text)),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constant(null),
);
const aPatch: fc.Arbitrary<Patch> = fc
  .record({
    doc: fc.constantFrom("thing", "place"),
    id: fc.constantFrom("x", "y", "z"),
    set: fc.array(fc.tuple(key, value), { maxLength: 4 }),
  })
  .map(({ set, ...patch }) => ({ ...patch, set: Object.fromEntries(set) }));
const amount = fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(...[2 ** 44, 2 ** 53 - 1]));
const counter = fc.constantFrom("stock/b/p", "stock/b/q");
const anEffect: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ counter, mint: amount }),
  fc.record({ counter, spend: amount }),
  fc.record({ counter, give: amount, to: fc.constantFrom("till-1.1test", "till-2.1test") }),
  fc.record({ counter, beyond: amount, why: fc.constantFrom("override", "flexible") }),
  fc.record({ counter, settle: amount }),
) as fc.Arbitrary<Effect>;
const anEntry = fc.record({
  patches: fc.array(aPatch, { maxLength: 3 }),
  effects: fc.array(anEffect, { maxLength: 4 }),
  at: fc.integer({ min: 1, max: 50 }),
  by: fc.constantFrom("system", "system", "stranger"),
});
const aStep = fc.record({ device: fc.constantFrom(1, 2, 3), entries: fc.array(anEntry, { maxLength: 4 }) });

test("[FOLD-5] the fold in SQL gives the same documents, cells and hash as the shared one", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 8 }), async (steps) => {
      const authority = freshAuthority();
      const replica = aReplica(authority);
      const logs = await Promise.all([1, 2, 3].map((n) => aLog(authority, `till-${n}`)));
      for (const { device, entries } of steps) {
        const batch = await logs[device - 1]!.write(...entries.map((parts) => ({ ...note, ...parts })));
        if (batch.entries.length === 0) continue;
        await admit(authority, batch);
        expect(await replica.admit(batch)).toEqual({ ok: true, value: null });
      }
      expect(await documentsInSql(authority)).toEqual(documentsOf(replica));
      expect(await cellsInSql(authority)).toEqual(cellsOf(replica));
      expect(await readStateHash(database.pool, authority.org)).toBe(stateHash(replica.state, nodeCrypto));
    }),
    { numRuns: 40 },
  );
});

const documentsInSql = async (authority: TestAuthority) => {
  const text = "select type, id, stamp, fields, stamps from documents where org_id = $1";
  const rows = await query<{
    type: string;
    id: string;
    stamp: string;
    fields: object;
    stamps: object | null;
  }>(database.pool, text, [authority.org]);
  return Object.fromEntries(
    rows.map(({ type, id, stamps, ...doc }) => [`${type} ${id}`, { ...doc, ...(stamps && { stamps }) }]),
  );
};

const documentsOf = (replica: Replica) =>
  Object.fromEntries(
    [...replica.state.docs].flatMap(([type, docs]) => [...docs].map(([id, doc]) => [`${type} ${id}`, doc])),
  );

const cellsInSql = async (authority: TestAuthority) => {
  const text = `select counter, log, holder, seq, minted, spent, beyond, settled, given from cells
    where org_id = $1 order by counter, log`;
  const rows = await query<{ given: object | null }>(database.pool, text, [authority.org]);
  return rows.map(({ given, ...cell }) => ({ ...cell, ...(given && { given }) }));
};

const cellsOf = (replica: Replica) =>
  [...replica.state.counters]
    .flatMap(([name, cells]) => cells.map((cell) => ({ counter: name as string, ...cell })))
    .sort((a, b) => (`${a.counter} ${a.log}` < `${b.counter} ${b.log}` ? -1 : 1));
