import type { Batch } from "../../shared/core/admission.ts";
import type { HeadedLog, Heads } from "../../shared/core/heads.ts";
import { ok } from "../../shared/lib/result.ts";
import type { SyncPort } from "../../shared/sync/run.ts";
import { openSocketLink, type SocketLink } from "../headless/socket-link.ts";
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
      const batches = await Promise.all(used.map(batchesOf));
      const entries = batches.flatMap((each) => each.flatMap((batch) => batch.entries));
      bytes = entries.join("").length / entries.length;
      floor.push(entries.length / (await seconds(() => insertBare(server, batches))));
      await server.pool.query("truncate bench_floor");
      const senders = await Promise.all(used.map((client) => openSender(server, client)));
      measured.push(
        entries.length / (await seconds(() => Promise.all(senders.map((sender) => sender.send())))),
      );
      for (const { close } of senders) await close();
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
  readonly till: Awaited<ReturnType<typeof openTill>>;
  readonly products: readonly string[];
  sold: number;
  /** Entries of its branch's log that the server has. */
  sent: number;
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
    clients.push({ till, products, sold: 0, sent: branchLog(till).head });
  }
  return clients;
};

const addBranch = async ({ office }: BenchServer, name: string): Promise<string> =>
  (await office.post<{ branch: string }>("/v1/branches", { name })).branch;

const branchLog = ({ replica, certificate }: Client["till"]) => {
  for (const log of replica.state.logs.values()) {
    if (log.device === certificate.device && log.scope.startsWith("b-")) return log;
  }
  throw new Error("The till has no log of its branch");
};

const sellApart = async (clients: readonly Client[], sales: number): Promise<void> => {
  for (const client of clients) {
    for (let i = 0; i < sales / clients.length; i++) await sell(client.till, client.products, client.sold++);
  }
};

/** What a client has not sent, as its session will cut it. */
const batchesOf = async ({ till, sent }: Client): Promise<readonly Batch[]> => {
  const log = branchLog(till);
  const batches: Batch[] = [];
  for (let after = sent; after < log.head; ) {
    const batch = await till.replica.read(log.id, after, BATCH.entries, BATCH.length);
    if (batch === null) throw new Error("A batch without a signature");
    batches.push(batch);
    after += batch.entries.length;
  }
  return batches;
};

interface Sender extends SocketLink {
  /** Resolves when the server has acknowledged everything. */
  readonly send: () => Promise<void>;
}

/** An open session that holds back what it has until told. */
const openSender = async ({ url }: BenchServer, client: Client): Promise<Sender> => {
  const { replica, sessionDeps } = client.till;
  const { id, head, continues } = branchLog(client.till);
  const logAt = (at: number): HeadedLog => ({ id, head: at, continues });
  let grow: (logs: readonly HeadedLog[]) => void = () => {};
  let done = (): void => {};
  const sent = new Promise<void>((resolve) => {
    done = resolve;
  });
  const port: SyncPort = {
    logs: async () => [logAt(client.sent)],
    read: async (log, after, limit, length) => {
      const batch = await replica.read(log, after, limit, length);
      return batch === null ? null : { ...batch, last: after + batch.entries.length };
    },
    admit: async ({ entries }) => ok({ head: entries.length, refusal: null }),
    subscribe: (listener) => {
      grow = listener;
      return () => {};
    },
  };
  const acknowledged = (heads: Heads): void => {
    client.sent = Math.max(client.sent, heads[id] ?? 0);
    if (client.sent === head) done();
  };
  const refused = (refusal: unknown): void => {
    throw new Error(JSON.stringify(refusal));
  };
  const deps = { ...sessionDeps, port, events: { acknowledged, refused } };
  const { close } = await openSocketLink(url, deps, Date.now);
  return {
    close,
    send: () => {
      grow([logAt(head)]);
      return sent;
    },
  };
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

const seconds = async (task: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await task();
  return (performance.now() - start) / 1_000;
};
