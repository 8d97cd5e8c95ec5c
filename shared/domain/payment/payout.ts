import type { Context } from "../../core/command.ts";
import { type BranchId, branchScope } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import type { Money } from "../../lib/money.ts";
import { PAYMENT, TERMINAL_TENDERS, type TerminalTender } from "./attempt.ts";
import { draftOf } from "./kinds.ts";
import { freeSlot, openedFields } from "./slot.ts";
import type { TenderType } from "./tender.ts";

/** Which terminal of this till gives money back, by what it takes money by; a way that is left out is nobody's here to follow. */
export type PayoutTerminals = Readonly<Partial<Record<TerminalTender, string | undefined>>>;

/** Money that goes out by a way. */
interface Outgoing {
  readonly type: TenderType;
  readonly amount: number;
  /** The attempt that took it. */
  readonly of?: string | undefined;
}

export interface Payout {
  readonly branch: BranchId;
  /** Of the refund. */
  readonly receipt: string;
  readonly tenders: readonly Outgoing[];
  readonly terminals: PayoutTerminals;
}

/**
 * Writes down, in the step of the refund itself, what terminals are to give back for it: whatever dies afterwards, the till knows what
 * is still owed, to whom it was promised, and asks under the same name again [PAYMENT-9].
 */
export const openPayouts = (
  view: View,
  context: Context,
  { branch, receipt, tenders, terminals }: Payout,
): readonly Draft[] =>
  tenders
    .flatMap(({ type, amount, of = "" }) => {
      const by = TERMINAL_TENDERS.find((one) => one === type);
      const terminal = by === undefined ? undefined : terminals[by];
      return by === undefined || terminal === undefined || amount === 0
        ? []
        : [{ type: by, terminal, amount: amount as Money, of }];
    })
    .map(({ type, terminal, amount, of }, i) => {
      const attempt = context.newId();
      const state = "reversing" as const;
      const opened = {
        id: attempt,
        branch,
        type,
        terminal,
        amount,
        sale: receipt,
        state,
        reference: "",
        isPayout: true,
        of,
      };
      const body = { attempt, branch, till: context.code, type, terminal, amount, payout: { receipt, of } };
      const patches = [{ doc: PAYMENT, id: freeSlot(view, context, i), set: openedFields(opened, context) }];
      return draftOf(branchScope(branch), "payment.started", body, { patches });
    });
