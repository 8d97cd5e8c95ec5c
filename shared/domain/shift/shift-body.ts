import { z } from "zod";
import { pieceField } from "./counted.ts";
import { addedTotalsField, zTotalsField } from "./z-totals.ts";

const amount = z.int();
const id = z.string().min(1).max(40);
const code = z.string().min(1).max(40);
const number = z.string().min(1).max(60);

/** Why money is put into a drawer or taken out without a sale; `other` is said in words. */
export const MOVE_REASONS = ["change", "bank", "supplier", "expense", "pay", "owner", "other"] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** How far a Z or an amendment has read a log: everything of the shift in it up to that entry, whose hash vouches for all before. */
export const coverField = z.strictObject({
  log: z.string().min(1).max(120),
  to: amount.positive(),
  hash: z.string().max(60),
});

/** Deeds of the shift in a log, from one number to another, both included. */
export const stretchField = z.strictObject({
  log: z.string().min(1).max(120),
  from: amount.positive(),
  to: amount.positive(),
});

/** Stretches in one entry; a till that is revoked is one, a dismissed cashier one for each time they signed in. */
export const MAX_STRETCHES = 1_000;

const stretches = z.array(stretchField).min(1).max(MAX_STRETCHES).optional();

export const openedBody = z.strictObject({
  shift: id,
  branch: z.string(),
  till: code,
  number,
  /** Money for change in the drawer. */
  float: amount.min(0),
  /** Counted so, largest first; absent where only the sum was said. */
  pieces: z.array(pieceField).min(1).optional(),
});

export const movedBody = z.strictObject({
  shift: id,
  branch: z.string(),
  till: code,
  direction: z.enum(["in", "out"]),
  amount: amount.positive(),
  reason: z.enum(MOVE_REASONS),
  note: z.string().min(1).max(200).optional(),
});

/** A Z report, whole: it can be shown from its entry for ever. */
export const closedBody = z.strictObject({
  shift: id,
  branch: z.string(),
  /** Of the shift; `by` is the till that closed it. */
  till: code,
  by: code,
  z: number,
  openedAt: amount,
  openedBy: z.string(),
  float: amount.min(0),
  totals: zTotalsField,
  /** In the drawer by the log: float + cash in − cash out. May be below zero: then something was not written down. */
  expected: amount,
  /** In the drawer by hand. */
  counted: amount.min(0),
  pieces: z.array(pieceField).min(1).optional(),
  /** counted − expected. */
  difference: amount,
  /** The difference a cashier might close with alone; absent: any. */
  limit: amount.min(0).optional(),
  note: z.string().min(1).max(500).optional(),
  /** Ever growing, since the till began, this shift included. */
  grand: z.strictObject({ sold: amount, refunded: amount }),
  covers: z.array(coverField).max(1_000),
  /** Deeds within `covers` that count for nothing, so the sums are without them [SHIFT-12]. */
  without: stretches,
  /** Who lent the right to close with such a difference, or for another till. */
  approvedBy: z.string().optional(),
});

/** What reached the one who closed a shift after it was closed [SHIFT-9], and what turned out not to count [SHIFT-12]. */
export const amendedBody = z.strictObject({
  shift: id,
  branch: z.string(),
  till: code,
  /** The Z it adds to, and which amendment of it this is, from 1. */
  z: number,
  n: amount.positive(),
  totals: addedTotalsField,
  /** What the drawer should have held besides. */
  cash: amount,
  /** How far logs are read now; empty where only what was read before has changed. */
  covers: z.array(coverField).max(1_000),
  /** Deeds up to there that count for nothing from now on. */
  without: stretches,
  /** Deeds that were without effect before and count after all. */
  again: stretches,
});

export type OpenedBody = z.output<typeof openedBody>;
export type MovedBody = z.output<typeof movedBody>;
export type ClosedBody = z.output<typeof closedBody>;
export type AmendedBody = z.output<typeof amendedBody>;
export type Stretch = z.output<typeof stretchField>;
export type Cover = z.output<typeof coverField>;
