import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import type { FieldEdits } from "../../../core/document.ts";
import { type BranchId, branchScope } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import type { Draft } from "../../../core/writer.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { freeTextField, moneyField } from "../../../lib/schema.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import {
  ATTEMPT_FIELD,
  ATTEMPT_STATES,
  type Attempt,
  type AttemptState,
  findAttempt,
  mayBecome,
  PAYMENT,
  TERMINAL_TENDERS,
} from "../attempt.ts";
import { draftOf } from "../kinds.ts";
import type { EndedBody } from "../payment-body.ts";
import { freeSlot, openedFields } from "../slot.ts";

export type AttemptError =
  | { readonly type: "UnknownAttempt"; readonly attempt: string }
  /** It has become something else meanwhile. */
  | { readonly type: "AttemptMoved"; readonly attempt: string; readonly state: AttemptState }
  /** It has paid for a sale: what is given back of that is a refund. */
  | { readonly type: "AttemptUsed"; readonly attempt: string; readonly receipt: string };

export type EndPaymentError = BranchError | AttemptError;

const askedField = z.strictObject({
  type: z.enum(TERMINAL_TENDERS),
  terminal: z.string().min(1).max(60),
  amount: moneyField,
});

/**
 * Writes down how an attempt of this device stands, by the terminal's word or, where the terminal cannot talk to the till, by the
 * cashier's who looked at it [PAYMENT-4]. Said twice it is written once. Money that turns up for an attempt that was long over is
 * opened anew from `asked` [PAYMENT-5].
 */
export const endPayment = command({
  permission: "sale.make",
  args: z.strictObject({
    attempt: z.string().min(1).max(60),
    outcome: z.enum(ATTEMPT_STATES).exclude(["pending"]),
    reference: freeTextField(60).default(""),
    reason: freeTextField(200).default(""),
    word: z.enum(["terminal", "person"]).default("terminal"),
    /** What the terminal was asked for. */
    asked: askedField.optional(),
  }),
  needs: ({ attempt }) => ({
    all: [PAYMENT],
    find: [{ doc: PAYMENT, field: ATTEMPT_FIELD, value: attempt }],
  }),
  decide: (view, args, context) => {
    const place = branchFor(context);
    if (!place.ok) return err<EndPaymentError>(place.error);
    const { attempt: id, outcome } = args;
    const attempt = findAttempt(view, id);
    if (attempt === undefined || attempt.device !== context.device)
      return lateMoney(view, { ...args, branch: place.value }, context);
    const moved = checkMove(attempt, outcome);
    if (!moved.ok) return err<EndPaymentError>(moved.error);
    if (!moved.value) return ok({ drafts: [], result: { attempt: id } });
    const body = endedOf(attempt, args);
    const set = {
      state: outcome,
      reason: args.reason,
      ...(args.reference !== "" && { reference: args.reference }),
    };
    return ok({ drafts: [ended(body, attempt.slot, set)], result: { attempt: id } });
  },
});

/** Whether there is anything to write: a word said before is not said again. */
const checkMove = (attempt: Attempt, outcome: AttemptState): Result<boolean, AttemptError> => {
  const { id, state, receipt } = attempt;
  if (state === outcome) return ok(false);
  if (receipt !== "") return err({ type: "AttemptUsed", attempt: id, receipt });
  return mayBecome(state, outcome) ? ok(true) : err({ type: "AttemptMoved", attempt: id, state });
};

interface Ended {
  readonly attempt: string;
  readonly outcome: EndedBody["outcome"];
  readonly reference: string;
  readonly reason: string;
  readonly word: EndedBody["word"];
}

const endedOf = ({ id, branch, till, type, terminal, amount }: Attempt, args: Ended): EndedBody => {
  const { outcome, word, reference, reason } = args;
  return { attempt: id, branch, till, type, terminal, amount, outcome, word, reference, reason };
};

const ended = (body: EndedBody, slot: string, set: FieldEdits): Draft =>
  draftOf(branchScope(body.branch as BranchId), "payment.ended", body, {
    patches: [{ doc: PAYMENT, id: slot, set }],
  });

type LateArgs = Ended & { readonly branch: string; readonly asked?: z.output<typeof askedField> | undefined };

/** Its document has another attempt by now, because it was taken for failed. */
const lateMoney = (view: View, { branch, asked, ...args }: LateArgs, context: Context) => {
  const { attempt: id, reference } = args;
  if (asked === undefined || args.outcome !== "paid")
    return err<EndPaymentError>({ type: "UnknownAttempt", attempt: id });
  const opened = { id, branch, ...asked, sale: "", state: "paid" as const, reference };
  const body = {
    attempt: id,
    branch,
    till: context.code,
    ...asked,
    outcome: args.outcome,
    word: args.word,
    reference,
    reason: args.reason,
  };
  return ok({
    drafts: [ended(body, freeSlot(view, context), openedFields(opened, context))],
    result: { attempt: id },
  });
};
