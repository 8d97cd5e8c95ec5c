import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { createPool, query } from "./pool.ts";

const FIRST = { "0001-sales.sql": "create table sales (n int);\ninsert into sales values (1);\n" };
const SECOND = { "0002-tax.sql": "alter table sales add tax int;\n" };

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
  await database.pool.query("drop schema public cascade; create schema public");
  return () => database.drop();
});

const aFolder = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), "saudaflow-migrations-"));
  onTestFinished(() => rm(dir, { recursive: true }));
  for (const [name, sql] of Object.entries(files)) await writeFile(join(dir, name), sql);
  return dir;
};

const applied = async () =>
  (await query<{ name: string }>(database.pool, "select name from schema_migrations order by name")).map(
    ({ name }) => name,
  );

test("what is missing is applied once, in order, and recorded with its hash", async () => {
  expect(await migrate(database.pool, await aFolder(FIRST))).toEqual(["0001-sales.sql"]);
  const both = await aFolder({ ...FIRST, ...SECOND, "README.md": "not SQL" });
  expect(await migrate(database.pool, both)).toEqual(["0002-tax.sql"]);
  expect(await migrate(database.pool, both)).toEqual([]);
  expect(await query(database.pool, "select * from sales")).toEqual([{ n: 1, tax: null }]);
  const hashes = await query(database.pool, "select name, sha256 from schema_migrations order by name");
  expect(hashes).toEqual((await readMigrations(both)).map(({ name, sha256 }) => ({ name, sha256 })));
});

test("programs starting at once apply each migration once", async () => {
  const dir = await aFolder({ ...FIRST, ...SECOND });
  const pools = [1, 2, 3, 4].map(() => createPool(database.url, 2));
  onTestFinished(async () => void (await Promise.all(pools.map((pool) => pool.end()))));
  const done = await Promise.all(pools.map((pool) => migrate(pool, dir)));
  expect(done.flat().toSorted()).toEqual(["0001-sales.sql", "0002-tax.sql"]);
  expect(await query(database.pool, "select n from sales")).toEqual([{ n: 1 }]);
});

test.each([
  {
    what: "an applied migration that was edited",
    files: { ...FIRST, "0002-tax.sql": "alter table sales add tax numeric;\n" },
    error: "Migration 0002-tax.sql was changed after it was applied",
  },
  {
    what: "a database newer than the program",
    files: FIRST,
    error: "The database has migration 0002-tax.sql, which this release does not know",
  },
])("$what is refused by name", async ({ files, error }) => {
  await migrate(database.pool, await aFolder({ ...FIRST, ...SECOND }));
  await expect(migrate(database.pool, await aFolder(files))).rejects.toThrow(error);
  expect(await applied()).toEqual(["0001-sales.sql", "0002-tax.sql"]);
});

test("a migration below an applied one is refused by name", async () => {
  const dir = await aFolder({ ...FIRST, ...SECOND });
  await migrate(database.pool, dir);
  await database.pool.query("delete from schema_migrations where name like '0001%'");
  await expect(migrate(database.pool, dir)).rejects.toThrow(
    "Migration 0001-sales.sql was added below 0002-tax.sql",
  );
});

test("a migration that fails leaves nothing of itself, and names itself", async () => {
  const dir = await aFolder({ ...FIRST, "0002-broken.sql": "create table half (n int); select 1 / 0;" });
  await expect(migrate(database.pool, dir)).rejects.toThrow("Migration 0002-broken.sql failed");
  expect(await applied()).toEqual(["0001-sales.sql"]);
  expect(await query(database.pool, "select to_regclass('half') as half")).toEqual([{ half: null }]);
});

test("line ends do not change a hash", async () => {
  const windows = Object.fromEntries(
    Object.entries(FIRST).map(([name, sql]) => [name, sql.replaceAll("\n", "\r\n")]),
  );
  expect(await readMigrations(await aFolder(windows))).toEqual(await readMigrations(await aFolder(FIRST)));
});

test.each([
  { name: "0001_sales.sql", error: "Migration 0001_sales.sql in" },
  { name: "0002-tax.sql", error: "should be named 0001-what-it-does.sql" },
])("a file named $name at the first place is refused", async ({ name, error }) => {
  await expect(readMigrations(await aFolder({ [name]: "" }))).rejects.toThrow(error);
});
