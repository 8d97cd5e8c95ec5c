import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { MIGRATIONS_DIR, readMigrations } from "./migrate.ts";
import { query } from "./pool.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** The one table that is about the database and not about anybody's business. */
const EXEMPT = ["schema_migrations"];

test("every table has a primary key, and every key and index is led by org_id", async () => {
  const rows = await query<{ table: string; index: string | null; first: string | null }>(
    database.pool,
    `select c.relname as table, i.relname as index, pg_get_indexdef(x.indexrelid, 1, true) as first
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       left join pg_index x on x.indrelid = c.oid
       left join pg_class i on i.oid = x.indexrelid
      where c.relkind = 'r' and c.relname <> all($1)`,
    [EXEMPT],
  );
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ first }) => first !== "org_id")).toEqual([]);
  const withoutKey = await query(
    database.pool,
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where c.relkind = 'r' and not exists (select from pg_index where indrelid = c.oid and indisprimary)`,
  );
  expect(withoutKey).toEqual([]);
});

test("no column takes its value from a sequence of the whole database", async () => {
  const text = "select table_name from information_schema.columns where column_default like 'nextval%'";
  expect(await query(database.pool, text)).toEqual([]);
});

test("the same tables may be spread over nodes by org_id", async () => {
  const client = await database.pool.connect();
  try {
    await client.query("create schema spread");
    await client.query("set search_path to spread");
    for (const { sql } of await readMigrations(MIGRATIONS_DIR)) {
      await client.query(sql.replace(/(create table \w+ \((?:.|\n)*?\n\))(?: with \([^)]*\))?;/g, SPREAD));
    }
    const { rows } = await client.query(
      "select relname from pg_class where relkind = 'p' and relnamespace = 'spread'::regnamespace",
    );
    expect(rows.length).toBeGreaterThan(15);
  } finally {
    client.release(true);
  }
});

const SPREAD = "$1 partition by hash (org_id);";

/** Statements that are about no organisation's rows, each with the reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  "select 1": "asks whether the database answers",
  "select pg_notify($1, $2)": "a hint to the other processes; the organisations are in it",
  "select from pg_stat_activity where application_name = 'saudaflow-listen'":
    "counts the server's own processes",
  "select s.system_identifier::text || '/' || c.timeline_id as name\n    from pg_control_system() s, pg_control_checkpoint() c":
    "asks what storage the database lies on",
  "lock table organisations in share row exclusive mode": "holds who would set up the same server",
};

test("no statement forgets org_id", () => {
  const forgetful = statementsOf(fileURLToPath(new URL("../", import.meta.url))).filter(
    ({ sql }) => !/\borg_id\b/.test(sql) && ALLOWED[sql] === undefined,
  );
  expect(forgetful).toEqual([]);
});

interface Statement {
  readonly file: string;
  readonly sql: string;
}

/** SQL in string literals of the server's own files, wherever they stand; parts that are put into one are looked at with it. */
const statementsOf = (dir: string): readonly Statement[] =>
  readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter(
      (file) => file.endsWith(".ts") && !/\.test\.ts$|^testing|embedded|migrate\.ts|pool\.ts/.test(file),
    )
    .flatMap((file) => literalsOf(readFileSync(join(dir, file), "utf8")).map((sql) => ({ file, sql })))
    .filter(({ sql }) =>
      /^\s*(select|insert|update|delete|with|lock|truncate|merge|\$\{\w+\}\s+(where|and|order))\s/i.test(sql),
    )
    .filter(({ sql }) => !isPart(sql));

const literalsOf = (source: string): readonly string[] =>
  [...source.matchAll(/`((?:[^`\\]|\\.)*)`|"((?:[^"\\\n]|\\.)*)"/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );

/** Column lists that other statements complete with their own condition. */
const isPart = (sql: string): boolean =>
  /^select [^;]*\bfrom (logs l|documents|cells|devices|refresh_tokens|credentials c)$/.test(sql.trim());
