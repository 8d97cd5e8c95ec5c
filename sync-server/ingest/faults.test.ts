import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { coreKinds, type Kinds } from "../../shared/core/kind.ts";
import { nodeCrypto } from "../crypto.ts";
import { createLocalNotifier } from "../realtime/notifier.ts";
import { query } from "../store/pool.ts";
import { type FaultyDatabase, faultyDatabase } from "../testing/database.ts";
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
  "note.made": { version: 1, scope: "any", permission: null, body: z.strictObject({}) },
};
const minting = { kind: "note.made", effects: [{ counter: "stock/b/p", mint: 1 }] } as unknown as EntryParts;

let database: FaultyDatabase;
let ingest: Ingest;
let authority: TestAuthority;
let writers: readonly LogWriter[];

beforeAll(async () => {
  database = await faultyDatabase();
  authority = testAuthority();
  ingest = createIngest({
    pool: database.pool,
    crypto: nodeCrypto,
    rules: { kinds, judge: () => null },
    indexes: [],
    notifier: createLocalNotifier(),
  });
  writers = await Promise.all(["till-1", "till-2", "till-3"].map((name) => aLog(authority, name)));
});
afterAll(() => database.drop());

/** Acknowledged entries of each log, written until `stop` says so; what was not acknowledged is tried again. */
const keepWriting = async (log: LogWriter, isOver: () => boolean): Promise<number> => {
  let acknowledged = 0;
  while (!isOver()) {
    await log.write(minting, minting);
    const answer = await ingest.admit(authority, await log.all());
    if (answer.ok) {
      expect(answer.value.refusal).toBeNull();
      acknowledged = answer.value.head;
    }
  }
  return acknowledged;
};

/** Entries, cells and tips say the same: no half of anything. */
const expectWhole = async (acknowledged: readonly number[]): Promise<void> => {
  expect(Math.max(...acknowledged)).toBeGreaterThan(0);
  const rows = await query<{ log: string; head: number; entries: number; seq: number; minted: number }>(
    database.pool,
    `select l.log, l.head, count(e.seq) as entries, c.seq, c.minted
       from logs l
       join entries e on e.org_id = l.org_id and e.log = l.log
       join cells c on c.org_id = l.org_id and c.log = l.log
      where l.org_id = $1 group by l.log, l.head, c.seq, c.minted order by l.log`,
    [authority.org],
  );
  expect(rows).toHaveLength(writers.length);
  for (const [i, { head, entries, seq, minted }] of rows.entries()) {
    expect({ entries, seq, minted }).toEqual({ entries: head, seq: head, minted: head - 1 });
    expect(head).toBeGreaterThanOrEqual(acknowledged[i] ?? 0);
  }
};

const disturbed = async (disturb: () => Promise<void>): Promise<readonly number[]> => {
  let over = false;
  const writing = writers.map((log) => keepWriting(log, () => over));
  await disturb();
  over = true;
  return Promise.all(writing);
};

test("a database restarted under it loses nothing acknowledged, and the server goes on by itself", async () => {
  const acknowledged = await disturbed(() => database.restartDatabase());
  await expectWhole(acknowledged);
});

test("a database killed in the middle of transactions leaves no half of any", async () => {
  const acknowledged = await disturbed(async () => {
    await database.killDatabase();
    await database.restartDatabase();
  });
  await expectWhole(acknowledged);
});

test("a connection cut in the middle of a transaction takes nothing half in", async () => {
  const acknowledged = await disturbed(async () => {
    for (let i = 0; i < 5; i++) {
      await database.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()",
      );
    }
  });
  await expectWhole(acknowledged);
});

test("with no database at all the sender is told that nothing was stored", async () => {
  await database.killDatabase();
  const [log] = writers as [LogWriter];
  await log.write(minting);
  const answer = await ingest.admit(authority, await log.all());
  expect(answer).toMatchObject({ ok: false, error: { type: "StorageFailed" } });
  await database.restartDatabase();
  expect(await ingest.admit(authority, await log.all())).toMatchObject({
    ok: true,
    value: { head: log.head() },
  });
});
