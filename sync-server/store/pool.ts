import { Pool, type PoolClient, type QueryResultRow, types } from "pg";

/** What runs SQL: the pool, or the client of a transaction. */
export type Queryable = Pick<Pool, "query"> | Pick<PoolClient, "query">;

/**
 * The one way to the database, embedded or of one's own.
 *
 * Values come as this program holds them: `int8` and whole `numeric` (sums) as numbers, `date` as `YYYY-MM-DD`,
 * `timestamptz` as Date, `jsonb` parsed. A whole number beyond ±2^53 makes its query fail rather than lose digits.
 *
 * The pool outlives a restart of the database: a lost connection is dropped and the next query opens another.
 * @param onLost told of each connection lost, for the log; the query it carried fails by itself
 */
export const createPool = (url: string, max = 10, onLost: (error: Error) => void = () => {}): Pool => {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: "saudaflow",
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // The pool listens to a client only while it is idle; one lost between two queries of a transaction would end us.
  pool.on("connect", (client) => client.on("error", onLost));
  pool.on("error", () => {});
  return pool;
};

/** Runs one statement and returns its rows. The caller vouches for the row type: it names the columns it asks for. */
export const query = async <Row extends QueryResultRow>(
  db: Queryable,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> => (await db.query<Row>(text, [...values])).rows;

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws, and the error thrown on.
 * @param mode what follows `begin`, e.g. `"isolation level repeatable read read only"`
 * @throws also when `work` swallowed the error of a statement, for then there is nothing to commit
 */
export const withTransaction = async <T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  mode = "",
): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query(`begin ${mode}`);
    const value = await work(client);
    const { command } = await client.query("commit");
    if (command !== "COMMIT")
      throw new Error("The transaction was rolled back: one of its statements had failed");
    client.release();
    return value;
  } catch (error) {
    const lost = await client.query("rollback").then(
      () => false,
      () => true,
    );
    client.release(lost);
    throw error;
  }
};

const { INT8, NUMERIC, DATE } = types.builtins;
const INT8_ARRAY = 1016;
const NUMERIC_ARRAY = 1231;

const parseNumber = (text: string): number => checked(Number(text), text);

const parseNumbers = (text: string): unknown =>
  JSON.parse(
    text.replaceAll("{", "[").replaceAll("}", "]").replaceAll("NULL", "null"),
    (_, value: unknown) => (typeof value === "number" ? checked(value, text) : value),
  );

/** Fractions pass (an average); a whole number must be exact. */
const checked = (value: number, text: string): number => {
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError(`${text} does not fit a number`);
  return value;
};

const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [INT8, parseNumber],
  [NUMERIC, parseNumber],
  [INT8_ARRAY, parseNumbers],
  [NUMERIC_ARRAY, parseNumbers],
  [DATE, String],
]);

const getTypeParser: typeof types.getTypeParser = (id: number, format?: "text" | "binary") =>
  (format === "binary" ? undefined : PARSERS.get(id)) ?? types.getTypeParser(id, format);
