import { rm } from "node:fs/promises";
import { counterRights } from "../../../shared/core/counter.ts";
import type { Experiment, Run } from "../experiment.ts";
import { type BreakableServer, startBreakableServer } from "../parts/breakable-server.ts";
import { type BusyTill, openBusyTill } from "../parts/busy-till.ts";
import { copyFolder } from "../parts/copy-folder.ts";
import { judgeServer } from "../parts/judge-server.ts";
import { openServerShop, receive } from "../parts/server-shop.ts";
import { until } from "../parts/until.ts";

const TILLS = 3;

/** The server's database comes back from an older backup: what it had acknowledged since is with the tills. */
export const serverRestored: Experiment = {
  name: "server-restored",
  breaks: "the server's database put back to an older copy of its files, after more was acknowledged",
  times: { full: 20, short: 1 },
  run: async (run) => {
    const server = await startBreakableServer(run);
    const { office, products } = await openServerShop(server.url, { goods: 3, pieces: 100_000 });
    const tills: BusyTill[] = [];
    for (let i = 1; i <= TILLS; i++) {
      const till = await openBusyTill({
        url: server.url,
        office,
        code: `T${i}`,
        products,
        random: run.random,
      });
      run.atEnd(till.hangUp);
      run.atEnd(till.stopSelling);
      tills.push(till);
    }
    for (let i = 0; i < run.times; i++) {
      await sellABit(run, tills);
      await keepBackup(server);
      await sellABit(run, tills);
      await receive(office, products, 10); // the server's own log goes on too: the tills know it
      await sellABit(run, tills);
      run.count("entries acknowledged since the backup", await restore(server));
      await until("the tails are back", () => areTailsBack(server, tills), 120_000).catch((error: unknown) =>
        run.violated("tails come back from tills", String(error)),
      );
    }
    await sellABit(run, tills);
    await judgeServer(server.pool, tills, run);
    judgeRights(run, tills);
  },
};

/** Sells on all tills until each was acknowledged some more. */
const sellABit = async ({ random }: Run, tills: readonly BusyTill[]): Promise<void> => {
  const wanted = tills.map((till) => till.sold() + 5 + random.below(20));
  for (const till of tills) till.start();
  await until("something is sold", () => tills.every((till, i) => till.sold() >= (wanted[i] ?? 0)));
  await Promise.all(tills.map((till) => till.stopSelling()));
  await until("all is acknowledged", () => tills.every((till) => till.unsent() === 0));
};

const backupOf = (server: BreakableServer): string => `${server.dataDir()}-backup`;

const entriesIn = async ({ pool }: BreakableServer): Promise<number> => {
  const { rows } = await pool.query<{ entries: number }>("select count(*)::int as entries from entries");
  return rows[0]?.entries ?? 0;
};

const keepBackup = async (server: BreakableServer): Promise<void> => {
  await server.killServer();
  await server.stopDatabase();
  await copyFolder(server.dataDir(), backupOf(server));
  await server.startDatabase();
  await server.startServer();
};

/** Gives how many entries the backup does not hold. */
const restore = async (server: BreakableServer): Promise<number> => {
  const before = await entriesIn(server);
  await server.killServer();
  await server.stopDatabase();
  await rm(server.dataDir(), { recursive: true });
  await copyFolder(backupOf(server), server.dataDir());
  await rm(backupOf(server), { recursive: true });
  await server.startDatabase();
  const lost = before - (await entriesIn(server));
  await server.startServer();
  return lost;
};

/** Whether the server has every log as far as any till has read it. */
const areTailsBack = async ({ pool }: BreakableServer, tills: readonly BusyTill[]): Promise<boolean> => {
  const { rows } = await pool.query<{ log: string; head: number }>("select log, head from logs");
  const heads = new Map(rows.map(({ log, head }) => [log, head]));
  return tills.every(({ till }) =>
    [...till.replica.state.logs.values()].every(({ id, head }) => (heads.get(id) ?? 0) >= head),
  );
};

/**
 * Nobody may have less than no rights. Files put back into their place are not told from the originals, so the server may give
 * again what it gave since; what it receives is what counts here, and that every piece has one holder where it noticed.
 */
const judgeRights = (run: Run, tills: readonly BusyTill[]): void => {
  for (const { till, code } of tills) {
    const { counters, logs } = till.replica.state;
    const holders = new Set([...logs.values()].map(({ holder }) => holder));
    for (const [counter, cells] of counters) {
      for (const holder of holders) {
        const rights = counterRights(cells, holder);
        if (rights < 0)
          run.violated("nobody has less than no rights", `${code}: ${counter} ${holder} ${rights}`);
      }
    }
  }
};
