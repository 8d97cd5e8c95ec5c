import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import { units } from "../../shared/lib/quantity.ts";
import type { RunDeps } from "../../shared/sync/run.ts";
import { createSigner, newId, nodeCrypto } from "../../sync-server/crypto.ts";
import { startEmbedded } from "../../sync-server/store/embedded/embedded.ts";
import { createPool } from "../../sync-server/store/pool.ts";
import { type Office, openOffice } from "../headless/office.ts";
import { createHeadlessTill, type HeadlessTill } from "../headless/till.ts";
import { freePort } from "../support/free-port.ts";
import { startServerProcess } from "../support/server-process.ts";

/** The real server as its own process over the embedded database, with a shop set up, and the database itself for floors. */
export interface BenchServer {
  readonly url: string;
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly office: Office;
  readonly close: () => Promise<void>;
}

/** Most connections a floor asks for at once. */
const CONNECTIONS = 50;

const openBenchServer = async (): Promise<BenchServer> => {
  const data = mkdtempSync(join(tmpdir(), "saudaflow-bench-server-"));
  const database = await startEmbedded({ dir: data, settings: { max_connections: "120" } });
  const server = await startServerProcess({
    port: await freePort(),
    data,
    env: { DATABASE_URL: database.url },
    program: "e2e/bench/server-main.ts",
  });
  const pool = createPool(database.url, CONNECTIONS);
  const office = await openOffice(server.url);
  return {
    url: server.url,
    databaseUrl: database.url,
    pool,
    office,
    close: async () => {
      await pool.end();
      await server.stop();
      await database.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};

/** Runs the task against a server of its own. */
export const withBenchServer = async <T>(task: (server: BenchServer) => Promise<T>): Promise<T> => {
  const server = await openBenchServer();
  try {
    return await task(server);
  } finally {
    await server.close();
  }
};

/** An enrolled till, not connected yet, and what a session of its own making needs. */
export const openTill = async (
  { office }: BenchServer,
  code: string,
  branch?: string,
): Promise<HeadlessTill & { readonly sessionDeps: Omit<RunDeps, "transport" | "port" | "events"> }> => {
  const { key, sign } = createSigner();
  const enrolled = await office.enrol(code, key, branch);
  const deps = { crypto: nodeCrypto, sign, now: Date.now, newId };
  const till = await createHeadlessTill(deps, { ...enrolled, ticket: office.ticket });
  const { certificate: signed, authority } = enrolled;
  const config = {
    org: authority.org,
    certificate: till.certificate,
    signed,
    nonce: newId(),
    binding: "",
    window: 8,
  };
  return { ...till, sessionDeps: { crypto: nodeCrypto, sign, authority, config } };
};

const IMPORT_CHUNK = 250;

/** Puts so many products into the catalog, written at the till. */
export const addProducts = async (till: HeadlessTill, count: number): Promise<void> => {
  for (let from = 0; from < count; from += IMPORT_CHUNK) {
    const rows = Array.from({ length: Math.min(IMPORT_CHUNK, count - from) }, (_, i) => aRow(from + i));
    must(await till.run("catalog.import", { rows, file: "bench" }));
  }
};

const words = ["Сүт", "Нан", "Шай", "Milk", "Coffee", "Шоколад", "Guruch", "Сыр", "Yogʻ", "Құрт"];

const aRow = (i: number) => ({
  line: i + 1,
  name: `${words[i % 10]} ${words[(i * 7) % 10]} ${(i % 90) + 10} г № ${i}`,
  sku: `SKU-${i}`,
  unit: "pcs",
  price: 10_000 + (i % 500) * 100,
  taxRate: 1_600,
});

/** Receives plenty of the first products in the till's branch; their ids. */
export const stockUp = async (till: HeadlessTill, count: number): Promise<readonly string[]> => {
  const products = [...(till.replica.state.docs.get("product")?.keys() ?? [])].slice(0, count);
  const lines = products.map((product) => ({ product, quantity: units(100_000) }));
  must(await till.run("stock.receive", { lines }));
  return products;
};

/** One sale of one to nine lines, as a grocery's are; the same each time for the same number. */
export const sell = async (till: HeadlessTill, products: readonly string[], n: number): Promise<void> => {
  const size = 1 + ((n * 7) % 9);
  const lines = Array.from({ length: size }, (_, i) => ({
    product: products[(n * 13 + i) % products.length] ?? "",
    quantity: units(1 + (n % 3)),
  }));
  must(await till.run("sale.complete", { lines, tenders: [{ type: "cash", amount: 100_000_000 }] }));
};

const must = (done: { readonly ok: boolean; readonly error?: unknown }): void => {
  if (!done.ok) throw new Error(JSON.stringify(done.error));
};

/** Waits until something is so, looking every millisecond. */
export const until = async (isSo: () => boolean, what: string, seconds = 60): Promise<void> => {
  const deadline = performance.now() + seconds * 1_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
};
