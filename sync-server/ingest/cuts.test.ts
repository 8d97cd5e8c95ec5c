import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Batch } from "../../shared/core/admission.ts";
import type { Json } from "../../shared/core/canonical.ts";
import { type Signed, signTicket, type Ticket } from "../../shared/core/certificate.ts";
import { allCuts, rightsOf } from "../../shared/core/cut.ts";
import type { Rules } from "../../shared/core/fold.ts";
import type { CounterId, HolderId, LogId, StaffId } from "../../shared/core/ids.ts";
import { coreKinds, type Kinds } from "../../shared/core/kind.ts";
import { createReplica, type Replica } from "../../shared/core/replica.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import { createState } from "../../shared/core/state.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import { createMemoryStore } from "../../shared/core/store.ts";
import { nodeCrypto } from "../crypto.ts";
import { createLocalNotifier } from "../realtime/notifier.ts";
import { readCells } from "../store/cells.ts";
import { readCuts } from "../store/cuts.ts";
import { query } from "../store/pool.ts";
import { readStateHash } from "../store/state-hash.ts";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import {
  aLog,
  type EntryParts,
  type LogWriter,
  type TestAuthority,
  testAuthority,
} from "../testing/log-writer.ts";
import { createIngest, type Ingest } from "./ingest.ts";

const kinds: Kinds = {
  ...coreKinds,
  "note.made": {
    version: 1,
    scope: "any",
    permission: null,
    body: z.strictObject({}),
    report: (_body: unknown, { log, seq }) => [
      { table: "stock_receipts", row: { log, seq, line: 1, branch: "b", product: "p", quantity: 1 } },
    ],
  },
};
/** Sellers may, for as long as they are that. */
const rules: Rules = {
  kinds,
  judge: ({ by, kind }, { people }) => {
    if (by === "system" || kind !== "note.made") return null;
    const role = people.get(by)?.role ?? "nobody";
    return role === "seller" ? null : `${role} may not`;
  },
};
const indexes = [{ doc: "thing", field: "name" }];

let database: TestDatabase;
let ingest: Ingest;
let other: Ingest;
let organisations = 0;
beforeAll(async () => {
  database = await testDatabase();
  const deps = { pool: database.pool, crypto: nodeCrypto, rules, indexes, notifier: createLocalNotifier() };
  ingest = createIngest(deps);
  other = createIngest(deps);
});
afterAll(() => database.drop());

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

/** Two processes of the server take turns, so that what one remembers is behind what the other stored. */
const admit = async (authority: TestAuthority, batch: Batch, n: number): Promise<void> => {
  const admitted = await (n % 2 === 0 ? ingest : other).admit(authority, batch);
  expect(admitted).toMatchObject({ ok: true, value: { refusal: null } });
};

const TEA = "stock/b/tea" as CounterId;
const SERVER = "server.1test" as HolderId;

/** Two tills, the first with a later life and an epoch that goes on, two logs of the server, people known in the tills. */
const cast = async (authority: TestAuthority) => {
  const till = { kind: "till" } as const;
  const server = { kind: "server", code: "" } as const;
  const first = await aLog(authority, "till-1", { certificate: till });
  await first.write();
  const at = (log: LogWriter) => {
    const last = log.entries.at(-1);
    return { log: log.id, seq: last?.entry.seq ?? 0, hash: last?.hash ?? ("" as never) };
  };
  const ticket = async (issuedAt: number, role: string): Promise<Signed> => {
    const person = {
      org: authority.org,
      staff: "s1" as StaffId,
      name: "S",
      branches: "*",
      issuedAt,
    } as const;
    return signTicket(authority.signer.sign, { ...person, role } satisfies Ticket);
  };
  return {
    logs: [
      first,
      await aLog(authority, "till-2", { certificate: till }),
      await aLog(authority, "server", { certificate: server }),
      await aLog(authority, "server", { certificate: server, epoch: "twin", holder: SERVER }),
    ],
    next: (life: "same" | "new") =>
      aLog(authority, "till-1", {
        certificate: till,
        epoch: "next",
        signer: first.signer,
        continues: at(first),
        ...(life === "same" && { holder: "till-1.1test" as HolderId }),
      }),
    old: await ticket(10, "seller"),
    fresh: await ticket(30, "seller"),
  };
};

