import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { faultyDatabase, type TestDatabase, testDatabase } from "../testing/database.ts";
import { createPool, query, withTransaction } from "./pool.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query("create table sold (n int primary key)");
});
afterAll(() => database.drop());

test.each([
  { sql: "9007199254740991::int8", value: 9_007_199_254_740_991 },
  { sql: "(select sum(n::int8) from generate_series(1, 4) as n)", value: 10 },
  { sql: "2.5::numeric", value: 2.5 },
  { sql: "array[1, null, -3]::int8[]", value: [1, null, -3] },
  { sql: "array[1.5, 2]::numeric[]", value: [1.5, 2] },
  { sql: "null::int8", value: null },
  { sql: "date '2026-03-01'", value: "2026-03-01" },
  { sql: "timestamptz '2026-03-01 10:00+05'", value: new Date("2026-03-01T05:00:00Z") },
  { sql: `'{"a": 1}'::jsonb`, value: { a: 1 } },
])("$sql comes as $value", async ({ sql, value }) => {
  expect(await query(database.pool, `select ${sql} as value`)).toEqual([{ value }]);
});

test.each(["9007199254740993::int8", "1e20::numeric", "array[9007199254740993]::int8[]"])(
  "%s fails its query rather than lose digits, and the connection goes on",
  async (sql) => {
    const pool = createPool(database.url, 1);
    onTestFinished(() => pool.end());
    await expect(query(pool, `select ${sql}`)).rejects.toThrow("does not fit a number");
    expect(await query(pool, "select 1 as one")).toEqual([{ one: 1 }]);
  },
);

const sold = async () =>
  (await query<{ n: number }>(database.pool, "select n from sold order by n")).map(({ n }) => n);

test("a transaction commits what returns and rolls back what throws", async () => {
  const result = await withTransaction(database.pool, async (client) => {
    await client.query("insert into sold values (1)");
    return "done";
  });
  expect(result).toBe("done");
  const failed = withTransaction(database.pool, async (client) => {
    await client.query("insert into sold values (2)");
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  expect(await sold()).toEqual([1]);
});

test("a transaction whose statement failed unnoticed is not taken for committed", async () => {
  const failed = withTransaction(database.pool, async (client) => {
    await client.query("insert into sold values (3)");
    await client.query("select 1 / 0").catch(() => {});
  });
  await expect(failed).rejects.toThrow("rolled back");
  expect(await sold()).not.toContain(3);
});

test("a transaction runs in the mode it asks for", async () => {
  const writing = withTransaction(
    database.pool,
    (client) => client.query("insert into sold values (4)"),
    "isolation level repeatable read read only",
  );
  await expect(writing).rejects.toThrow("read-only transaction");
});

test("the pool outlives kill -9 of the database, at rest and within a transaction", async () => {
  const faulty = await faultyDatabase();
  onTestFinished(() => faulty.drop());
  const lost: string[] = [];
  const pool = createPool(faulty.url, 3, (error) => lost.push(error.message));
  onTestFinished(() => pool.end());
  await pool.query("create table sold (n int)");
  await Promise.all([pool.query("select pg_sleep(0.01)"), pool.query("select pg_sleep(0.01)")]); // Two at rest.
  const cut = withTransaction(pool, async (client) => {
    await client.query("insert into sold values (1)");
    await faulty.killDatabase();
    await client.query("insert into sold values (2)");
  });
  await expect(cut).rejects.toThrow();
  await faulty.restartDatabase();
  await withTransaction(pool, (client) => client.query("insert into sold values (3)"));
  expect(await query(pool, "select n from sold")).toEqual([{ n: 3 }]);
  expect(lost.length).toBeGreaterThan(0);
});
