import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import type { Effect } from "../../../core/counter.ts";
import type { View } from "../../../core/view.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { idField, moneyField } from "../../../lib/schema.ts";
import { whoMay } from "../../access/approval.ts";
import { readCustomer } from "../../customer/customer.ts";
import { CREDIT } from "../../customer/kinds.ts";
import { accountCounter, creditOf, HANDING_ON, handOn, limitCounters } from "../accounts.ts";
import { draftOf } from "../kinds.ts";
import { type NotEnoughMoney, needsOfCustomer, shortOf } from "../paying.ts";

export type LimitError =
  /** The limit cannot go below what is owed, nor below what other devices hold the right to lend. */
  | NotEnoughMoney
  | { readonly type: "UnknownCustomer"; readonly customer: string }
  /** Neither the person nor whoever approves may give credit. */
  | { readonly type: "NotAllowed"; readonly permission: string };

/**
 * How much a customer may owe [ACCOUNT-4]. More makes the right to lend it here; less takes it out of this device's own rights, so a
 * limit is never below what was lent, whoever was cut off. Changes made apart add up.
 */
export const setLimit = command({
  permission: "customer.edit",
  args: z.strictObject({ customer: idField, limit: moneyField }),
  needs: ({ customer }) => ({ ...needsOfCustomer(customer), all: HANDING_ON }),
  decide: (view, { customer, limit }, context) => {
    const known = readCustomer(view, customer);
    if (known === undefined) return err<LimitError>({ type: "UnknownCustomer", customer });
    const who = whoMay(context, CREDIT, context.branch);
    if (who === null) return err<LimitError>({ type: "NotAllowed", permission: CREDIT });
    const from = creditOf(view, customer).limit;
    if (limit === from) return ok({ drafts: [], result: { limit } });
    const effects = changeLimit(view, context, customer, limit - from);
    if (!effects.ok) return err<LimitError>(effects.error);
    const lender = who.staff === context.person.staff ? {} : { by: who.staff };
    const body = { customer, name: known.name, from, to: limit, ...lender };
    return ok({
      drafts: [draftOf("org", "account.limited", body, { effects: effects.value })],
      result: { limit },
    });
  },
});

const changeLimit = (
  view: View,
  context: Context,
  customer: string,
  change: number,
): Result<readonly Effect[], NotEnoughMoney> => {
  const counter = accountCounter("credit", customer);
  const { raised, lowered } = limitCounters(customer);
  if (change > 0)
    return ok([
      { counter, mint: change },
      { counter: raised, mint: change },
      ...handOn(view, context, counter, change),
    ]);
  const short = shortOf(view, "credit", customer, -change);
  if (short !== null) return err(short);
  return ok([
    { counter, spend: -change },
    { counter: lowered, mint: -change },
  ]);
};
