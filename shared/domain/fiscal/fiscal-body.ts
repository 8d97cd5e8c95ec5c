import { z } from "zod";

const place = { branch: z.string(), till: z.string().max(40) };
const number = z.string().min(1).max(60);

/** What a fiscal device says of a receipt it signed, as it is printed; what it does not say is left out. */
export const markField = z.strictObject({
  /** The fiscal sign. */
  sign: z.string().min(1).max(100),
  /** When, by the fiscal device's clock, ms. */
  at: z.int(),
  /** Whether the device worked on its own then, out of touch with the tax office. */
  autonomous: z.boolean(),
  /** Registration number of the cash register. */
  registration: z.string().max(60).optional(),
  /** Its serial number. */
  serial: z.string().max(60).optional(),
  /** Number of the fiscal drive, and of the document in it. */
  drive: z.string().max(60).optional(),
  document: z.string().max(60).optional(),
  /** Who carries it to the tax office. */
  operator: z.string().max(100).optional(),
  /** Where the customer can check it. */
  url: z.string().max(300).optional(),
});

/** Signing begins or ends on a till. */
export const switchedBody = z.strictObject({
  ...place,
  on: z.boolean(),
  /** The till's newest receipt then, which is not signed; empty when there is none. */
  after: z.string().max(60),
});

export const signedBody = z.strictObject({ ...place, number, mark: markField });

/** The fiscal device refused the receipt. */
export const failedBody = z.strictObject({ ...place, number, reason: z.string().min(1).max(300) });

export const OUTAGE_REASONS = ["no-device", "unreachable", "autonomous"] as const;

/** Receipts stop reaching the tax office, or do again. */
export const outageBody = z.strictObject({
  ...place,
  phase: z.enum(["began", "ended"]),
  /** When the oldest receipt that did not get there was made, ms. */
  since: z.int(),
  reason: z.enum(OUTAGE_REASONS),
});

export type FiscalMark = z.output<typeof markField>;
export type SwitchedBody = z.output<typeof switchedBody>;
export type SignedBody = z.output<typeof signedBody>;
export type FailedBody = z.output<typeof failedBody>;
export type OutageBody = z.output<typeof outageBody>;
export type OutageReason = OutageBody["reason"];
