import { type ReadonlySignal, signal } from "@preact/signals";
import type { Attempt } from "../../../shared/domain/payment/attempt.ts";
import type { AnyCommandError } from "../../session/run-command.ts";
import type { Seen, TerminalDesk } from "../../session/terminal-desk.ts";
import type { Offer, PaymentModel } from "./payment-model.ts";
import type { SaleModel } from "./sale-model.ts";

/** What can be done about money at a terminal. What brings the rest of the money completes the sale. */
export interface TerminalActions {
  /** A person has looked at how the attempt ended. */
  readonly say: (attempt: string, seen: Seen, reference: string) => Promise<void>;
  readonly check: (attempt: string) => Promise<void>;
  readonly cancel: (attempt: string) => Promise<void>;
  /** Has the terminal give the money back. */
  readonly giveBack: (attempt: string) => Promise<void>;
  /** Attempts a terminal is being asked about at this moment. */
  readonly asking: ReadonlySignal<readonly string[]>;
  /** What the customer's phone reads to pay it. */
  readonly code: TerminalDesk["code"];
  /** The last one a terminal refused, until something else is tried. */
  readonly refused: ReadonlySignal<Attempt | null>;
  /** Why what became of an attempt could not be written down. */
  readonly fault: ReadonlySignal<AnyCommandError | null>;
}

/** Paying the open sale by a terminal. */
export interface TerminalPaying {
  /** Writes the attempt down, asks the terminal, and goes on with the sale when it has paid. */
  readonly ask: (offer: Extract<Offer, { readonly type: "Ask" }>) => Promise<void>;
  /** A refusal seen is not shown any more. */
  readonly forget: () => void;
  readonly actions: TerminalActions;
}

export interface TerminalPayingDeps {
  readonly sale: Pick<SaleModel, "open">;
  readonly payment: PaymentModel;
  readonly desk: TerminalDesk;
  /** Does the work unless something is being written. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  readonly fail: (error: AnyCommandError) => void;
  /** Completes the sale of that id, where it is still being paid and all is covered. */
  readonly goOn: (paying: string) => Promise<void>;
}

export const createTerminalPaying = (deps: TerminalPayingDeps): TerminalPaying => {
  const { sale, payment, desk, alone, fail, goOn } = deps;
  const refused = signal<Attempt | null>(null);
  const forget = (): void => {
    refused.value = null;
  };
  /** What may bring money to the sale that is being paid. */
  const thenGoOn = async (attempt: string, work: () => Promise<void>): Promise<void> => {
    const { id } = sale.open.peek();
    const isOurs = payment.current.peek()?.id === attempt;
    await work();
    if (isOurs) await goOn(id);
  };

  return {
    ask: async ({ method, terminal, amount }) => {
      const { id } = sale.open.peek();
      const despite = payment.despite();
      let attempt: string | null = null;
      forget();
      await alone(async () => {
        const begun = await desk.begin({ type: method, terminal, amount, sale: id, despite });
        if (begun.ok) attempt = begun.value;
        else fail(begun.error);
        payment.write("");
      });
      if (attempt === null) return;
      const ended = await desk.outcome(attempt);
      if (ended?.state === "failed") refused.value = ended;
      if (ended?.state === "paid") await goOn(id);
    },
    forget,
    actions: {
      say: (attempt, seen, reference) => thenGoOn(attempt, () => desk.say(attempt, seen, reference)),
      check: (attempt) => thenGoOn(attempt, () => desk.check(attempt)),
      cancel: (attempt) => thenGoOn(attempt, () => desk.cancel(attempt)),
      giveBack: desk.reverse,
      asking: desk.asking,
      code: desk.code,
      refused,
      fault: desk.fault,
    },
  };
};
