import { z } from "zod";
import { command } from "../../../core/command.ts";
import { err, ok } from "../../../lib/result.ts";
import { accountCounter } from "../accounts.ts";
import { type GiftCodeError, parseGiftCode } from "../gift-code.ts";
import { draftOf } from "../kinds.ts";
import {
  positiveMoneyField,
  type TakingError,
  takeMoney,
  takenTendersField,
  takingNeeds,
} from "../taking.ts";

export type SellGiftError =
  | TakingError
  | GiftCodeError
  /** A card of that code was sold before. */
  | { readonly type: "GiftCodeUsed"; readonly code: string };

const counterOf = (text: string) => {
  const code = parseGiftCode(text);
  return code.ok ? [accountCounter("gift", code.value)] : [];
};

/**
 * A gift card sold: whoever has it may spend what was paid for it [ACCOUNT-7]. `code` is what the card says; left out, a code is
 * made up, to be printed.
 */
export const sellGift = command({
  permission: "account.add",
  args: z.strictObject({
    code: z.string().max(80).optional(),
    amount: positiveMoneyField,
    tenders: takenTendersField,
  }),
  needs: ({ code, tenders }) => ({
    ...takingNeeds(tenders),
    counters: code === undefined ? [] : counterOf(code),
  }),
  decide: (view, { code: given, amount, tenders }, context) => {
    const code = parseGiftCode(given ?? context.newId());
    if (!code.ok) return err<SellGiftError>(code.error);
    const counter = accountCounter("gift", code.value);
    if (given !== undefined && view.moved(counter))
      return err<SellGiftError>({ type: "GiftCodeUsed", code: code.value });
    const taken = takeMoney(view, context, { amount, tenders, rounds: false });
    if (!taken.ok) return err<SellGiftError>(taken.error);
    const body = {
      account: "gift" as const,
      owner: code.value,
      amount,
      number: "",
      why: "card-sold" as const,
      ...taken.value.body,
    };
    return ok({
      drafts: [
        draftOf("org", "account.added", body, {
          effects: [{ counter, mint: amount }],
          patches: taken.value.patches,
        }),
      ],
      result: { code: code.value, change: taken.value.body.change ?? 0, slip: taken.value.body.slip ?? "" },
    });
  },
});
