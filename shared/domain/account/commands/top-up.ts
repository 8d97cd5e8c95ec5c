import { z } from "zod";
import { command } from "../../../core/command.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { readCustomer } from "../../customer/customer.ts";
import { accountCounter, balanceOf } from "../accounts.ts";
import { draftOf } from "../kinds.ts";
import { needsOfCustomer } from "../paying.ts";
import {
  positiveMoneyField,
  type TakingError,
  takeMoney,
  takenTendersField,
  takingNeeds,
} from "../taking.ts";

export type TopUpError = TakingError | { readonly type: "UnknownCustomer"; readonly customer: string };

/** Money a customer puts into their wallet [ACCOUNT-3]. Result: what is in it now and the change to hand back. */
export const topUp = command({
  permission: "account.add",
  args: z.strictObject({ customer: idField, amount: positiveMoneyField, tenders: takenTendersField }),
  needs: ({ customer, tenders }) => {
    const { docs, counters } = needsOfCustomer(customer);
    const taking = takingNeeds(tenders);
    return { ...taking, docs: [...taking.docs, ...docs], counters };
  },
  decide: (view, { customer, amount, tenders }, context) => {
    const known = readCustomer(view, customer);
    if (known === undefined) return err<TopUpError>({ type: "UnknownCustomer", customer });
    const taken = takeMoney(view, context, { amount, tenders, rounds: false });
    if (!taken.ok) return err<TopUpError>(taken.error);
    const body = {
      account: "wallet" as const,
      owner: customer,
      name: known.name,
      amount,
      number: "",
      why: "top-up" as const,
      ...taken.value.body,
    };
    const effects = [{ counter: accountCounter("wallet", customer), mint: amount }];
    const balance = balanceOf(view, "wallet", customer).value + amount;
    return ok({
      drafts: [draftOf("org", "account.added", body, { effects, patches: taken.value.patches })],
      result: { balance, change: taken.value.body.change ?? 0, slip: taken.value.body.slip ?? "" },
    });
  },
});
