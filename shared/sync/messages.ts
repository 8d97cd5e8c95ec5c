import { z } from "zod";
import type { Refusal } from "../core/admission.ts";
import { type Signed, signedSchema } from "../core/certificate.ts";
import type { Signature } from "../core/crypto.ts";
import type { Heads } from "../core/heads.ts";
import type { LogId, OrgId } from "../core/ids.ts";
import { err, ok, type Result } from "../lib/result.ts";

/** Raise when an older replica could not read a newer message. 1: first release. */
export const PROTOCOL_VERSION = 1;
/** The oldest version still spoken; never rises above what tills in the field have. */
export const OLDEST_PROTOCOL = 1;

const heads = z.record(z.string().max(100), z.int().nonnegative());
const text = z.string().max(200);

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
  | { readonly type: "bye"; readonly reason: ByeReason };

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
