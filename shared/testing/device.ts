import {
  type ArgsOf,
  type CommandName,
  commands,
  type ErrorOf,
  indexes,
  type ResultOf,
  rules,
} from "../commands.ts";
import type { Authority, Certificate, Signed } from "../core/certificate.ts";
import type { Command, CommandError } from "../core/command.ts";
import type { Rules } from "../core/fold.ts";
import { branchScope, type EpochId, epochId, type HolderId, holderId } from "../core/ids.ts";
import { createReplica, type Replica, type StorageFailed } from "../core/replica.ts";
import { foldTail } from "../core/restore.ts";
import { type ActError, type Actor, runCommand } from "../core/run-command.ts";
import type { Instant } from "../core/stamp.ts";
import { createState, type State } from "../core/state.ts";
import { createMemoryStore, type EntryStore } from "../core/store.ts";
import { createView, type View } from "../core/view.ts";
import type { Draft, Person, WriteError, Writer } from "../core/writer.ts";
import { mayAct } from "../domain/access/judge.ts";
import { ok, type Result } from "../lib/result.ts";
import { type TestKey, testCrypto } from "./crypto.ts";
import { watchedView } from "./watched-view.ts";

type RunError = ActError | WriteError | StorageFailed;

/** A device with its storage in memory: the same writer, fold and commands as a real one. */
export interface TestDevice {
  readonly certificate: Certificate;
  readonly store: EntryStore;
  /** Those of the present epoch; `restart` replaces them. */
  readonly replica: () => Replica;
  readonly state: () => State;
  readonly view: () => View;
  readonly writer: () => Writer;
  /** Runs a command as the person at the device. */
  readonly run: <Name extends CommandName>(
    name: Name,
    args: ArgsOf<Name>,
  ) => Promise<Result<ResultOf<Name>, ErrorOf<Name> | RunError>>;
  /** As `run`; throws on an error, for the parts of a test that only prepare. */
  readonly must: <Name extends CommandName>(name: Name, args: ArgsOf<Name>) => Promise<ResultOf<Name>>;
  /** Writes drafts without a person, as the device does by itself. */
  readonly write: (drafts: readonly Draft[]) => Promise<void>;
  /** Puts another person at the device. */
  readonly signIn: (person: Person) => void;
  /** Somebody who lends their permission to what is done until another is named, or nobody. */
  readonly approve: (person: Person | null) => void;
  /** Closes and opens the database: a new epoch. Without continuity the rights stay behind [COUNTER-7]. */
  readonly restart: (options?: { readonly continuous?: boolean }) => Promise<void>;
}

export interface DeviceParts {
  readonly certificate: Certificate;
  readonly signed: Signed;
  readonly key: TestKey;
  readonly authority: Authority;
  readonly person: Person;
  readonly now: () => Instant;
  /** Those of the program unless said otherwise. */
  readonly rules?: Rules;
}

export const createTestDevice = async (parts: DeviceParts): Promise<TestDevice> => {
  const { certificate, signed, key, authority, now } = parts;
  const store = createMemoryStore();
  const deps = { store, crypto: testCrypto, authority, rules: parts.rules ?? rules };
  let { person } = parts;
  let approver: Person | null = null;
  let ids = 0;
  let restarts = 0;
  const open = async (holder: HolderId | null) => {
    const epoch: EpochId = epochId(++restarts, "test");
    const state = createState(indexes);
    const { arrived, unreadable } = await foldTail(deps, state, 0);
    if (unreadable.length > 0) throw new Error(`Unreadable: ${JSON.stringify(unreadable)}`);
    const writer: Writer = {
      certificate,
      signed,
      epoch,
      holder: holder ?? holderId(certificate.device, epoch),
      sign: key.sign,
      crypto: testCrypto,
    };
    return { writer, replica: createReplica({ ...deps, state, now, arrived }) };
  };
  let session = await open(null);
  const actor = (): Actor => ({
    writer: session.writer,
    person,
    ...(approver !== null && { approver }),
    now,
    newId: () => `${certificate.device}-${++ids}`,
    may: mayAct,
  });
  const run = (name: CommandName, args: unknown) =>
    runCommand(session.replica, actor(), watched(commands[name] as unknown as AnyTyped), args);
  return {
    certificate,
    store,
    replica: () => session.replica,
    state: () => session.replica.state,
    view: () => createView(session.replica.state, session.writer.holder),
    writer: () => session.writer,
    run: run as never,
    must: async (name, args) => {
      const done = await run(name, args);
      if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.error)}`);
      return done.value as never;
    },
    write: async (drafts) => {
      const done = await session.replica.write(session.writer, null, () => ok({ drafts, result: null }));
      if (!done.ok) throw new Error(JSON.stringify(done.error));
    },
    signIn: (next) => {
      person = next;
    },
    approve: (next) => {
      approver = next;
    },
    restart: async ({ continuous = true } = {}) => {
      session = await open(continuous ? session.writer.holder : null);
    },
  };
};

type AnyTyped = Command<unknown, unknown, CommandError, unknown>;

/** Scopes a device of a branch may read and write, as the server certifies them. */
export const branchScopes = (branch: Certificate["branch"]): Pick<Certificate, "reads" | "writes"> =>
  branch === null
    ? { reads: ["*"], writes: ["*"] }
    : { reads: ["org", branchScope(branch)], writes: ["org", "office", branchScope(branch)] };

/** The command, held to reading no more than it says it needs: a server fetches just that. */
const watched = (command: AnyTyped): AnyTyped => ({
  ...command,
  decide: (view, args, context) =>
    command.decide(watchedView(view, command.needs?.(args) ?? {}), args, context),
});
