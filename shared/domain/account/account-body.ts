import { z } from "zod";
import { ACCOUNTS } from "./accounts.ts";

const amount = z.int().positive();

/** Money taken for what goes into an account; it lies in the drawer like a sale's. */
export const accountTenderField = z.strictObject({
  type: z.enum(["cash", "card", "qr"]),
  amount,
  /** What the terminal printed; empty when nothing. */
  reference: z.string(),
  /** Which attempt at a terminal; absent for cash. */
  of: z.string().optional(),
});

export const ADDED = ["top-up", "repayment", "card-sold", "refund", "earned", "adjust"] as const;
export const SPENT = ["sale", "refund", "adjust"] as const;

const common = {
  account: z.enum(ACCOUNTS),
  /** Customer's id, or the gift card's code. */
  owner: z.string(),
  /** As the customer was called then; absent for gift cards. */
  name: z.string().optional(),
  /** Minor units; for points, points. */
  amount,
  /** Receipt number of the sale or refund it belongs to; empty for money put in by itself. */
  number: z.string(),
  /** Empty where the device stands nowhere. */
  branch: z.string(),
  till: z.string(),
  /** The shift in whose drawer the money lies; absent where none is kept. */
  shift: z.string().optional(),
  /** Why, in words; for what is done by hand. */
  reason: z.string().optional(),
};

/** The law where money was taken: `amount` + `rounding` = Σ tenders − `change`. */
export const addedBody = z.strictObject({
  ...common,
  why: z.enum(ADDED),
  /** Number of the slip the customer gets, where money was taken: `T1-1K7MQ-A3`. */
  slip: z.string().optional(),
  tenders: z.array(accountTenderField).min(1).optional(),
  change: z.int().min(0).optional(),
  /** Cash rounding, signed; absent when nothing. */
  rounding: z.int().optional(),
  currency: z.enum(["KZT", "UZS", "RUB"]).optional(),
});

export const spentBody = z.strictObject({ ...common, why: z.enum(SPENT) });

export const limitedBody = z.strictObject({
  customer: z.string(),
  name: z.string(),
  from: z.int(),
  to: z.int().min(0),
  /** Who lent the permission, where that was not the writer. */
  by: z.string().optional(),
});

export type AddedBody = z.output<typeof addedBody>;
export type SpentBody = z.output<typeof spentBody>;
export type LimitedBody = z.output<typeof limitedBody>;
export type AccountTender = z.output<typeof accountTenderField>;
