import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import type { Batch } from "../shared/core/admission.ts";
import type { LogId } from "../shared/core/ids.ts";
import { query } from "./store/pool.ts";
import { type TestDatabase, testDatabase } from "./testing/database.ts";
import { ask, enrol, OWNER } from "./testing/server.ts";
import { aTill, ownBatches } from "./testing/till.ts";

// A whole program is compiled and started, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
const children = new Set<ChildProcess>();
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await database.drop();
});

interface Running {
  readonly url: string;
  readonly child: ChildProcess;
}

/** The program itself, as an operator starts it. */
const start = async (): Promise<Running> => {
  const program = fileURLToPath(new URL("./main.ts", import.meta.url));
  const env = { ...process.env, DATABASE_URL: database.url, PORT: "0", LOG_LEVEL: "info" };
  const child = spawn(process.execPath, ["--import", "tsx", program], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) {
      child.stdout.resume();
      return { url, child };
    }
  }
  throw new Error("The server ended before it listened");
};

const SETUP = { organisation: "Dastarkhan", currency: "KZT", branch: { name: "Abay 1" }, owner: OWNER };

test("stopped in an orderly way and started again, it has what it had", async () => {
  database = await testDatabase();
  const first = await start();
  expect((await ask(first.url, "/v1/setup", { body: SETUP })).status).toBe(200);
  first.child.kill("SIGTERM");
  expect(await once(first.child, "exit")).toEqual([0, null]);
  const second = await start();
  expect((await ask(second.url, "/v1/setup")).json).toEqual({ needed: false });
});

test("killed while it takes a day in, it has no half of anything, and the day comes in again whole", async () => {
  database = await testDatabase();
  const first = await start();
  const { branch, organisation } = (await ask(first.url, "/v1/setup", { body: SETUP })).json;
  const { login, password } = OWNER;
  const { access } = (await ask(first.url, "/v1/auth/sign-in", { body: { login, password } })).json;
  const device = await enrol(first, access, "till", branch);
  const till = await aTill(first, organisation, device);
  const token = await device.token();
  const pulled = await ask(first.url, "/v1/sync/pull", { token, body: { heads: {} } });
  for (const batch of pulled.json.batches) await till.replica.admit(batch);
  const { product } = await till.must("catalog.add-product", { name: "Tea", price: 100, taxRate: 0 });
  await till.must("stock.receive", { lines: [{ product, quantity: 900_000 }] });
  for (let i = 0; i < 60; i++) {
    const lines = [{ product, quantity: 1_000 }];
    await till.must("sale.complete", { lines, tenders: [{ type: "card", amount: 100 }] });
  }
  const id = [...till.state.logs.keys()].find(
    (log) => log.startsWith(`${device.device}.`) && log.includes(".b-"),
  )!;
  const pieces: Batch[] = [];
  for (let after = 0; after < till.state.logs.get(id)!.head; after += pieces.at(-1)!.entries.length)
    pieces.push((await till.replica.read(id, after, 1, 1))!);
  const pushing = ask(first.url, "/v1/sync/push", { token, body: { batches: pieces } }).catch(() => null);
  while ((await wholeEntries(id)) < 5);
  first.child.kill("SIGKILL");
  await pushing;
  await wholeEntries(id);

  const second = await start();
  const batches = await ownBatches(till);
  const again = await ask(second.url, "/v1/sync/push", { token, body: { batches } });
  expect(again.json).toMatchObject({ refused: [] });
  expect(await wholeEntries(id)).toBe(till.state.logs.get(id)!.head);
});

/** How many entries of the log there are, once tip, sales and stock are found to say the same. */
const wholeEntries = async (log: LogId): Promise<number> => {
  const [row] = await query<{ entries: number; head: number; sold: number; spent: number; sales: number }>(
    database.pool,
    `select coalesce((select head from logs where log = $1), 0) as head,
       (select count(*) from entries where log = $1) as entries,
       (select count(*) from entries where log = $1 and kind = 'sale.completed') as sold,
       (select count(*) from sales where log = $1) as sales,
       coalesce((select sum(spent) from cells where log = $1), 0) / 1000 as spent`,
    [log],
  );
  if (row === undefined) throw new Error("no answer");
  const { entries, head, sold, spent, sales } = row;
  expect({ entries, sales, spent }).toEqual({ entries: head, sales: sold, spent: sold });
  return entries;
};
