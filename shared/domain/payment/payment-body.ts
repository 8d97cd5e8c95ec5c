import { z } from "zod";
import { TERMINAL_TENDERS } from "./attempt.ts";

const attempt = z.strictObject({
  attempt: z.string().min(1).max(60),
  branch: z.string(),
  /** Code of the till it was made at. */
  till: z.string(),
  type: z.enum(TERMINAL_TENDERS),
  terminal: z.string(),
  /** Minor units. */
  amount: z.int().positive(),
});

/** A terminal is about to be asked for money [PAYMENT-1], or to give some back [PAYMENT-9]. */
export const startedBody = attempt.extend({
  /** The open sale it is for; absent where that is not known. */
  sale: z.string().optional(),
  /** An attempt for the same sale of which nobody knew how it ended, when somebody chose to ask again all the same. */
  despite: z.string().optional(),
  /** Money goes back to a customer: for which refund, and which attempt took it, where that is known. */
  payout: z.strictObject({ receipt: z.string().min(1).max(60), of: z.string().max(60) }).optional(),
});

/** How an attempt stands now, and who says so [PAYMENT-4, PAYMENT-6]. */
export const endedBody = attempt.extend({
  outcome: z.enum(["paid", "failed", "unknown", "reversing", "reversed"]),
  word: z.enum(["terminal", "person"]),
  reference: z.string(),
  reason: z.string(),
});

export type StartedBody = z.output<typeof startedBody>;
export type EndedBody = z.output<typeof endedBody>;