const amount = fc.integer({ min: 1, max: 9 });
const aNote = fc.record({
  by: fc.constantFrom("system", "s1"),
  name: fc.constantFrom("a", "b", "c"),
  effect: fc.oneof(
    fc.record({ counter: fc.constant(TEA), mint: amount }),
    fc.record({ counter: fc.constant(TEA), spend: amount }),
    fc.record({
      counter: fc.constant(TEA),
      give: amount,
      to: fc.constantFrom("till-1.1test", "till-2.1test", SERVER),
    }),
  ),
});
const holder = fc.constantFrom(null, "till-1.1test", "till-1.1next", "till-2.1test", SERVER);
const reaches = fc.array(fc.tuple(fc.constantFrom(0, 1, 2, 3, 4), fc.integer({ min: 0, max: 9 })), {
  maxLength: 4,
});
const aStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("notes"),
      log: fc.integer({ min: 0, max: 4 }),
      notes: fc.array(aNote, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("ticket"),
      log: fc.integer({ min: 0, max: 4 }),
      fresh: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("life"), life: fc.constantFrom("same", "new") }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("device"),
      by: fc.constantFrom(1, 2, 3),
      device: fc.constantFrom("till-1", "till-2"),
      keeps: holder,
      heir: holder,
      reaches,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("person"),
      by: fc.constantFrom(2, 3),
      before: fc.constantFrom(5, 20, 40),
      role: fc.constantFrom(null, "seller", "viewer"),
      reaches,
    }),
  },
);
type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

/** Plays the steps; gives each log's batches in its own order. */
const play = async (authority: TestAuthority, steps: readonly Step[]): Promise<readonly Batch[]> => {
  const { logs, next, old, fresh } = await cast(authority);
  const batches: Batch[] = [await (logs[0] as LogWriter).all()];
  const headsFrom = (named: readonly (readonly [number, number])[]): Record<LogId, number> =>
    Object.fromEntries(named.flatMap(([i, seq]) => (logs[i] === undefined ? [] : [[logs[i].id, seq]])));
  const write = async (index: number, ...parts: EntryParts[]): Promise<void> => {
    const log = logs[index];
    if (log !== undefined) batches.push(await log.write(...parts));
  };
  for (const step of steps) {
    if (step.type === "notes")
      await write(
        step.log,
        ...step.notes.map(
          ({ by, name, effect }): EntryParts => ({
            kind: "note.made",
            by,
            patches: [
              { doc: "thing", id: name, set: { name: `${name}${batches.length}`, [`set/${by}`]: true } },
            ],
            effects: [effect as never],
          }),
        ),
      );
    else if (step.type === "ticket") {
      const body = { ticket: step.fresh ? fresh : old } as unknown as Json;
      await write(step.log, { kind: "log.signed-in", body });
    } else if (step.type === "life") {
      if (logs.length === 4) logs.push(await next(step.life as "same" | "new"));
    } else if (step.type === "device") {
      const { device, keeps, heir, reaches: named } = step;
      const body = { device, keeps, heir, heads: headsFrom(named), reason: "lost" } as Json;
      await write(step.by, { kind: "device.cut", body });
    } else {
      const { before, role, reaches: named } = step;
      const body = {
        staff: "s1",
        before,
        role,
        branches: "*",
        heads: headsFrom(named),
        reason: "left",
      } as Json;
      await write(step.by, { kind: "person.cut", body });
    }
  }
  return batches;
};

