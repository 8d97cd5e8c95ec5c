import { z } from "zod";
import { command } from "../../../core/command.ts";
import { branchScope } from "../../../core/ids.ts";
import { err, ok } from "../../../lib/result.ts";
import { freeTextField, moneyField, textField } from "../../../lib/schema.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { attemptsOf, PAYMENT, TERMINAL_TENDERS } from "../attempt.ts";
import { draftOf } from "../kinds.ts";
import { freeSlot, openedFields } from "../slot.ts";

export type StartPaymentError =
  | BranchError
  /** A terminal stands at a till, and this device is none. */
  | { readonly type: "NotATill" }
  | { readonly type: "TenderNotPositive" }
  /** The same sale is being paid at a terminal: how that ends comes first. */
  | { readonly type: "AttemptOpen"; readonly attempt: string; readonly state: "pending" | "unknown" };

/**
 * Writes down that a terminal is about to be asked for money, before it is asked [PAYMENT-1]. For a sale of which an attempt is
 * still open this is refused; where its end is unknown, `despite` names it and is on record [PAYMENT-2].
 */
export const startPayment = command({
  permission: "sale.make",
  args: z.strictObject({
    type: z.enum(TERMINAL_TENDERS),
    terminal: textField(60),
    amount: moneyField,
    /** The open sale. */
    sale: freeTextField(60).default(""),
    despite: z.string().max(60).optional(),
  }),
  needs: () => ({ all: [PAYMENT] }),
  decide: (view, { type, terminal, amount, sale, despite }, context) => {
    if (context.code === "") return err<StartPaymentError>({ type: "NotATill" });
    const place = branchFor(context);
    if (!place.ok) return err<StartPaymentError>(place.error);
    if (amount === 0) return err<StartPaymentError>({ type: "TenderNotPositive" });
    const open = attemptsOf(view, context.device).find(
      (one) =>
        sale !== "" &&
        one.sale === sale &&
        (one.state === "pending" || (one.state === "unknown" && one.id !== despite)),
    );
    if (open?.state === "pending" || open?.state === "unknown")
      return err<StartPaymentError>({ type: "AttemptOpen", attempt: open.id, state: open.state });
    const branch = place.value;
    const attempt = context.newId();
    const set = openedFields(
      { id: attempt, branch, type, terminal, amount, sale, state: "pending", reference: "" },
      context,
    );
    const body = {
      attempt,
      branch,
      till: context.code,
      type,
      terminal,
      amount,
      ...(sale !== "" && { sale }),
      ...(despite !== undefined && { despite }),
    };
    const patches = [{ doc: PAYMENT, id: freeSlot(view, context), set }];
    return ok({
      drafts: [draftOf(branchScope(branch), "payment.started", body, { patches })],
      result: { attempt },
    });
  },
});
