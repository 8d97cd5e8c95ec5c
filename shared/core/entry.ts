import { z } from "zod";
import { err, ok, type Result } from "../lib/result.ts";
import { canonical, type Json, parseCanonical } from "./canonical.ts";
import type { Effect } from "./counter.ts";
import type { Crypto, Hash, Signature } from "./crypto.ts";
import type { FieldEdits } from "./document.ts";
import type { LogId, StaffId } from "./ids.ts";
import type { Instant, Stamp } from "./stamp.ts";

/** Edits of one document. */
export interface Patch {
  readonly doc: string;
  readonly id: string;
  readonly set: FieldEdits;
}

/** One thing that happened, written once, on the device where it happened. The device is the log's. */
export interface Entry {
  readonly log: LogId;
  readonly seq: number;
  readonly prev: Hash;
  readonly stamp: Stamp;
  readonly at: Instant;
  /** The person, or `system` for what the device does by itself. */
  readonly by: StaffId;
  readonly kind: string;
  /** Version of the kind's schema [ENTRY-3]. */
  readonly v: number;
  readonly body: Json;
  readonly patches: readonly Patch[];
  readonly effects: readonly Effect[];
}

export const SYSTEM = "system" as StaffId;

/** An entry as it is stored and sent: the text is the entry, and is never written anew [ENTRY-2]. */
export interface SealedEntry {
  readonly entry: Entry;
  readonly text: string;
  readonly hash: Hash;
  /** Vouches for this entry and, through the chain, all before it; a reader keeps one per batch. */
  readonly signature: Signature | null;
}

/** Longest text of one entry, in characters; a writer splits bulk work below it. */
export const MAX_ENTRY_LENGTH = 512 * 1024;

const amount = z.int().positive();
const counter = z
  .string()
  .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)+$/)
  .max(120);
/** A field, or `set/member`. The one name that JavaScript gives a meaning of its own is nobody's. */
const fieldName = z
  .string()
  .min(1)
  .max(160)
  .regex(/^(?!__proto__(\/|$))/);
const scalar = z.union([z.string(), z.int(), z.boolean(), z.null()]);

const effectSchema = z.union([
  z.strictObject({ counter, spend: amount }),
  z.strictObject({ counter, mint: amount }),
  z.strictObject({ counter, give: amount, to: z.string().regex(/^[a-z0-9-]{3,40}\.[a-z0-9]{3,16}$/) }),
  z.strictObject({ counter, beyond: amount, why: z.enum(["override", "flexible"]) }),
  z.strictObject({ counter, settle: amount }),
]);

export const entrySchema = z.strictObject({
  log: z.string(),
  seq: amount,
  prev: z.string().length(43),
  stamp: z.string().regex(/^[0-9a-z]{13}\.[a-z0-9-]{3,40}$/),
  at: z.int(),
  by: z.string().regex(/^[a-z0-9-]{1,40}$/),
  kind: z
    .string()
    .regex(/^[a-z-]+\.[a-z-]+$/)
    .max(60),
  v: amount,
  body: z.unknown(),
  patches: z.array(
    z.strictObject({
      doc: z.string().regex(/^[a-z-]{1,40}$/),
      id: z.string().min(1).max(80),
      set: z.record(fieldName, scalar),
    }),
  ),
  effects: z.array(effectSchema),
});

export interface BadEntry {
  readonly type: "BadEntry";
  readonly field: string;
  readonly reason: string;
}

/** The text that is hashed, signed, stored and sent. */
export const entryText = (entry: Entry): string => canonical(entry);

/** Reads an entry's text; refuses what is not canonical, not an entry, or too long, naming the field. */
export const readEntry = (text: string): Result<Entry, BadEntry> => {
  if (text.length > MAX_ENTRY_LENGTH) return bad("text", `longer than ${MAX_ENTRY_LENGTH}`);
  const json = parseCanonical(text);
  if (!json.ok) return bad("text", json.error.reason);
  const parsed = entrySchema.safeParse(json.value);
  if (parsed.success) return ok(json.value as unknown as Entry);
  const issue = parsed.error.issues[0];
  return bad(issue?.path.join(".") ?? "", issue?.message ?? "unreadable");
};

export const sealEntry = (crypto: Crypto, entry: Entry, signature: Signature | null): SealedEntry => {
  const text = entryText(entry);
  return { entry, text, hash: crypto.hash(text), signature };
};

const bad = (field: string, reason: string) => err({ type: "BadEntry", field, reason } as const);
