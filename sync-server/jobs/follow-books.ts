import type { Pool } from "pg";
import type { Logger } from "pino";
import type { OrgId } from "../../shared/core/ids.ts";
import { type BookWatch, type Moved, readOwed } from "../access/books.ts";
import { takeBackDevice, takeBackPerson } from "../access/taking-back.ts";
import type { Clock } from "../clock.ts";
import type { ServerWriter } from "../ingest/server-writer.ts";
import { listOrganisations, type Organisations } from "../store/organisations.ts";

export interface FollowBooksDeps {
  readonly pool: Pool;
  readonly organisations: Organisations;
  readonly writer: ServerWriter;
  readonly books: BookWatch;
  readonly clock: Clock;
  readonly log: Logger;
}

const EVERY_MS = 1_000;
/** Every so many looks the books of every organisation are gone through, the first time at once. */
const ROUND = 3_600;

/**
 * Somebody may be dismissed, or a till put away, on a phone without the server: once their entries are here, the authority cuts
 * what follows from them [ACCESS-10, ACCESS-11]. Gives a function that ends it.
 */
export const startFollowingBooks = (deps: FollowBooksDeps): (() => void) => {
  let looks = 0;
  let running = false;
  const look = async (): Promise<void> => {
    if (looks++ % ROUND === 0) await followAll(deps);
    for (const [org, moved] of deps.books.take()) await follow(deps, org, moved, true);
  };
  const run = (): void => {
    if (running) return;
    running = true;
    look()
      .catch((error: unknown) => {
        looks = 0; // what was taken and not seen to is found by going through the books
        deps.log.warn({ err: error }, "could not follow the books");
      })
      .finally(() => {
        running = false;
      });
  };
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};

/** Goes through every organisation's books. */
export const followAll = async (deps: FollowBooksDeps): Promise<void> => {
  for (const org of await listOrganisations(deps.pool))
    await follow(deps, org, await readOwed(deps.pool, org), false);
};

const follow = async (
  { organisations, writer, clock, log }: FollowBooksDeps,
  org: OrgId,
  { staff, devices }: Moved,
  changed: boolean,
): Promise<void> => {
  const organisation = await organisations.get(org);
  if (organisation === null || ![...staff, ...devices].length) return;
  await writer.together(organisation, async (write) => {
    const cutting = { write, organisation, by: null };
    for (const person of staff)
      if (await takeBackPerson(cutting, person, clock, { changed })) log.info({ org, person }, "person cut");
    for (const device of devices)
      if (await takeBackDevice(cutting, device, "retired")) log.info({ org, device }, "device cut");
  });
};
