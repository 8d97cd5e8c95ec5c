import { z } from "zod";
import type { Context } from "../../core/command.ts";
import type { Patch } from "../../core/entry.ts";
import type { View } from "../../core/view.ts";
import { type Money, ZERO_MONEY } from "../../lib/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { freeTextField, idField, moneyField } from "../../lib/schema.ts";
import { ORGANISATION } from "../access/organisation.ts";
import { readCashTerms } from "../payment/cash-terms.ts";
import { roundCash } from "../payment/rounding.ts";
import { settle, type TenderError } from "../payment/tender.ts";
import { type AttemptNotUsable, attemptNeeds, useAttempts } from "../payment/use-attempts.ts";
import { nextSlipNumber } from "../shift/numbers.ts";
import { type PlaceError, placeOfTill } from "../shift/place.ts";
import { type NoShiftError, shiftForSelling } from "../shift/shift.ts";
import { readShiftTerms } from "../shift/shift-terms.ts";
import type { AddedBody } from "./account-body.ts";

export type TakingError =
  | PlaceError
  | NoShiftError
  | TenderError
  | AttemptNotUsable
  | { readonly type: "NotSetUp" }
  /** What goes into an account in cash has to be a sum that can be paid in cash. */
  | { readonly type: "NotPayableInCash"; readonly step: number };

/** What a customer hands over for what goes into an account. */
export const takenTendersField = z
  .array(
    z.strictObject({
      type: z.enum(["cash", "card", "qr"]),
      amount: moneyField,
      reference: freeTextField(60).default(""),
      /** Which attempt at a terminal. */
      of: idField.optional(),
    }),
  )
  .min(1)
  .max(20);

export const positiveMoneyField = moneyField.refine((amount) => amount > 0);

/** What taking money needs, for a command's `needs`. */
export const takingNeeds = (tenders: Taking["tenders"]) => ({
  docs: [{ doc: "org", id: ORGANISATION }],
  find: attemptNeeds(tenders.map(ofAttempt)),
  all: ["shift"],
});

export interface Taking {
  readonly amount: Money;
  readonly tenders: z.output<typeof takenTendersField>;
  /** Whether a cash part that cannot be paid to the minor unit is rounded; otherwise it is refused. */
  readonly rounds: boolean;
}

/** The part of an entry that says what was taken for it and in whose drawer it lies; and the attempts it uses up. */
export interface Taken {
  readonly body: Pick<
    AddedBody,
    "branch" | "till" | "shift" | "slip" | "tenders" | "change" | "rounding" | "currency"
  >;
  readonly patches: readonly Patch[];
}

/** Money taken at the till, into its open shift, for `amount` that goes into an account [ACCOUNT-3]. */
export const takeMoney = (
  view: View,
  context: Context,
  { amount, tenders, rounds }: Taking,
): Result<Taken, TakingError> => {
  const place = placeOfTill(context);
  if (!place.ok) return place;
  const terms = readCashTerms(view);
  if (terms === undefined) return err({ type: "NotSetUp" });
  const shift = shiftForSelling(view, context, readShiftTerms(view));
  if (!shift.ok) return shift;
  const inCoins = (due: Money) => roundCash(due, terms.rounding);
  const named = tenders.map(ofAttempt);
  const paid = settle(amount, named, rounds ? inCoins : exactly);
  if (!paid.ok) return paid;
  const { change, rounding, payable, cashKept } = paid.value;
  if (payable === 0 || (!rounds && inCoins(cashKept).rounding !== 0))
    return err({ type: "NotPayableInCash", step: terms.rounding.step });
  const slip = nextSlipNumber(context);
  const attempts = useAttempts(view, context, named, slip);
  if (!attempts.ok) return attempts;
  const body = {
    branch: place.value,
    till: context.code,
    ...(shift.value !== undefined && { shift: shift.value.id }),
    slip,
    tenders: tenders.map(({ of, ...tender }) => ({ ...tender, ...(of !== undefined && { of }) })),
    change,
    ...(rounding !== 0 && { rounding }),
    currency: terms.currency,
  };
  return ok({ body, patches: attempts.value });
};

const ofAttempt = ({ of = "", ...tender }: Taking["tenders"][number]) => ({ ...tender, of });

const exactly = (due: Money) => ({ payable: due, rounding: ZERO_MONEY });
