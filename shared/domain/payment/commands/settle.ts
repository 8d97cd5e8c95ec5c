import { z } from "zod";
import { command } from "../../../core/command.ts";
import { type BranchId, branchScope } from "../../../core/ids.ts";
import { err, ok } from "../../../lib/result.ts";
import { freeTextField } from "../../../lib/schema.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import {
  ATTEMPT_FIELD,
  type Attempt,
  findAttempt,
  PAYMENT,
  SETTLED_STATES,
  type SettledState,
  wordFor,
} from "../attempt.ts";
import { draftOf } from "../kinds.ts";
import type { AttemptError } from "./end.ts";

export type SettlePaymentError = BranchError | AttemptError;

/**
 * A person says how an attempt turned out that the terminal left open, at whatever till it was made: paid (money to use there, or to
 * give back), not paid, or given back [PAYMENT-6].
 */
export const settlePayment = command({
  permission: "sale.make",
  args: z.strictObject({
    attempt: z.string().min(1).max(60),
    outcome: z.enum(SETTLED_STATES),
    reference: freeTextField(60).default(""),
    reason: freeTextField(200).default(""),
  }),
  needs: ({ attempt }) => ({
    all: [PAYMENT],
    find: [{ doc: PAYMENT, field: ATTEMPT_FIELD, value: attempt }],
  }),
  decide: (view, { attempt: id, outcome, reference, reason }, context) => {
    const attempt = findAttempt(view, id);
    if (attempt === undefined) return err<SettlePaymentError>({ type: "UnknownAttempt", attempt: id });
    const place = branchFor(context, attempt.branch);
    if (!place.ok) return err<SettlePaymentError>(place.error);
    const { branch, till, type, terminal, amount, slot, state, receipt } = attempt;
    if (state === outcome) return ok({ drafts: [], result: { attempt: id } });
    if (receipt !== "" && state !== "reversed")
      return err<SettlePaymentError>({ type: "AttemptUsed", attempt: id, receipt });
    if (!maySettle(attempt, outcome))
      return err<SettlePaymentError>({ type: "AttemptMoved", attempt: id, state });
    const body = {
      attempt: id,
      branch,
      till,
      type,
      terminal,
      amount,
      outcome,
      word: "person" as const,
      reference,
      reason,
    };
    const set = { word: wordFor(id, outcome), ...(reference !== "" && { reference }) };
    const patches = [{ doc: PAYMENT, id: slot, set }];
    return ok({
      drafts: [draftOf(branchScope(branch as BranchId), "payment.ended", body, { patches })],
      result: { attempt: id },
    });
  },
});

/** Of a sale's money that was given back elsewhere meanwhile, somebody says when it has been paid again. */
const maySettle = ({ state, receipt }: Attempt, outcome: SettledState): boolean => {
  if (outcome === "reversed") return state === "paid" || state === "unknown" || state === "reversing";
  if (state === "pending" || state === "unknown") return true;
  return outcome === "paid" && (state === "reversing" || receipt !== "");
};
