import type { Batch, Refusal } from "../core/admission.ts";
import type { Certificate, Signed } from "../core/certificate.ts";
import type { PublicKey, Signature } from "../core/crypto.ts";
import type { HeadedLog, Heads } from "../core/heads.ts";
import type { LogId, OrgId } from "../core/ids.ts";
import type { ByeReason, Message, Want } from "./messages.ts";

/** Who we are in this session. */
export interface SessionConfig {
  readonly org: OrgId;
  readonly certificate: Certificate;
  readonly signed: Signed;
  /** Fresh random text: the peer's proof is worth nothing in another session. */
  readonly nonce: string;
  /** What both ends know of the channel (its keys' fingerprints), so that nobody can sit in the middle; "" where TLS does it. */
  readonly binding: string;
  /** Batches sent and not yet acknowledged, at most. */
  readonly window: number;
}

/** What happens to a session: frames from the peer, answers from our own storage, time. */
export type Input =
  | { readonly type: "start"; readonly logs: readonly HeadedLog[] }
  | { readonly type: "message"; readonly message: Message }
  | { readonly type: "authenticated"; readonly certificate: Certificate }
  | { readonly type: "turned-away"; readonly reason: ByeReason }
  | { readonly type: "signed"; readonly signature: Signature }
  | { readonly type: "proved"; readonly genuine: boolean }
  | { readonly type: "local"; readonly logs: readonly HeadedLog[] }
  | { readonly type: "loaded"; readonly log: LogId; readonly batch: Batch | null; readonly last: number }
  | {
      readonly type: "admitted";
      readonly log: LogId;
      readonly head: number;
      readonly refusal: Refusal | null;
    }
  | { readonly type: "say"; readonly message: Said }
  | { readonly type: "gave"; readonly id: number }
  | { readonly type: "storage-failed" }
  | { readonly type: "tick"; readonly now: number };

/** What the driver says for others: asking for rights, and what helps devices to find each other. */
export type Said = Extract<Message, { type: "want-rights" | "relay" | "links" }>;

/** What a session asks its driver to do. */
export type Output =
  | { readonly type: "send"; readonly message: Message }
  | { readonly type: "authenticate"; readonly certificate: Signed }
  | { readonly type: "sign"; readonly text: string }
  | { readonly type: "prove"; readonly key: PublicKey; readonly text: string; readonly signature: Signature }
  | { readonly type: "load"; readonly log: LogId; readonly after: number }
  | { readonly type: "admit"; readonly batch: Batch }
  | { readonly type: "opened"; readonly certificate: Certificate }
  /** The peer holds these durably. */
  | { readonly type: "acknowledged"; readonly heads: Heads }
  /** The peer would not take an entry of ours; we keep it and show this. */
  | { readonly type: "refused"; readonly refusal: Refusal }
  | { readonly type: "alive"; readonly peerClock: number }
  /** The peer asks for rights; answer with `gave` once what was given is durable. */
  | {
      readonly type: "give";
      readonly id: number;
      readonly wants: readonly Want[];
      readonly peer: Certificate;
    }
  | { readonly type: "heard"; readonly message: Extract<Message, { type: "relay" | "links" | "rights" }> }
  | { readonly type: "end"; readonly reason: ByeReason; readonly by: "us" | "peer" };

/** A session's whole memory; `step` alone changes it. */
export interface Session {
  readonly config: SessionConfig;
  phase: "greeting" | "proving" | "open" | "closed";
  peer: Certificate | null;
  peerNonce: string;
  proofIn: boolean;
  proofOut: boolean;
  /** Durable at the peer, as it said. */
  peerHeads: Record<LogId, number>;
  readonly local: Map<LogId, HeadedLog>;
  /** Logs with entries the peer lacks, and the number after which to go on. */
  readonly todo: Map<LogId, number>;
  /** Logs the peer refused, and the ticks until they are offered again; `null`: not in this session. */
  readonly blocked: Map<LogId, number | null>;
  readonly inFlight: Map<LogId, number>;
  /** The last number said of a log that is in flight. */
  readonly sent: Map<LogId, number>;
  loading: LogId | null;
  lies: number;
  ticks: number;
  /** Ticks since the peer's last word, and since its last awaited ack. */
  silentTicks: number;
  stalledTicks: number;
}

export const createSession = (config: SessionConfig): Session => ({
  config,
  phase: "greeting",
  peer: null,
  peerNonce: "",
  proofIn: false,
  proofOut: false,
  peerHeads: {},
  local: new Map(),
  todo: new Map(),
  blocked: new Map(),
  inFlight: new Map(),
  sent: new Map(),
  loading: null,
  lies: 0,
  ticks: 0,
  silentTicks: 0,
  stalledTicks: 0,
});
