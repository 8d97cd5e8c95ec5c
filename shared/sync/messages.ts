import { z } from "zod";
import type { Refusal } from "../core/admission.ts";
import { type Signed, signedSchema } from "../core/certificate.ts";
import type { Signature } from "../core/crypto.ts";
import type { Heads } from "../core/heads.ts";
import type { CounterId, DeviceId, LogId, OrgId } from "../core/ids.ts";
import { err, ok, type Result } from "../lib/result.ts";

/** Raise when an older replica could not read a newer message. 1: sync. 2: relay, links, rights on demand, bound proofs. */
export const PROTOCOL_VERSION = 2;
/** The oldest version still spoken; never rises above what tills in the field have. 1 was never in the field. */
export const OLDEST_PROTOCOL = 2;

const heads = z.record(z.string().max(100), z.int().nonnegative());
const text = z.string().max(200);
const device = z.string().regex(/^[a-z0-9-]{3,40}$/);

/** Most counters asked for at once, and most devices named as linked. */
export const MAX_WANTS = 100;
export const MAX_LINKS = 200;
/** Longest body of a relayed message, in characters. */
export const MAX_RELAY_LENGTH = 8_000;

/** The first line of every frame. Entries follow as lines of their own, exactly as they were signed. */
export const messageSchemas = {
  hello: z.strictObject({
    type: z.literal("hello"),
    protocol: z.int(),
    org: text,
    certificate: signedSchema,
    nonce: text,
    heads,
  }),
  proof: z.strictObject({ type: z.literal("proof"), signature: text }),
  entries: z.strictObject({ type: z.literal("entries"), log: text, signature: text }),
  ack: z.strictObject({ type: z.literal("ack"), heads }),
  refused: z.strictObject({
    type: z.literal("refused"),
    refusal: z.strictObject({ type: text, log: text, seq: z.int(), reason: z.string().max(2000) }),
  }),
  ping: z.strictObject({ type: z.literal("ping"), heads, at: z.int() }),
  pong: z.strictObject({ type: z.literal("pong"), at: z.int() }),
  "want-rights": z.strictObject({
    type: z.literal("want-rights"),
    id: z.int().nonnegative(),
    wants: z
      .array(z.strictObject({ counter: z.string().max(120), amount: z.int().positive() }))
      .min(1)
      .max(MAX_WANTS),
  }),
  rights: z.strictObject({ type: z.literal("rights"), id: z.int().nonnegative() }),
  relay: z.strictObject({
    type: z.literal("relay"),
    to: device,
    from: device,
    body: z.string().max(MAX_RELAY_LENGTH),
  }),
  links: z.strictObject({ type: z.literal("links"), devices: z.array(device).max(MAX_LINKS) }),
  bye: z.strictObject({ type: z.literal("bye"), reason: text }),
} as const;

const headerSchema = z.discriminatedUnion("type", [
  messageSchemas.hello,
  messageSchemas.proof,
  messageSchemas.entries,
  messageSchemas.ack,
  messageSchemas.refused,
  messageSchemas.ping,
  messageSchemas.pong,
  messageSchemas["want-rights"],
  messageSchemas.rights,
  messageSchemas.relay,
  messageSchemas.links,
  messageSchemas.bye,
]);

/** What two replicas say to each other, whatever carries it. */
export type Message =
  | {
      readonly type: "hello";
      readonly protocol: number;
      readonly org: OrgId;
      readonly certificate: Signed;
      readonly nonce: string;
      readonly heads: Heads;
    }
  /** The device's signature over both nonces: it holds the key its certificate names. */
  | { readonly type: "proof"; readonly signature: Signature }
  | {
      readonly type: "entries";
      readonly log: LogId;
      readonly signature: Signature;
      readonly entries: readonly string[];
    }
  /** Durable at the receiver up to these numbers [LOG-5]; exactly one for every `entries`. */
  | { readonly type: "ack"; readonly heads: Heads }
  | { readonly type: "refused"; readonly refusal: Refusal }
  /** Heartbeat with all heads; heals whatever was lost [SYNC-4]. `at` is the sender's clock, ms. */
  | { readonly type: "ping"; readonly heads: Heads; readonly at: number }
  | { readonly type: "pong"; readonly at: number }
  /** Asks the peer to give of what it holds: somebody waits at the till. Answered by `rights` with the same number. */
  | { readonly type: "want-rights"; readonly id: number; readonly wants: readonly Want[] }
  /** The peer gave what it would: the entries were said before this, or there are none. */
  | { readonly type: "rights"; readonly id: number }
  /** Words for a device that both can reach, so that the two may connect; they prove themselves when they do. */
  | { readonly type: "relay"; readonly to: DeviceId; readonly from: DeviceId; readonly body: string }
  /** With whom the sender has a live link now. */
  | { readonly type: "links"; readonly devices: readonly DeviceId[] }
  | { readonly type: "bye"; readonly reason: ByeReason };

/** Rights that are needed now. */
export interface Want {
  readonly counter: CounterId;
  readonly amount: number;
}

/** Why a session ended by word. */
export type ByeReason =
  | "protocol"
  | "organisation"
  | "certificate"
  | "proof"
  | "lies"
  | "frame"
  | "storage"
  | "revoked"
  | "expired"
  | "branch"
  | "unpaired"
  | "closing";

export interface BadFrame {
  readonly type: "BadFrame";
  readonly reason: string;
}

/** Longest frame read, in characters. */
export const MAX_FRAME_LENGTH = 4 * 1024 * 1024;

export const encodeFrame = (message: Message): string => {
  if (message.type !== "entries") return JSON.stringify(message);
  const { entries, ...header } = message;
  return [JSON.stringify(header), ...entries].join("\n");
};

/** Reads a frame; anything that is not one message is refused whole. */
export const decodeFrame = (frame: string): Result<Message, BadFrame> => {
  if (frame.length > MAX_FRAME_LENGTH) return bad("too long");
  const end = frame.indexOf("\n");
  const header = parseJson(end < 0 ? frame : frame.slice(0, end));
  const parsed = headerSchema.safeParse(header);
  if (!parsed.success) return bad(parsed.error.issues[0]?.message ?? "unreadable");
  const message = parsed.data as unknown as Message;
  if (message.type !== "entries") return end < 0 ? ok(message) : bad("lines after the message");
  return end < 0 ? bad("no entries") : ok({ ...message, entries: frame.slice(end + 1).split("\n") });
};

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const bad = (reason: string) => err({ type: "BadFrame", reason } as const);
