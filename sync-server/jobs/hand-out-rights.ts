import type { Pool } from "pg";
import type { Logger } from "pino";
import { counterRules } from "../../shared/commands.ts";
import { type BranchId, branchScope, type OrgId } from "../../shared/core/ids.ts";
import { DEVICE_NEEDS } from "../../shared/domain/access/device.ts";
import { shareOut } from "../../shared/domain/rights/share-out.ts";
import type { ServerWriter } from "../ingest/server-writer.ts";
import { readCuts } from "../store/cuts.ts";
import type { Organisations } from "../store/organisations.ts";
import { readHoldersFor, readNewlyOpened, readReserve } from "../store/reserve.ts";

export interface HandingOutDeps {
  readonly pool: Pool;
  readonly organisations: Organisations;
  readonly writer: ServerWriter;
  readonly log: Logger;
}

const EVERY_MS = 1_000;
/** Looks this far back each time, so that a slow commit is not missed; handing out twice hands out once. */
const LOOK_BACK_SECONDS = 10;
/** Every so many looks all branches have their turn: tills that run low are helped out of the reserve. */
const ROUND = 60;

/**
 * The server sells nothing: rights it holds (goods received without a till, or handed back) go to the branch's tills as
 * they open and as they run low, but for a reserve [STOCK-9]. Gives a function that ends it.
 */
export const startHandingOut = (deps: HandingOutDeps): (() => void) => {
  let looks = 0;
  let running = false;
  const look = async (): Promise<void> => {
    const lookBack = looks++ % ROUND === 0 ? null : LOOK_BACK_SECONDS;
    for (const { org, branch } of await readNewlyOpened(deps.pool, lookBack))
      await handOut(deps, org, branch);
  };
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    look()
      .catch((error: unknown) => deps.log.warn({ err: error }, "could not hand out rights"))
      .finally(() => {
        running = false;
      });
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};

/** Hands what the server holds of a branch's goods to its tills; answers how many entries that took. */
export const handOut = async (
  { organisations, writer, log }: HandingOutDeps,
  org: OrgId,
  branch: BranchId,
): Promise<number> => {
  const organisation = await organisations.get(org);
  if (organisation === null) return 0;
  const written = await writer.together(organisation, ({ byItself }) =>
    byItself(
      async (db, holder) => {
        const { cuts } = await readCuts(db, org);
        const products = await readReserve(db, org, branch, await readHoldersFor(db, org, cuts, holder));
        return {
          docs: products.map((id) => ({ doc: "product", id })),
          all: DEVICE_NEEDS,
          countersOf: products.map((id) => ({ area: "stock", id })),
        };
      },
      (state, me) => shareOut({ state, me, rules: counterRules, scope: branchScope(branch), as: "reserve" }),
    ),
  );
  if (!written.ok) log.warn({ error: written.error }, "rights were not handed out");
  return written.ok ? written.value : 0;
};
