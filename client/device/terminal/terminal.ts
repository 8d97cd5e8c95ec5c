/** What a terminal is asked: an amount in minor units, under the attempt's own name. */
export interface TerminalRequest {
  readonly attempt: string;
  readonly amount: number;
}

/** What a terminal is asked to give back, under the refund's own attempt. */
export interface RefundRequest extends TerminalRequest {
  /** The attempt that took the money; empty where that is not known. */
  readonly of: string;
}

/** Why a terminal took nothing, or does not answer. `other` words come from the terminal itself. */
export const TERMINAL_REASONS = ["declined", "cancelled", "not-found", "timeout", "lost", "refused"] as const;

/**
 * How an attempt stands at the terminal. `failed`: nothing was taken and nothing will be. `unknown`: it cannot be reached or does not
 * say. `ask`: it does not talk to the till, and a person has to look at it.
 */
export type TerminalAnswer =
  | { readonly type: "paid"; readonly reference: string }
  | { readonly type: "failed" | "unknown"; readonly reason: string }
  | { readonly type: "pending" | "reversed" | "ask" };

/**
 * A card reader, a QR service: whatever takes money by itself. Any call may answer late, wrongly `unknown`, or throw, which is taken
 * for `unknown`. `start` is called once for an attempt; the others as often as anybody likes, with the effect of once.
 */
export interface PaymentTerminal {
  /** Takes the money. Answers when it has, or has not, or is still waiting for the customer (`pending`). */
  readonly start: (request: TerminalRequest) => Promise<TerminalAnswer>;
  /** How the attempt stands. `failed` of one it never heard of only when that one cannot arrive any more. */
  readonly status: (request: TerminalRequest) => Promise<TerminalAnswer>;
  /** Stops waiting for the customer. `failed` when it did, `paid` when it came too late. */
  readonly cancel: (request: TerminalRequest) => Promise<TerminalAnswer>;
  /** Gives the money back. `reversed`, or `failed` when it will not. */
  readonly reverse: (request: TerminalRequest) => Promise<TerminalAnswer>;
  /**
   * Gives money back for a refund, under a name of its own: all or part of what `of` took, where that is known. Left out by a terminal
   * that cannot: then a person does it there. `reversed`, or `failed` when it will not.
   */
  readonly refund?: (request: RefundRequest) => Promise<TerminalAnswer>;
  /** What a customer's phone has to read to pay this attempt, shown on the customer's screen; left out where the terminal shows it itself. */
  readonly code?: (request: TerminalRequest) => string;
  /** Answers that come unasked: a customer's phone that found its network again. */
  readonly listen?: (heard: (about: TerminalRequest, answer: TerminalAnswer) => void) => () => void;
}
