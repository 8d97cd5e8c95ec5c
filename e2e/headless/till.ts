import { commands, indexes, rules } from "../../shared/commands.ts";
import {
  type Authority,
  type Certificate,
  openCertificate,
  openTicket,
  type Signed,
} from "../../shared/core/certificate.ts";
import type { Crypto, Sign } from "../../shared/core/crypto.ts";
import { branchScope, epochId, holderId } from "../../shared/core/ids.ts";
import { createReplica, type Replica } from "../../shared/core/replica.ts";
import { type Actor, runCommand } from "../../shared/core/run-command.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import { createState } from "../../shared/core/state.ts";
import { createMemoryStore } from "../../shared/core/store.ts";
import { createView, type View } from "../../shared/core/view.ts";
import type { Person, Writer } from "../../shared/core/writer.ts";
import { mayAct } from "../../shared/domain/access/judge.ts";
import type { Result } from "../../shared/lib/result.ts";
import { replicaPort } from "../../shared/sync/replica-port.ts";
import {
  type RunningSession,
  runSession,
  type SessionEvents,
  type Transport,
} from "../../shared/sync/run.ts";
import { openSocketLink, type SocketLink } from "./socket-link.ts";

type Commands = typeof commands;

/** What a till is when its server has enrolled it and a person has signed in. */
export interface Enrolment {
  readonly authority: Authority;
  readonly certificate: Signed;
  readonly ticket: Signed;
}

export interface TillDeps {
  readonly crypto: Crypto;
  readonly sign: Sign;
  readonly now: () => number;
  readonly newId: () => string;
}

/** A till without a screen: the same writer, fold and sync code as in a browser, over memory storage. */
export interface HeadlessTill {
  readonly certificate: Certificate;
  readonly replica: Replica;
  readonly view: View;
  /** Entries of ours the server has not acknowledged. */
  readonly unsent: () => number;
  readonly connect: (url: string) => Promise<void>;
  readonly disconnect: () => Promise<void>;
  /** Opens the till's log in its branch, so that others hear of it and can give it rights. */
  readonly announce: () => Promise<void>;
  /** A session with another till over whatever carries frames. */
  readonly talk: (transport: Transport, events?: SessionEvents) => RunningSession;
  readonly run: <Name extends keyof Commands & string>(
    name: Name,
    args: unknown,
  ) => Promise<Result<unknown, { readonly type: string }>>;
}

export const createHeadlessTill = async (
  deps: TillDeps,
  { authority, certificate: signed, ticket }: Enrolment,
): Promise<HeadlessTill> => {
  const certificate = opened(await openCertificate(deps.crypto, authority, signed));
  const person: Person = { ticket: opened(await openTicket(deps.crypto, authority, ticket)), signed: ticket };
  const state = createState(indexes);
  const now = () => deps.now() as Instant;
  const replica = createReplica({
    state,
    store: createMemoryStore(),
    crypto: deps.crypto,
    authority,
    rules,
    now,
    arrived: 0,
  });
  const epoch = epochId(1, deps.newId());
  const writer: Writer = {
    certificate,
    signed,
    epoch,
    holder: holderId(certificate.device, epoch),
    sign: deps.sign,
    crypto: deps.crypto,
  };
  const actor: Actor = { writer, person, now, newId: deps.newId, may: mayAct };
  const acknowledged = new Map<string, number>();
  const sessionDeps = () => ({
    ...deps,
    authority,
    port: replicaPort(replica),
    config: { org: authority.org, certificate, signed, nonce: deps.newId(), binding: "", window: 8 },
  });
  const announce = async () => {
    if (certificate.branch !== null) opened(await replica.announce(writer, branchScope(certificate.branch)));
  };
  let link: SocketLink | null = null;
  return {
    certificate,
    replica,
    view: createView(state, writer.holder),
    unsent: () => unsentOf(replica, certificate, acknowledged),
    run: (name, args) => runCommand(replica, actor, commands[name] as never, args),
    announce,
    connect: async (url) => {
      await announce();
      const events = {
        acknowledged: (heads: Readonly<Record<string, number>>) => remember(acknowledged, heads),
      };
      link = await openSocketLink(url, { ...sessionDeps(), events }, deps.now);
    },
    talk: (transport, events = {}) => runSession({ ...sessionDeps(), transport, events }),
    disconnect: async () => {
      await link?.close();
      link = null;
    },
  };
};

const remember = (acknowledged: Map<string, number>, heads: Readonly<Record<string, number>>): void => {
  for (const log in heads) acknowledged.set(log, Math.max(acknowledged.get(log) ?? 0, heads[log] ?? 0));
};

const unsentOf = (
  replica: Replica,
  { device }: Certificate,
  acknowledged: ReadonlyMap<string, number>,
): number => {
  let unsent = 0;
  for (const log of replica.state.logs.values()) {
    if (log.device === device) unsent += Math.max(0, log.head - (acknowledged.get(log.id) ?? 0));
  }
  return unsent;
};

const opened = <T>(result: Result<T, { readonly type: string }>): T => {
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
};
