import { expect, onTestFinished, test } from "vitest";
import { createPool, query } from "../store/pool.ts";
import { faultyDatabase, testDatabase } from "./database.ts";

test("each test has a database of its own, migrated and gone afterwards", async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  await one.pool.query("create table sold (n int)");
  expect(await query(two.pool, "select to_regclass('sold') as sold")).toEqual([{ sold: null }]);
  expect(await query(two.pool, "select to_regclass('schema_migrations')::text as name")).toEqual([
    { name: "schema_migrations" },
  ]);
  await Promise.all([one.drop(), two.drop()]);
  const late = createPool(one.url, 1);
  onTestFinished(() => late.end());
  await expect(query(late, "select 1")).rejects.toThrow("does not exist");
});

test("databases of killed runs go after an hour", async () => {
  const { pool, drop } = await testDatabase();
  onTestFinished(drop);
  await pool.query("create database test_1000000000_left");
  await (await testDatabase()).drop();
  expect(await query(pool, "select from pg_database where datname = 'test_1000000000_left'")).toEqual([]);
});

test("a database can be killed and restarted under the same URL", async () => {
  const { pool, url, killDatabase, restartDatabase, drop } = await faultyDatabase();
  onTestFinished(drop);
  await pool.query("create table sold (n int)");
  await killDatabase();
  await expect(query(pool, "select 1")).rejects.toThrow();
  await restartDatabase();
  expect(await query(pool, "select n from sold")).toEqual([]);
  await restartDatabase();
  const other = createPool(url, 1);
  onTestFinished(() => other.end());
  expect(await query(other, "select n from sold")).toEqual([]);
});
