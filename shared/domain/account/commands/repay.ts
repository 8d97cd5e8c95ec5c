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
  TAKING_ALL,
  TAKING_DOCS,
  type TakingError,
  takeMoney,
  takenTendersField,
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
  needs: ({ customer }) => {
    const { docs, counters } = needsOfCustomer(customer);
    return { docs: [...TAKING_DOCS, ...docs], counters, all: TAKING_ALL };
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
      ...taken.value,
    };
    const effects = [{ counter: accountCounter("credit", customer), mint: amount }];
    return ok({
      drafts: [draftOf("org", "account.added", body, { effects })],
      result: { owed: owed - amount, change: taken.value.change ?? 0 },
    });
  },
});
