import { setTimeout as sleep } from "node:timers/promises";
import { findHolders, readPostmaster } from "../../../sync-server/store/embedded/postmaster.ts";
import type { Experiment, Run } from "../experiment.ts";
import { type BreakableServer, startBreakableServer } from "../parts/breakable-server.ts";
import { judgePromises, judgeServer } from "../parts/judge-server.ts";
import { startLoad } from "../parts/load.ts";
import type { OwnerCommands } from "../parts/owner-commands.ts";
import { openServerShop } from "../parts/server-shop.ts";
import { until } from "../parts/until.ts";

const GOODS = 5;

/** Postgres and Node are killed in turn, at moments of chance, while tills sell and sync as fast as they can. */
export const serverKilled: Experiment = {
  name: "server-killed",
  breaks: "SIGKILL to Postgres (all of it, or one child) and to Node, under load",
  times: { full: 100, short: 4 },
  run: async (run) => {
    const server = await startBreakableServer(run);
    const { office, products } = await openServerShop(server.url, { goods: GOODS, pieces: 1 });
    const load = await startLoad(run, server.url, office, products);
    const kills = [postgresKilled, childKilled, nodeKilled, bothKilled];
    for (let kill = 0; kill < run.times; kill++) {
      await load.progress();
      await sleep(run.random.below(600));
      const began = performance.now();
      await kills[kill % kills.length]?.(server, run);
      await judgePromises(server.pool, load.writers, run);
      await load.progress();
      run.greatest(
        "longest until every till was acknowledged again, ms",
        Math.round(performance.now() - began),
      );
      if ((kill + 1) % 10 === 0) run.say(`${kill + 1} kills`);
    }
    await load.finish();
    await judgeServer(server.pool, load.writers, run);
    await judgeCommands(server, load.commands, run);
  },
};

type Kill = (server: BreakableServer, run: Pick<Run, "count" | "random">) => Promise<void>;

const postgresKilled: Kill = async (server, run) => {
  run.count("kills of Postgres");
  await server.killDatabase();
  await server.startDatabase();
};

/** The postmaster answers the death of a child by ending all others and recovering. */
const childKilled: Kill = async (server, { count, random }) => {
  count("kills of one Postgres process");
  const master = await readPostmaster(server.dataDir());
  const children = (await findHolders(server.dataDir(), null)).filter((pid) => pid !== master?.pid);
  if (children.length > 0) process.kill(random.pick(children), "SIGKILL");
  await until("Postgres has recovered", () =>
    server.pool.query("select 1").then(
      () => true,
      () => false,
    ),
  );
};

const nodeKilled: Kill = async (server, { count }) => {
  count("kills of Node");
  await server.killServer();
  await server.startServer();
};

const bothKilled: Kill = async (server, { count }) => {
  count("kills of both at once");
  await Promise.all([server.killServer(), server.killDatabase()]);
  await server.startDatabase();
  await server.startServer();
};

/** A command that named itself was done once, however often it had to be asked for. */
const judgeCommands = async (
  { pool }: BreakableServer,
  { product, done }: OwnerCommands,
  { violated, count }: Run,
): Promise<void> => {
  count("commands answered", done());
  const { rows } = await pool.query<{ received: number }>(
    "select count(*)::int as received from stock_receipts where product = $1",
    [product],
  );
  const received = (rows[0]?.received ?? 0) - 2; // the opening stock, and what the load sells
  if (received !== done())
    violated("a command that names itself is done once", `${done()} answered, ${received} done`);
};
