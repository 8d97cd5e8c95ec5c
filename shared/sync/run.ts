import type { Batch, Refusal } from "../core/admission.ts";
import { type Authority, type Certificate, openCertificate } from "../core/certificate.ts";
import type { Crypto, Sign } from "../core/crypto.ts";
import type { HeadedLog, Heads } from "../core/heads.ts";
import type { DeviceId, LogId } from "../core/ids.ts";
import type { StorageFailed } from "../core/replica.ts";
import type { Result } from "../lib/result.ts";
import { type ByeReason, decodeFrame, encodeFrame, type Message, type Want } from "./messages.ts";
import { step } from "./session.ts";
import { createSession, type Input, type Output, type Said, type SessionConfig } from "./session-state.ts";

/** What a session needs of a replica, a till's or the server's. */
export interface SyncPort {
  /** All logs that may be offered. */
  readonly logs: () => Promise<readonly HeadedLog[]>;
  readonly read: (log: LogId, after: number, limit: number, length: number) => Promise<StoredBatch | null>;
  /** Durable when it resolves; `head` is how far the log is held then [LOG-5]. */
  readonly admit: (batch: Batch) => Promise<Result<Admitted, StorageFailed>>;
  /** Tells which logs grew. */
  readonly subscribe: (listener: (logs: readonly HeadedLog[]) => void) => () => void;
}

export interface StoredBatch extends Batch {
  /** Number of the batch's last entry. */
  readonly last: number;
}

export interface Admitted {
  readonly head: number;
  readonly refusal: Refusal | null;
}

/** Carries frames both ways; ordered and whole while it lasts. */
export interface Transport {
  readonly send: (frame: string) => void;
  readonly close: () => void;
}

export interface SessionEvents {
  readonly opened?: (peer: Certificate) => void;
  readonly acknowledged?: (heads: Heads) => void;
  readonly refused?: (refusal: Refusal) => void;
  /** A frame came: the peer's clock, ms, when it said one. */
  readonly alive?: (peerClock: number) => void;
  /** The peer gave what it would of what was asked under this number. */
  readonly rights?: (id: number) => void;
  readonly relay?: (message: Relay) => void;
  /** With whom the peer has live links. */
  readonly links?: (devices: readonly DeviceId[]) => void;
  /** The last word; `error` when something of ours broke. */
  readonly ended?: (reason: ByeReason, by: "us" | "peer", error?: unknown) => void;
}

export type Relay = Extract<Message, { type: "relay" }>;

export interface RunDeps {
  readonly config: SessionConfig;
  readonly port: SyncPort;
  readonly transport: Transport;
  readonly crypto: Crypto;
  readonly authority: Authority;
  readonly sign: Sign;
  readonly events: SessionEvents;
  /** Why a peer whose certificate verifies is not talked to all the same: revoked, expired, of another branch. */
  readonly turnAway?: (peer: Certificate) => ByeReason | null | Promise<ByeReason | null>;
  /** Gives the peer what it asks for of what is held here, durably; left out, nothing is given. */
  readonly giveRights?: (wants: readonly Want[], peer: Certificate) => Promise<void>;
  readonly batch?: { readonly entries: number; readonly length: number };
}

/** A session in progress: the transport's owner feeds it frames and ticks (every few seconds). */
export interface RunningSession {
  readonly receive: (frame: string) => void;
  readonly tick: (now: number) => void;
  /** Said once the session is open; nothing before that. */
  readonly say: (message: Said) => void;
  readonly stop: () => void;
}

const DEFAULT_BATCH = { entries: 500, length: 128 * 1024 };

