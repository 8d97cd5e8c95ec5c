import { createHash } from "node:crypto";
import { indexes } from "../../shared/commands.ts";
import type { Batch } from "../../shared/core/admission.ts";
import type { Signature } from "../../shared/core/crypto.ts";
import type { LogId } from "../../shared/core/ids.ts";
import { createReplica } from "../../shared/core/replica.ts";
import { createState } from "../../shared/core/state.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import { createMemoryStore } from "../../shared/core/store.ts";
import { createIngest } from "../../sync-server/ingest/ingest.ts";
import { createLocalNotifier } from "../../sync-server/realtime/notifier.ts";
import { readStateHash } from "../../sync-server/store/state-hash.ts";
import { type TestDatabase, testDatabase } from "../../sync-server/testing/database.ts";
import type { StoredRow } from "./evidence.ts";
import type { Violation } from "./oracle/violation.ts";
import { run } from "./run.ts";
import type { Schedule } from "./settings.ts";
import { fastCrypto } from "./world/crypto.ts";
import { authorityOf } from "./world/genesis.ts";
import { rulesOf } from "./world/rules.ts";
import { clockOf, START } from "./world/world.ts";

/** What came of putting runs' entries into the real database; `skipped` says why there is none. */
export interface SqlReport {
  readonly seeds: number;
  readonly entries: number;
  readonly skipped: string | null;
  readonly violations: readonly (Violation & { readonly seed: number })[];
}

/** Plays schedules and puts what their servers hold into Postgres by the server's own ingest: both must fold alike [FOLD-5]. */
export const compareWithSql = async (schedules: Iterable<Schedule>): Promise<SqlReport> => {
  const database = await testDatabase().catch((error: unknown) => String(error));
  if (typeof database === "string") return { seeds: 0, entries: 0, skipped: database, violations: [] };
  const violations: (Violation & { seed: number })[] = [];
  let [seeds, entries] = [0, 0];
  try {
    for (const schedule of schedules) {
      const { evidence } = await run(schedule);
      const rows = evidence.replicas.find(({ replica }) => replica === "server#1")?.rows ?? [];
      seeds++;
      entries += rows.length;
      const detail = await compare(database, batchesOf(rows));
      if (detail !== null) violations.push({ seed: schedule.seed, invariant: "SQL folds alike", detail });
    }
  } finally {
    await database.drop();
  }
  return { seeds, entries, skipped: null, violations };
};

/** What differs between the two, `null` when nothing does. */
const compare = async ({ pool }: TestDatabase, batches: readonly Batch[]): Promise<string | null> => {
  await empty({ pool });
  const [authority, rules] = [authorityOf(fastCrypto), rulesOf({ next: true })];
  const deps = { crypto: fastCrypto, rules };
  const ingest = createIngest({ ...deps, pool, indexes, notifier: createLocalNotifier() });
  const state = createState(indexes);
  const now = () => clockOf({ time: START } as never, { clock: { offset: 0, drift: 0 } });
  const replica = createReplica({ ...deps, state, store: createMemoryStore(), authority, arrived: 0, now });
  for (const batch of batches) {
    const [inSql, here] = [await ingest.admit(authority, batch), await replica.admit(batch)];
    if (!inSql.ok || !here.ok) return `${batch.log} could not be stored`;
    if (JSON.stringify(inSql.value.refusal) !== JSON.stringify(here.value))
      return `${batch.log}: ${JSON.stringify(inSql.value.refusal)} in SQL, ${JSON.stringify(here.value)} here`;
  }
  const [sql, typescript] = [await readStateHash(pool, authority.org), stateHash(state, { digestHex })];
  return sql === typescript ? null : `${sql} in SQL, ${typescript} here`;
};

/** Rows in order of arrival as the batches that may have brought them: each ends with a signed entry. */
const batchesOf = (rows: readonly StoredRow[]): readonly Batch[] => {
  const waiting = new Map<string, string[]>();
  const batches: Batch[] = [];
  for (const { log, text, signature } of rows) {
    const entries = [...(waiting.get(log) ?? []), text];
    waiting.set(log, signature === null ? entries : []);
    if (signature !== null) batches.push({ log: log as LogId, entries, signature: signature as Signature });
  }
  return batches;
};

const digestHex = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Empties every table that belongs to an organisation. */
const empty = async ({ pool }: Pick<TestDatabase, "pool">): Promise<void> => {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and column_name = 'org_id' and table_type = 'BASE TABLE'`,
  );
  if (rows.length > 0) await pool.query(`truncate ${rows.map(({ name }) => `"${name}"`).join(", ")} cascade`);
};
