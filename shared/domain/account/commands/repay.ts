import { z } from "zod";
import { command } from "../../../core/command.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { readCustomer } from "../../customer/customer.ts";
import { accountCounter, creditOf } from "../accounts.ts";
import { draftOf } from "../kinds.ts";
import { needsOfCustomer } from "../paying.ts";
import {
  positiveMoneyField,
  type TakingError,
  takeMoney,
  takenTendersField,
  takingNeeds,
} from "../taking.ts";

export type RepayError =
  | TakingError
  | { readonly type: "UnknownCustomer"; readonly customer: string }
  /** Nobody pays back more than they owe; what is over belongs into the wallet. */
  | { readonly type: "OverDebt"; readonly owed: number };

/** A debt paid back, in part or whole; it may be borrowed again [ACCOUNT-4]. Result: what is still owed, and the change. */
export const repay = command({
  permission: "account.add",
  args: z.strictObject({ customer: idField, amount: positiveMoneyField, tenders: takenTendersField }),
  needs: ({ customer, tenders }) => {
    const { docs, counters } = needsOfCustomer(customer);
    const taking = takingNeeds(tenders);
    return { ...taking, docs: [...taking.docs, ...docs], counters };
  },
  decide: (view, { customer, amount, tenders }, context) => {
    const known = readCustomer(view, customer);
    if (known === undefined) return err<RepayError>({ type: "UnknownCustomer", customer });
    const { owed } = creditOf(view, customer);
    const taken = takeMoney(view, context, { amount, tenders, rounds: true });
    if (!taken.ok) return err<RepayError>(taken.error);
    if (amount > owed) return err<RepayError>({ type: "OverDebt", owed: Math.max(0, owed) });
    const body = {
      account: "credit" as const,
      owner: customer,
      name: known.name,
      amount,
      number: "",
      why: "repayment" as const,
      ...taken.value.body,
    };
    const effects = [{ counter: accountCounter("credit", customer), mint: amount }];
    return ok({
      drafts: [draftOf("org", "account.added", body, { effects, patches: taken.value.patches })],
      result: {
        owed: owed - amount,
        change: taken.value.body.change ?? 0,
        slip: taken.value.body.slip ?? "",
      },
    });
  },
});
