import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { deleteOldReplies } from "../store/command-replies.ts";
import { deleteExpiredFamilies } from "../store/refresh-tokens.ts";

const EVERY_MS = 3_600_000;

/** Takes away what nobody can use any more, now and every hour. Gives a function that ends it. */
export const startHousekeeping = (pool: Pool, clock: Clock, log: Logger): (() => void) => {
  const tidy = async (): Promise<void> => {
    const families = await deleteExpiredFamilies(pool, clock());
    const replies = await deleteOldReplies(pool);
    log.debug({ families, replies }, "tidied up");
  };
  const run = (): void => {
    tidy().catch((error: unknown) => log.warn({ err: error }, "could not tidy up"));
  };
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  run();
  return () => clearInterval(timer);
};
