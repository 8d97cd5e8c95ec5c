import type { Batch } from "../../shared/core/admission.ts";
import type { HeadlessTill } from "../headless/till.ts";
import { type Figure, median, ratioAtLeast, round } from "./figure.ts";
import { addProducts, type BenchServer, openTill, sell, stockUp, until } from "./server.ts";

const CLIENTS = [1, 8, 50] as const;
const ROUNDS = 3;
/** Sales of one round, shared by its clients. */
const SALES = 2_000;
/** Batches as a session cuts them. */
const BATCH = { entries: 500, length: 128 * 1024 };

/**
 * Entries per second the server takes from clients that were cut off: signed already, sent over real sockets, durable and folded when
 * acknowledged; against the same texts put into one table by as many connections. Each client stands in a branch of its own.
 */
export const ingest = async (server: BenchServer): Promise<readonly Figure[]> => {
  await server.pool.query(
    "create table bench_floor (log text, seq int, text text not null, primary key (log, seq))",
  );
  const clients = await openClients(server, Math.max(...CLIENTS));
  const figures: Figure[] = [];
  for (const count of CLIENTS) {
    const measured: number[] = [];
    const floor: number[] = [];
    let bytes = 0;
    for (let i = 0; i < ROUNDS; i++) {
      const used = clients.slice(0, count);
      await sellApart(used, SALES);
      const backlog = used.reduce((sum, { till }) => sum + till.unsent(), 0);
      const batches = await Promise.all(used.map(({ till }) => batchesOf(till)));
      bytes = batches.flat().reduce((sum, { entries }) => sum + entries.join("").length, 0) / backlog;
      floor.push(backlog / (await seconds(() => insertBare(server, batches))));
      await server.pool.query("truncate bench_floor");
      measured.push(backlog / (await seconds(() => sendAll(server, used))));
      await Promise.all(used.map(({ till }) => till.disconnect()));
    }
    figures.push(
      ratioAtLeast(
        {
          name: `entries ingested by ${count} client${count > 1 ? "s" : ""}`,
          value: round(median(measured), 0),
          unit: "entries/s",
          against: {
            what: "multi-row INSERT of the same texts into one table by as many connections",
            value: round(median(floor), 0),
          },
          detail: { rounds: ROUNDS, entriesPerRound: SALES, charactersPerEntry: round(bytes, 0) },
        },
        0.5,
      ),
    );
  }
  await server.pool.query("drop table bench_floor");
  return figures;
};

interface Client {
  readonly till: HeadlessTill;
  readonly products: readonly string[];
  sold: number;
}

/** Tills with a catalog and stock of their own branch, everything sent, cut off again. */
const openClients = async (server: BenchServer, count: number): Promise<readonly Client[]> => {
  const clients: Client[] = [];
  for (let i = 0; i < count; i++) {
    const branch = await addBranch(server, `Branch ${i + 1}`);
    const till = await openTill(server, `N${i + 1}`, branch);
    await till.connect(server.url);
    if (i === 0) await addProducts(till, 200);
    await until(() => (till.replica.state.docs.get("product")?.size ?? 0) >= 200, "the catalog");
    const products = await stockUp(till, 200);
    await until(() => till.unsent() === 0, "what was received, acknowledged");
    await till.disconnect();
    clients.push({ till, products, sold: 0 });
  }
  return clients;
};

const addBranch = async ({ office }: BenchServer, name: string): Promise<string> =>
  (await office.post<{ branch: string }>("/v1/branches", { name })).branch;

const sellApart = async (clients: readonly Client[], sales: number): Promise<void> => {
  for (const client of clients) {
    for (let i = 0; i < sales / clients.length; i++) await sell(client.till, client.products, client.sold++);
  }
};

/** What a till has not sent, as its session will cut it. */
const batchesOf = async ({ replica, certificate, unsent }: HeadlessTill): Promise<readonly Batch[]> => {
  const log = [...replica.state.logs.values()]
    .filter(({ device, scope }) => device === certificate.device && scope.startsWith("b-"))
    .reduce((latest, each) => (each.stamp > latest.stamp ? each : latest));
  const batches: Batch[] = [];
  for (let after = log.head - unsent(); after < log.head; ) {
    const batch = await replica.read(log.id, after, BATCH.entries, BATCH.length);
    if (batch === null) throw new Error("A batch without a signature");
    batches.push(batch);
    after += batch.entries.length;
  }
  return batches;
};

const sendAll = async ({ url }: BenchServer, clients: readonly Client[]): Promise<void> => {
  await Promise.all(clients.map(({ till }) => till.connect(url)));
  await until(() => clients.every(({ till }) => till.unsent() === 0), "all entries acknowledged", 300);
};

const insertBare = async (
  { pool }: BenchServer,
  batchesByClient: readonly (readonly Batch[])[],
): Promise<void> => {
  await Promise.all(
    batchesByClient.map(async (batches) => {
      const connection = await pool.connect();
      let seq = 0;
      for (const { log, entries } of batches) {
        const seqs = entries.map(() => ++seq);
        await connection.query(
          "insert into bench_floor select $1, seq, text from unnest($2::int[], $3::text[]) t(seq, text)",
          [log, seqs, entries],
        );
      }
      connection.release();
    }),
  );
};

const seconds = async (task: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await task();
  return (performance.now() - start) / 1_000;
};