/** Runs a session over a transport: does what the machine asks, in order, and tells it what came of it. */
export const runSession = (deps: RunDeps): RunningSession => {
  const session = createSession(deps.config);
  let queue: Promise<void> = Promise.resolve();
  let stopped = false;
  const release = deps.port.subscribe((logs) => feed(async () => ({ type: "local", logs })));

  const feed = (input: () => Promise<Input | null>): void => {
    queue = queue
      .then(async () => {
        if (stopped) return;
        const ready = await input();
        if (ready !== null) await perform(step(session, ready));
      })
      .catch((error: unknown) => finish("storage", "us", error));
  };

  const perform = async (outputs: readonly Output[]): Promise<void> => {
    for (const output of outputs) {
      if (output.type === "give") {
        give(output);
        continue;
      }
      const answer = await act(deps, output, finish);
      if (answer !== null) await perform(step(session, answer));
    }
  };

  /** Beside the queue: the entries that give are said first, then that they were. */
  const give = ({ id, wants, peer }: Extract<Output, { type: "give" }>): void => {
    const given = deps.giveRights?.(wants, peer) ?? Promise.resolve();
    given.then(
      () => feed(async () => ({ type: "gave", id })),
      (error: unknown) => finish("storage", "us", error),
    );
  };

  const finish = (reason: ByeReason, by: "us" | "peer", error?: unknown): void => {
    if (stopped) return;
    stopped = true;
    release();
    deps.transport.close();
    deps.events.ended?.(reason, by, error);
  };

  feed(async () => ({ type: "start", logs: await deps.port.logs() }));
  return {
    receive: (frame) =>
      feed(async () => {
        const message = decodeFrame(frame);
        if (message.ok) return { type: "message", message: message.value };
        deps.transport.send(encodeFrame({ type: "bye", reason: "frame" }));
        finish("frame", "us");
        return null;
      }),
    tick: (now) => feed(async () => ({ type: "tick", now })),
    say: (message) => feed(async () => ({ type: "say", message })),
    stop: () => finish("closing", "us"),
  };
};

const act = async (
  deps: RunDeps,
  output: Exclude<Output, { type: "give" }>,
  finish: (reason: ByeReason, by: "us" | "peer") => void,
): Promise<Input | null> => {
  switch (output.type) {
    case "send":
      deps.transport.send(encodeFrame(output.message));
      return null;
    case "authenticate": {
      const opened = await openCertificate(deps.crypto, deps.authority, output.certificate);
      const reason = opened.ok ? ((await deps.turnAway?.(opened.value)) ?? null) : "certificate";
      if (reason !== null) return { type: "turned-away", reason };
      return opened.ok ? { type: "authenticated", certificate: opened.value } : null;
    }
    case "sign":
      return { type: "signed", signature: await deps.sign(output.text) };
    case "prove":
      return { type: "proved", genuine: await deps.crypto.verify(output.key, output.text, output.signature) };
    case "load":
      return load(deps, output.log, output.after);
    case "admit": {
      const admitted = await deps.port.admit(output.batch);
      return admitted.ok
        ? { type: "admitted", log: output.batch.log, ...admitted.value }
        : { type: "storage-failed" };
    }
    default:
      tell(deps.events, output, finish);
      return null;
  }
};

const load = async ({ port, batch = DEFAULT_BATCH }: RunDeps, log: LogId, after: number): Promise<Input> => {
  const found = await port.read(log, after, batch.entries, batch.length);
  if (found === null) return { type: "loaded", log, batch: null, last: after };
  const { last, ...stretch } = found;
  return { type: "loaded", log, batch: stretch, last };
};

const tell = (
  events: SessionEvents,
  output: Extract<Output, { type: "opened" | "acknowledged" | "refused" | "alive" | "heard" | "end" }>,
  finish: (reason: ByeReason, by: "us" | "peer") => void,
): void => {
  if (output.type === "opened") events.opened?.(output.certificate);
  else if (output.type === "acknowledged") events.acknowledged?.(output.heads);
  else if (output.type === "refused") events.refused?.(output.refusal);
  else if (output.type === "alive") events.alive?.(output.peerClock);
  else if (output.type === "heard") hear(events, output.message);
  else finish(output.reason, output.by);
};

const hear = (events: SessionEvents, message: Extract<Output, { type: "heard" }>["message"]): void => {
  if (message.type === "relay") events.relay?.(message);
  else if (message.type === "links") events.links?.(message.devices);
  else events.rights?.(message.id);
};
