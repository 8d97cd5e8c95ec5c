import { z } from "zod";
import { command } from "../../../core/command.ts";
import { MAX_MONEY } from "../../../lib/money.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField, textField } from "../../../lib/schema.ts";
import { readCustomer } from "../../customer/customer.ts";
import { ACCOUNTS, accountCounter, balanceOf, HANDING_ON, handOn } from "../accounts.ts";
import { ADJUST, draftOf } from "../kinds.ts";
import { bodyOf, type NotEnoughMoney, shortOf } from "../paying.ts";

export type AdjustError =
  | NotEnoughMoney
  | { readonly type: "UnknownCustomer"; readonly customer: string }
  /** No card of that code was sold. */
  | { readonly type: "UnknownGift"; readonly code: string };

/**
 * More or less in an account by hand, with the reason [ACCOUNT-8]: points given as thanks, a debt forgiven (credit, above zero), a
 * wallet brought over from another system. Less only as far as this device holds it. Result: what is in it now.
 */
export const adjust = command({
  permission: ADJUST,
  args: z.strictObject({
    account: z.enum(ACCOUNTS),
    owner: idField,
    amount: z
      .int()
      .min(-MAX_MONEY)
      .max(MAX_MONEY)
      .refine((amount) => amount !== 0),
    reason: textField(200),
  }),
  needs: ({ account, owner }) => ({
    docs: account === "gift" ? [] : [{ doc: "customer", id: owner }],
    counters: [accountCounter(account, owner)],
    all: HANDING_ON,
  }),
  decide: (view, { account, owner, amount, reason }, context) => {
    const counter = accountCounter(account, owner);
    if (account === "gift" && !view.moved(counter))
      return err<AdjustError>({ type: "UnknownGift", code: owner });
    if (account !== "gift" && readCustomer(view, owner) === undefined)
      return err<AdjustError>({ type: "UnknownCustomer", customer: owner });
    const size = Math.abs(amount);
    const short = amount < 0 ? shortOf(view, account, owner, size) : null;
    if (short !== null) return err<AdjustError>(short);
    const body = { ...bodyOf(view, context, account, owner, size, ""), why: "adjust" as const, reason };
    const draft =
      amount > 0
        ? draftOf("org", "account.added", body, {
            effects: [{ counter, mint: size }, ...handOn(view, context, counter, size)],
          })
        : draftOf("org", "account.spent", body, { effects: [{ counter, spend: size }] });
    return ok({ drafts: [draft], result: { balance: balanceOf(view, account, owner).value + amount } });
  },
});
