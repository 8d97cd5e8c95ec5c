import type { Pool, PoolClient } from "pg";
import { admitBatch, NEW_LOG, type Refusal } from "../../shared/core/admission.ts";
import type {
  AnyCommand,
  CommandError,
  Commands,
  Context,
  Decision,
  Needs,
} from "../../shared/core/command.ts";
import type { AdmittedEntry, Rules } from "../../shared/core/fold.ts";
import type { HeadedLog } from "../../shared/core/heads.ts";
import { type HolderId, type LogId, logId, type Scope } from "../../shared/core/ids.ts";
import type { ActError } from "../../shared/core/run-command.ts";
import type { Index, LogState, State } from "../../shared/core/state.ts";
import { createView } from "../../shared/core/view.ts";
import {
  composeEntries,
  type Draft,
  type Person,
  type WriteError,
  type Writer,
} from "../../shared/core/writer.ts";
import { mayAct } from "../../shared/domain/access/judge.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import { ticketForDevice } from "../access/people.ts";
import type { Clock } from "../clock.ts";
import { nodeCrypto } from "../crypto.ts";
import type { Notifier } from "../realtime/notifier.ts";
import { lockCuts, readCuts, shareCuts } from "../store/cuts.ts";
import { storeEntries } from "../store/entries.ts";
import { databaseTrouble } from "../store/errors.ts";
import { readEpochLogs, readLastLogs } from "../store/logs.ts";
import type { Organisation } from "../store/organisations.ts";
import { withTransaction } from "../store/pool.ts";
import { foreseenFor, withCut } from "./foreseen.ts";
import { judgeEntries } from "./judge-entries.ts";
import { loadState } from "./load-state.ts";
import { createServerEpochs, type ServerEpoch } from "./server-epochs.ts";
import { takeCuts } from "./take-cuts.ts";

export interface ServerWriterDeps {
  readonly pool: Pool;
  readonly rules: Rules;
  readonly commands: Commands;
  readonly indexes: readonly Index[];
  readonly clock: Clock;
  readonly newId: () => string;
  readonly notifier: Notifier;
  readonly follow?: Follow;
}

/** What else is to be written in the transaction of a command, and whether it may come to that. */
export interface Follow {
  readonly cuts: (permission: string) => boolean;
  readonly after: (
    write: ServerWrite,
    organisation: Organisation,
    person: Person,
    drafts: readonly Draft[],
  ) => Promise<void>;
}

export type RunError = CommandError | ActError | WriteError;

/** The server as a writer: what people do without a replica of their own becomes entries in its log, like any other. */
export interface ServerWriter {
  /** Runs one command, all or nothing. */
  readonly run: (
    organisation: Organisation,
    person: Person,
    name: string,
    args: unknown,
  ) => Promise<Result<unknown, RunError>>;
  /**
   * Several commands, and whatever else belongs to them, in one transaction; told to others once it is committed. What
   * `work` throws undoes all of it. `prepare` makes the organisation itself, where it is new.
   */
  readonly together: <T>(
    organisation: Organisation,
    work: (write: ServerWrite) => Promise<T>,
    prepare?: (db: PoolClient) => Promise<void>,
  ) => Promise<T>;
}

export interface ServerWrite {
  readonly db: PoolClient;
  readonly run: (person: Person, name: string, args: unknown) => Promise<Result<unknown, RunError>>;
  /** Whether `run` would go through, without writing. */
  readonly check: (person: Person, name: string, args: unknown) => Promise<RunError | null>;
  /** Writes what somebody did (`null`: the server unasked) that no command decides. Answers how many entries that took. */
  readonly note: (
    person: Person | null,
    drafts: (db: PoolClient, holder: HolderId) => Promise<readonly Draft[]>,
  ) => Promise<Result<number, WriteError>>;
  /** What the server does unasked, as `system`: decided from the rows needed and the rights it holds. */
  readonly byItself: (
    needs: (db: PoolClient, holder: HolderId) => Promise<Needs>,
    decide: (state: State, holder: HolderId) => readonly Draft[],
  ) => Promise<Result<number, WriteError>>;
}

const ATTEMPTS = 5;