/** Another order of the same batches in which each log keeps its own. */
const reorder = (batches: readonly Batch[], picks: readonly number[]): readonly Batch[] => {
  const byLog = new Map<LogId, Batch[]>();
  for (const batch of batches) byLog.set(batch.log, [...(byLog.get(batch.log) ?? []), batch]);
  const order: Batch[] = [];
  for (let i = 0; byLog.size > 0; i++) {
    const names = [...byLog.keys()];
    const log = names[(picks[i % picks.length] ?? 0) % names.length] as LogId;
    const [first, ...rest] = byLog.get(log) as [Batch, ...Batch[]];
    order.push(first);
    if (rest.length === 0) byLog.delete(log);
    else byLog.set(log, rest);
  }
  return order;
};

const HOLDERS = ["till-1.1test", "till-1.1next", "till-2.1test", SERVER, "server.1twin"] as HolderId[];
const picks = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 12 });

test("[FOLD-4, FOLD-5] cuts, heirs and what is folded again: SQL and the shared fold agree, whatever order entries come in", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aStep, { minLength: 3, maxLength: 14 }),
      picks,
      picks,
      async (steps, here, there) => {
        const authority = testAuthority(`org-${++organisations}`);
        const batches = await play(authority, steps);
        for (const [n, batch] of reorder(batches, here).entries()) await admit(authority, batch, n);
        const replica = aReplica(authority);
        for (const batch of reorder(batches, there))
          expect(await replica.admit(batch)).toEqual({ ok: true, value: null });
        const { state } = replica;
        const { org } = authority;
        expect(await attentionInSql(authority)).toEqual(attentionOf(replica));
        expect(await readStateHash(database.pool, org)).toBe(stateHash(state, nodeCrypto));
        expect(await lookupsInSql(authority)).toEqual(lookupsOf(replica));
        const { cuts } = await readCuts(database.pool, org);
        expect(new Set(allCuts(cuts))).toEqual(new Set(allCuts(state.cuts)));
        const cells = (await readCells(database.pool, org, [TEA])).map(({ cell }) => cell);
        for (const each of HOLDERS)
          expect([each, rightsOf(cuts, cells, each)]).toEqual([
            each,
            rightsOf(state.cuts, state.counters.get(TEA) ?? [], each),
          ]);
        expect(await reportInSql(authority)).toEqual(effectiveNotes(replica, batches));
      },
    ),
    { numRuns: 40 },
  );
});

const attentionInSql = async ({ org }: TestAuthority) =>
  (
    await query<{ line: string }>(
      database.pool,
      `select key || ' ' || case type when 'device.cloned' then '' else reason end as line
        from attention_items where org_id = $1 order by 1`,
      [org],
    )
  )
    .map(({ line }) => line)
    .sort();

const attentionOf = ({ state }: Replica): readonly string[] =>
  [...state.attention.values()]
    .map(({ key, type, reason }) => `${key} ${type === "device.cloned" ? "" : reason}`)
    .sort();

const lookupsInSql = async ({ org }: TestAuthority) =>
  (
    await query<{ line: string }>(
      database.pool,
      "select value || ' ' || id as line from lookups where org_id = $1",
      [org],
    )
  )
    .map(({ line }) => line)
    .sort();

const lookupsOf = ({ state }: Replica): readonly string[] =>
  [...(state.indexes.get("thing/name") ?? [])]
    .flatMap(([value, ids]) => ids.map((id) => `${value} ${id}`))
    .sort();

const reportInSql = async ({ org }: TestAuthority) =>
  (
    await query<{ line: string }>(
      database.pool,
      "select log || ':' || seq as line from stock_receipts where org_id = $1",
      [org],
    )
  )
    .map(({ line }) => line)
    .sort();

const effectiveNotes = ({ state }: Replica, batches: readonly Batch[]): readonly string[] =>
  batches
    .flatMap(({ entries }) =>
      entries.map((text) => JSON.parse(text) as { log: string; seq: number; kind: string }),
    )
    .filter(({ log, seq, kind }) => kind === "note.made" && !state.attention.has(`entry.void:${log}:${seq}`))
    .map(({ log, seq }) => `${log}:${seq}`)
    .sort();
