import type { CounterId } from "../../shared/core/ids.ts";
import { type NotEnoughMoney, wantOf } from "../../shared/domain/account/paying.ts";
import type { PromoCodeError } from "../../shared/domain/promo/commands/save-code.ts";
import type { PromoUsedUp } from "../../shared/domain/promo/spend-codes.ts";
import type { Result } from "../../shared/lib/result.ts";
import { ASK_MS, type Shop } from "./shop.ts";

type Want = Parameters<Shop["askForRights"]>[0][number];

/**
 * Does what spends from accounts and limited codes; where this device is short of rights, asks all in touch for what is missing and does it
 * once more [ACCOUNT-2, PROMO-7]. Each counter is asked about once, all of them within one wait. What is short then is short: the error says
 * whether there is nothing left, or it is with somebody out of reach.
 */
export const askingForMissing = async <R extends Result<unknown, { readonly type: string }>>(
  { askForRights, now }: Pick<Shop, "askForRights" | "now">,
  attempt: () => Promise<R>,
): Promise<R> => {
  const asked = new Set<CounterId>();
  let left = ASK_MS;
  for (;;) {
    const done = await attempt();
    const want = done.ok ? null : missingFor(done.error);
    if (want === null || left <= 0 || asked.has(want.counter)) return done;
    asked.add(want.counter);
    const since = now();
    await askForRights([want], left);
    left -= Math.max(0, now() - since); // a clock that was set back asks again at most once for each counter
  }
};

type Missing =
  | NotEnoughMoney
  | PromoUsedUp
  | Extract<PromoCodeError, { readonly type: "PromoLimitElsewhere" }>;

/** What to ask others for; `null` for a refusal that nobody's rights would mend. */
const missingFor = (error: { readonly type: string }): Want | null => {
  if (!isMissing(error)) return null;
  return error.type === "NotEnoughMoney" ? wantOf(error) : { counter: error.counter, amount: error.missing };
};

const isMissing = (error: { readonly type: string }): error is Missing => MISSING.has(error.type);

const MISSING: ReadonlySet<string> = new Set<Missing["type"]>([
  "NotEnoughMoney",
  "PromoUsedUp",
  "PromoLimitElsewhere",
]);
