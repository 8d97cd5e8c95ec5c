import type { Context } from "../../core/command.ts";

type Counting = Pick<Context, "code" | "epoch" | "written">;

/**
 * Number of the next Z report of this till, `T1-1K7MQ-Z1`: till, opening of its database, count within it. As with receipts an
 * opening never returns, so no number is used twice; later openings sort behind earlier ones [SHIFT-7].
 */
export const nextZNumber = (context: Counting): string => numbered(context, "Z", "shift.closed");

/** Number of the next shift of this till, `T1-1K7MQ-S1`. */
export const nextShiftNumber = (context: Counting): string => numbered(context, "S", "shift.opened");

/** Number of the next slip for money put into an account, `T1-1K7MQ-A1`; grows, with gaps where points were earned. */
export const nextSlipNumber = (context: Counting): string => numbered(context, "A", "account.added");

const numbered = ({ code, epoch, written }: Counting, letter: string, kind: string): string =>
  `${code}-${epoch.toUpperCase()}-${letter}${written(kind) + 1}`;