export const createServerWriter = (deps: ServerWriterDeps): ServerWriter => {
  const { pool, notifier } = deps;
  const epochs = createServerEpochs();

  const attempt = async <T>(
    organisation: Organisation,
    work: (write: ServerWrite) => Promise<T>,
    prepare: ((db: PoolClient) => Promise<void>) | undefined,
  ): Promise<T> => {
    const grown = new Map<LogId, HeadedLog>();
    const written: string[] = [];
    const keep = (logs: readonly LogState[], entries: readonly AdmittedEntry[]) => {
      for (const log of logs) grown.set(log.id, log);
      written.push(...entries.map(({ entry }) => entry.kind));
    };
    const value = await withTransaction(pool, async (db) => {
      await prepare?.(db);
      const epoch = await epochs.enter(db, organisation);
      return work(createServerWrite(deps, { db, organisation, epoch, keep }));
    });
    epochs.wrote(organisation.id, [...grown.values()], written);
    if (grown.size > 0) notifier.publish(organisation.id, [...grown.values()]);
    return value;
  };

  const together: ServerWriter["together"] = async (organisation, work, prepare) => {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt(organisation, work, prepare);
      } catch (error) {
        if (tries >= ATTEMPTS || databaseTrouble(error) !== "conflict") throw error;
      }
    }
  };

  return {
    together,
    run: (organisation, person, name, args) =>
      together(organisation, (write) => write.run(person, name, args)),
  };
};

const createServerWrite = (deps: ServerWriterDeps, place: KeepingPlace): ServerWrite => {
  const { db, organisation, epoch } = place;
  const write: ServerWrite = {
    db,
    run: async (person, name, args) => {
      const done = await runCommand(deps, place, person, name, args);
      if (!done.ok) return done;
      await deps.follow?.after(write, organisation, person, done.value.drafts);
      return ok(done.value.result);
    },
    check: async (person, name, args) => {
      const done = await runCommand(deps, { ...place, keep: null }, person, name, args);
      return done.ok ? null : done.error;
    },
    note: async (person, drafts) => writeThese(deps, place, person, await drafts(db, epoch.holder), {}),
    byItself: async (needs, decide) => {
      const needed = await needs(db, epoch.holder);
      return writeThese(deps, place, null, (state) => decide(state, epoch.holder), needed);
    },
  };
  return write;
};

type KeepingPlace = Place & { readonly keep: NonNullable<Place["keep"]> };

/** Where a command runs: one transaction of one organisation. */
interface Place {
  readonly db: PoolClient;
  readonly organisation: Organisation;
  readonly epoch: ServerEpoch;
  /** Takes note of what was written; `null` to write nothing. */
  readonly keep: ((logs: readonly LogState[], entries: readonly AdmittedEntry[]) => void) | null;
}

const runCommand = async (
  deps: ServerWriterDeps,
  place: Place,
  person: Person,
  name: string,
  given: unknown,
): Promise<Result<Decision<unknown>, RunError>> => {
  const command = Object.hasOwn(deps.commands, name) ? deps.commands[name] : undefined;
  if (command === undefined) return err({ type: "UnknownCommand", name });
  const { permission } = command;
  if (!mayAct(person.ticket, permission, null)) return err({ type: "NotAllowed", permission });
  const args = command.args.safeParse(given);
  if (!args.success) {
    const issue = args.error.issues[0];
    return err({ type: "BadArgs", field: issue?.path.join(".") ?? "", reason: issue?.message ?? "" });
  }
  if (deps.follow?.cuts(permission) === true) await lockCuts(place.db, place.organisation.id);
  return decideAndWrite(deps, place, person, command, args.data);
};

const decideAndWrite = async (
  deps: ServerWriterDeps,
  place: Place,
  person: Person,
  command: AnyCommand,
  args: unknown,
): Promise<Result<Decision<unknown>, RunError>> => {
  const { db, organisation, epoch } = place;
  const state = await loadState(db, organisation.id, command.needs?.(args as never) ?? {}, deps.indexes);
  const context = contextOf(deps, organisation, epoch, person);
  const decided = command.decide(createView(state, epoch.holder), args as never, context);
  if (!decided.ok) return decided;
  const { keep } = place;
  if (keep === null) return decided;
  const refused = await writeDrafts(deps, { ...place, keep }, state, person, decided.value.drafts);
  return refused === null ? decided : err(refused);
};

