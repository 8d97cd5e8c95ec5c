import type { Context } from "../../core/command.ts";
import type { Patch } from "../../core/entry.ts";
import type { View } from "../../core/view.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { ATTEMPT_FIELD, type Attempt, findAttempt, PAYMENT, TERMINAL_TENDERS } from "./attempt.ts";
import type { Tender } from "./tender.ts";

/** Why a tender cannot be paid by the attempt it names. */
export type AttemptNotUsable = {
  readonly type: "AttemptNotUsable";
  readonly attempt: string;
  /** Not known here · made at another till · not paid · paid for another receipt · of another amount or way. */
  readonly reason: "unknown" | "elsewhere" | "unpaid" | "used" | "other";
};

type Named = Pick<Tender, "type" | "amount" | "of">;

/**
 * Marks as used, by the receipt `number`, the attempts that the tenders name: each paid, made at this very device, not used,
 * of the same way and amount [PAYMENT-7]. A tender that names none is a terminal's the shop does not follow.
 */
export const useAttempts = (
  view: View,
  { device }: Pick<Context, "device">,
  tenders: readonly Named[],
  number: string,
): Result<readonly Patch[], AttemptNotUsable> => {
  const patches: Patch[] = [];
  for (const tender of tenders.filter(namesAttempt)) {
    const attempt = findAttempt(view, tender.of);
    const isTwice = patches.some(({ id }) => id === attempt?.slot);
    const reason = isTwice ? "used" : faultOf(attempt, device, tender);
    if (attempt === undefined || reason !== null)
      return err({ type: "AttemptNotUsable", attempt: tender.of, reason: reason ?? "unknown" });
    patches.push({ doc: PAYMENT, id: attempt.slot, set: { receipt: number } });
  }
  return ok(patches);
};

/** What `useAttempts` reads. */
export const attemptNeeds = (tenders: readonly Pick<Named, "type" | "of">[]) =>
  tenders.filter(namesAttempt).map(({ of }) => ({ doc: PAYMENT, field: ATTEMPT_FIELD, value: of }));

const namesAttempt = ({ type, of }: Pick<Named, "type" | "of">): boolean =>
  of !== "" && TERMINAL_TENDERS.some((one) => one === type);

const faultOf = (
  attempt: Attempt | undefined,
  device: string,
  { type, amount }: Named,
): AttemptNotUsable["reason"] | null => {
  if (attempt === undefined) return "unknown";
  if (attempt.device !== device) return "elsewhere";
  if (attempt.receipt !== "") return "used";
  if (attempt.state !== "paid" || attempt.isPayout) return "unpaid";
  return attempt.type === type && attempt.amount === amount ? null : "other";
};
