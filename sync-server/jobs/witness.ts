import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Draft } from "../../shared/core/writer.ts";
import { draftOf } from "../../shared/domain/access/kinds.ts";
import type { Clock } from "../clock.ts";
import type { ServerWriter } from "../ingest/server-writer.ts";
import { listOrganisations, type Organisation, type Organisations } from "../store/organisations.ts";
import { type HeldLog, markWitnessed, readUnwitnessed, takeWitnessTurn } from "../store/witness.ts";

export interface WitnessDeps {
  readonly pool: Pool;
  readonly organisations: Organisations;
  readonly writer: ServerWriter;
  readonly clock: Clock;
  readonly log: Logger;
}

const LOOK_MS = 60_000;
const EVERY_MS = 3_600_000;
/** About 130 characters each; far below what an entry may hold. */
const LOGS_PER_ENTRY = 2_000;

/** Every hour the server says in its log how far it holds every log that grew [ACCESS-12]. Gives a function that ends it. */
export const startWitnessing = (deps: WitnessDeps): (() => void) => {
  let running = false;
  const look = async (): Promise<void> => {
    for (const org of await listOrganisations(deps.pool)) {
      const organisation = await deps.organisations.get(org);
      if (organisation !== null) await witness(deps, organisation, EVERY_MS);
    }
  };
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    look()
      .catch((error: unknown) => deps.log.warn({ err: error }, "could not witness"))
      .finally(() => {
        running = false;
      });
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
};

/** Says it now, unless it was said less than `every` ms ago or nothing grew. Answers how many logs it was about. */
export const witness = (
  { writer, clock }: Pick<WitnessDeps, "writer" | "clock">,
  organisation: Organisation,
  every: number,
): Promise<number> =>
  writer.together(organisation, async ({ db, note }) => {
    const { id: org, server } = organisation;
    if (!(await takeWitnessTurn(db, org, clock(), every))) return 0;
    const logs = await readUnwitnessed(db, org, server.certificate.device);
    const written = await note(null, async () => witnessDrafts(logs));
    if (!written.ok) throw new Error(`Nothing was witnessed: ${JSON.stringify(written.error)}`);
    await markWitnessed(db, org, logs);
    return logs.length;
  });

const witnessDrafts = (logs: readonly HeldLog[]): readonly Draft[] => {
  const drafts: Draft[] = [];
  for (let i = 0; i < logs.length; i += LOGS_PER_ENTRY) {
    const some = logs.slice(i, i + LOGS_PER_ENTRY);
    const heads = Object.fromEntries(
      some.map(({ log, head, hash }) => [log, [head, hash] as [number, string]]),
    );
    drafts.push(draftOf("org", "log.witnessed", { heads }));
  }
  return drafts;
};
