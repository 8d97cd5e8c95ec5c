import type { PaymentTerminal, TerminalAnswer } from "./terminal.ts";

const ask = async (): Promise<TerminalAnswer> => ({ type: "ask" });

/** A terminal that stands beside the till and does not talk to it: the cashier types in the amount, and says what it said. */
export const manualTerminal: PaymentTerminal = { start: ask, status: ask, cancel: ask, reverse: ask };
