import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { indexes, rules } from "../../../shared/commands.ts";
import type { LogId } from "../../../shared/core/ids.ts";
import { createReplica } from "../../../shared/core/replica.ts";
import type { Instant } from "../../../shared/core/stamp.ts";
import { createState } from "../../../shared/core/state.ts";
import { stateHash } from "../../../shared/core/state-hash.ts";
import { createMemoryStore } from "../../../shared/core/store.ts";
import { nodeCrypto } from "../../../sync-server/crypto.ts";
import { readBatch } from "../../../sync-server/store/entries.ts";
import { readStateHash } from "../../../sync-server/store/state-hash.ts";
import type { Run } from "../experiment.ts";
import { faultsOfStored } from "../parts/stored-entries.ts";
import type { InnerServer } from "./inner-server.ts";

/**
 * What the server let in, whatever was thrown at it, passes a check that shares no code with it, is admitted by another replica
 * to its last entry, and folds there to what the server's own SQL made of it.
 */
export const judgeFuzzed = async (run: Run, { server, shop, device }: InnerServer): Promise<void> => {
  const { pool } = server.deps;
  for (const fault of await faultsOfStored(pool)) run.violated("what is stored would pass any reader", fault);
  const replica = createReplica({
    state: createState(indexes),
    store: createMemoryStore(),
    crypto: nodeCrypto,
    authority: device.authority,
    rules,
    now: () => Date.now() as Instant,
    arrived: 0,
  });
  const org = shop.organisation.id;
  const { rows } = await pool.query<{ log: LogId; head: number; stopped: boolean }>(
    "select log, head, stopped from logs where org_id = $1 order by log",
    [org],
  );
  for (const { log, head, stopped } of rows) {
    run.count("logs read again", stopped ? 0 : 1);
    for (let at = 0; at < head; ) {
      const batch = await readBatch(pool, org, log, at, 500, 1_000_000);
      if (batch === null) break; // the tail of a batch that was bad further on has no signature of its own
      const admitted = await replica.admit(batch);
      if (!admitted.ok || admitted.value !== null)
        run.violated("another reader admits it too", `${log} after ${at}: ${JSON.stringify(admitted)}`);
      at = batch.last;
    }
  }
  const [ours, theirs] = [stateHash(replica.state, nodeCrypto), await readStateHash(pool, org)];
  run.count("entries admitted by another reader", replica.arrived());
  if (ours !== theirs) run.violated("SQL and TypeScript fold alike", `${theirs} and ${ours}`);
};

/** Heap in use once everything that can be let go was, in bytes. */
export const heapInUse = (): number => {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
};

const MEGABYTE = 2 ** 20;
const MOST_GROWTH = 100 * MEGABYTE;

/** Watches the heap between its making and the judgement. */
export const watchHeap = (run: Run): (() => void) => {
  const before = heapInUse();
  return () => {
    const grown = heapInUse() - before;
    run.greatest("heap grown by, MB", Math.round(grown / MEGABYTE));
    if (grown > MOST_GROWTH) run.violated("memory stays bounded", `${Math.round(grown / MEGABYTE)} MB more`);
  };
};
