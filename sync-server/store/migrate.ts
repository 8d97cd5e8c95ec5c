import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Pool, PoolClient } from "pg";
import { query, withTransaction } from "./pool.ts";

export interface Migration {
  /** `0001-entries.sql`; the number is its place. */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Where the migrations of this program lie. */
export const MIGRATIONS_DIR = fileURLToPath(new URL("./migrations/", import.meta.url));

/**
 * Brings a database to the shape this program expects: each migration it lacks, in order, each in a transaction of its
 * own together with its record. Programs starting at once take turns.
 * @returns the names applied now, in order
 * @throws naming the migration when one was edited after it was applied, when the database has one this program does
 *   not know (it is newer), when one is missing below an applied one, or when one fails
 */
export const migrate = async (pool: Pool, dir: string = MIGRATIONS_DIR): Promise<readonly string[]> => {
  const migrations = await readMigrations(dir);
  const done: string[] = [];
  for (;;) {
    const name = await withTransaction(pool, (client) => applyNext(client, migrations));
    if (name === null) return done;
    done.push(name);
  }
};

/**
 * Reads `NNNN-name.sql` in order. Line ends are made alike first, so a checkout on Windows has the same hashes.
 * @throws when a name has another form or a number is missing or taken twice
 */
export const readMigrations = async (dir: string): Promise<readonly Migration[]> => {
  const names = (await readdir(dir)).filter((name) => name.endsWith(".sql")).sort();
  for (const [index, name] of names.entries()) {
    const number = String(index + 1).padStart(4, "0");
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name) || !name.startsWith(number)) {
      throw new Error(`Migration ${name} in ${dir} should be named ${number}-what-it-does.sql`);
    }
  }
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(dir, name), "utf8")).replaceAll("\r\n", "\n");
      return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
};

/** The key of the advisory lock: "sauda" in ASCII. Held to the end of the transaction, so it never stays behind. */
const LOCK = 0x73_61_75_64_61;

const TABLE = `create table if not exists schema_migrations (
  name text primary key,
  sha256 text not null,
  applied_at timestamptz not null default now()
)`;

const applyNext = async (client: PoolClient, migrations: readonly Migration[]): Promise<string | null> => {
  await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
  await client.query(TABLE);
  const applied = await query<Applied>(client, "select name, sha256 from schema_migrations order by name");
  checkApplied(applied, migrations);
  const next = migrations[applied.length];
  if (!next) return null;
  await client.query(next.sql).catch((cause: unknown) => {
    throw new Error(`Migration ${next.name} failed: ${String(cause)}`, { cause });
  });
  await client.query("insert into schema_migrations (name, sha256) values ($1, $2)", [
    next.name,
    next.sha256,
  ]);
  return next.name;
};

interface Applied {
  readonly name: string;
  readonly sha256: string;
}

/** What is applied must be the beginning of what there is. */
const checkApplied = (applied: readonly Applied[], migrations: readonly Migration[]): void => {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const [index, { name, sha256 }] of applied.entries()) {
    const migration = known.get(name);
    if (!migration) {
      throw new Error(
        `The database has migration ${name}, which this release does not know; start a newer release.`,
      );
    }
    if (migration.sha256 !== sha256) {
      throw new Error(
        `Migration ${name} was changed after it was applied; restore it and add a new one instead.`,
      );
    }
    const expected = migrations[index]?.name;
    if (expected !== name) {
      throw new Error(
        `Migration ${expected} was added below ${name}, which is already applied; number it last.`,
      );
    }
  }
};