/** How many entries it came to. */
const writeThese = async (
  deps: ServerWriterDeps,
  place: KeepingPlace,
  person: Person | null,
  drafts: readonly Draft[] | ((state: State) => readonly Draft[]),
  needs: Needs,
): Promise<Result<number, WriteError>> => {
  const state = await loadState(place.db, place.organisation.id, needs, deps.indexes);
  const decided = typeof drafts === "function" ? drafts(state) : drafts;
  const refused = decided.length === 0 ? null : await writeDrafts(deps, place, state, person, decided);
  return refused === null ? ok(decided.length) : err(refused);
};

const contextOf = (
  { clock, newId }: ServerWriterDeps,
  { server }: Organisation,
  { epoch, holder, written }: ServerEpoch,
  { ticket }: Person,
): Context => ({
  at: clock(),
  person: ticket,
  approver: null,
  device: server.certificate.device,
  holder,
  epoch,
  branch: null,
  code: server.certificate.code,
  newId,
  written: (kind) => written.get(kind) ?? 0,
});

const writeDrafts = async (
  { rules, indexes, clock }: ServerWriterDeps,
  { db, organisation, epoch, keep }: KeepingPlace,
  state: State,
  person: Person | null,
  drafts: readonly Draft[],
): Promise<WriteError | null> => {
  await shareCuts(db, organisation.id);
  const own = await takeOwnLogs(db, organisation, epoch, state, drafts);
  const writer: Writer = {
    ...organisation.server,
    epoch: epoch.epoch,
    holder: epoch.holder,
    crypto: nodeCrypto,
  };
  const { device } = organisation.server.certificate;
  const named = person && (await ticketForDevice(organisation, person.ticket, device));
  const composed = await composeEntries(state, writer, named === null ? [] : [named], drafts, clock());
  if (!composed.ok) return composed.error;
  const logs: LogState[] = [];
  for (const id of new Set(composed.value.map(({ entry }) => entry.log))) {
    const entries = composed.value.filter(({ entry }) => entry.log === id);
    const before = own.get(id) ?? null;
    const refusal = await refusedByReaders(organisation, rules, before, entries);
    if (refusal !== null) return { type: "WouldBeRefused", refusal };
    const known = await readCuts(db, organisation.id);
    const foreseen = await foreseenFor(db, organisation.id, id, known);
    const log = before && withCut(before, foreseen);
    const judged = judgeEntries(entries, { log, foreseen, cuts: known.version }, rules);
    const tip = { head: before?.head ?? 0, hash: before?.hash ?? (entries[0] as AdmittedEntry).entry.prev };
    if (!(await storeEntries(db, organisation.id, tip, judged, indexes)))
      throw new Error(`The server's own log ${id} is not where it was`);
    if (judged.cuts.length > 0) await takeCuts(db, { rules, indexes }, organisation.id, judged.cuts);
    logs.push(judged.log);
  }
  keep(logs, composed.value);
  return null;
};

/** Why readers would refuse what was composed: a log is dead from such an entry on, so it is not written. */
const refusedByReaders = async (
  { authority }: Organisation,
  rules: Rules,
  before: LogState | null,
  entries: readonly AdmittedEntry[],
): Promise<Refusal | null> => {
  const last = entries.at(-1);
  if (last?.signature == null) return null;
  const batch = { log: last.entry.log, entries: entries.map(({ text }) => text), signature: last.signature };
  const deps = { crypto: nodeCrypto, authority, rules, hashAt: async () => null };
  return (await admitBatch(deps, before ?? NEW_LOG, batch)).refusal;
};

/** Puts the server's logs of these scopes into the state: this epoch's, and those that it would continue. */
const takeOwnLogs = async (
  db: PoolClient,
  { id: org, server }: Organisation,
  { epoch }: ServerEpoch,
  state: State,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<LogId, LogState>> => {
  const { device } = server.certificate;
  const scopes: Scope[] = [...new Set(drafts.map(({ scope }) => scope))];
  const logs = await readEpochLogs(
    db,
    org,
    scopes.map((scope) => logId(device, epoch, scope)),
  );
  const missing = scopes.filter((scope) => !logs.some((log) => log.scope === scope));
  const earlier = missing.length === 0 ? [] : await readLastLogs(db, org, device, epoch, missing);
  for (const log of [...logs, ...earlier]) state.logs.set(log.id, log);
  return new Map(logs.map((log) => [log.id, log]));
};
