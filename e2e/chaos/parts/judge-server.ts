import type { Pool } from "pg";
import { ledgerDifferences } from "../../replay/server-books.ts";
import type { Run } from "../experiment.ts";
import { faultsOfStored, readStoredEntries, type StoredEntry } from "./stored-entries.ts";
import { until } from "./until.ts";

/** What a device wrote and what it was promised. */
export interface Writer {
  readonly code: string;
  readonly promised: ReadonlyMap<string, number>;
  /** The texts of all its entries. */
  readonly written: () => Promise<readonly string[]>;
}

/** Whether the server holds all that it promised to; right after it came back. */
export const judgePromises = async (
  pool: Pool,
  writers: readonly Pick<Writer, "code" | "promised">[],
  { violated, count }: Pick<Run, "violated" | "count">,
): Promise<void> => {
  // As promised now: while the database is read, more may be.
  const promises = writers.map(({ code, promised }) => ({ code, promised: new Map(promised) }));
  const held = await heldNow(pool);
  for (const { code, promised } of promises) {
    for (const [log, head] of promised) {
      count("promises looked at");
      if ((held.get(log) ?? 0) < head)
        violated(
          "an acknowledged entry is never lost",
          `${code} ${log}: promised ${head}, held ${held.get(log) ?? 0}`,
        );
    }
  }
};

interface HeldLog {
  readonly log: string;
  readonly held: number;
}

/** Asked again while the database is still on its way down from a kill, or on its way up. */
const heldNow = async (pool: Pool): Promise<ReadonlyMap<string, number>> => {
  const answers: (readonly HeldLog[])[] = [];
  await until("the database says what it holds", async () => {
    const text = "select log, count(*)::int as held from entries group by log";
    const answer = await pool.query<HeldLog>(text).catch(() => null);
    if (answer !== null) answers.push(answer.rows);
    return answer !== null;
  });
  return new Map((answers[0] ?? []).map(({ log, held }) => [log, held]));
};

/**
 * At the end, when all have synced: every entry that was written is at the server once, as it was written; receipt numbers are
 * unique; stock is what was received less what was sold; and what is stored passes a check that shares no code with the program.
 */
export const judgeServer = async (
  pool: Pool,
  writers: readonly Writer[],
  run: Pick<Run, "violated" | "count">,
): Promise<void> => {
  const { violated, count } = run;
  await judgePromises(pool, writers, run);
  for (const fault of await faultsOfStored(pool)) violated("what is stored would pass any reader", fault);
  const stored = await readStoredEntries(pool);
  count("entries at the server", stored.length);
  const times = countBy(stored.map(({ text }) => text));
  for (const { code, written } of writers) {
    for (const text of await written()) {
      count("entries written at tills");
      const found = times.get(text) ?? 0;
      if (found !== 1) violated("every entry is there once", `${code}: ${found} times ${text.slice(0, 200)}`);
    }
  }
  judgeReceipts(stored, run);
  const differing = await ledgerDifferences(pool);
  if (differing !== 0) violated("stock is what the entries add up to", `${differing} counters differ`);
  await judgeReadSide(pool, stored, run);
};

interface SaleEntry {
  readonly kind: string;
  readonly body: { readonly number: string };
}

const salesIn = (stored: readonly StoredEntry[]): readonly SaleEntry[] =>
  stored.map(({ text }) => JSON.parse(text) as SaleEntry).filter(({ kind }) => kind === "sale.completed");

const judgeReceipts = (
  stored: readonly StoredEntry[],
  { violated, count }: Pick<Run, "violated" | "count">,
): void => {
  const sales = salesIn(stored);
  count("sales at the server", sales.length);
  for (const [number, times] of countBy(sales.map(({ body }) => body.number)))
    if (times > 1) violated("a receipt number is used once", `${number}: ${times} sales`);
};

/** The rows for reports were written with the entries. */
const judgeReadSide = async (
  pool: Pool,
  stored: readonly StoredEntry[],
  { violated }: Pick<Run, "violated">,
): Promise<void> => {
  const { rows } = await pool.query<{ number: string }>("select number from sales");
  const wanted = salesIn(stored).map(({ body }) => body.number);
  const found = countBy(rows.map(({ number }) => number));
  if (rows.length !== wanted.length || wanted.some((number) => found.get(number) !== 1))
    violated("reports have every sale once", `${rows.length} rows for ${wanted.length} sales`);
};

const countBy = (values: readonly string[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
};
