import type { TextStorage } from "../../ui/storage.ts";
import type { PaymentTerminal, TerminalAnswer, TerminalRequest } from "./terminal.ts";

/**
 * What a simulated terminal does with the next payment: takes it; declines; never hears of it and does not answer; takes it and its
 * answer is lost; takes it long after it stopped answering; takes it and says so twice; takes it, and the answer to giving it
 * back is lost.
 */
export const FAULTS = ["approved", "declined", "timeout", "lost", "slow", "double", "reverse-lost"] as const;
export type Fault = (typeof FAULTS)[number];

export interface SimulatedDeps {
  /** What the bank knows; it survives a restart of the till. */
  readonly storage: TextStorage;
  readonly fault: () => Fault;
  /** Lets some time pass as a customer does. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** An attempt as the bank's books have it. */
export interface BankRow {
  readonly state: "waiting" | "paid" | "declined" | "cancelled" | "reversed";
  readonly amount: number;
  /** How often money was taken for it: never more than once. */
  readonly taken: number;
  readonly givenBack: number;
  /** Of money given back for a refund: the attempt that took it. */
  readonly of?: string;
}

const CUSTOMER_MS = 1_500;
const SLOW_MS = 8_000;
const KEPT = 200;

/** A terminal with a bank behind it that remembers, and a line between that fails as it is told. */
export const createSimulatedTerminal = ({ storage, fault, wait }: SimulatedDeps): PaymentTerminal => {
  const listeners = new Set<(about: TerminalRequest, answer: TerminalAnswer) => void>();
  const tell = (about: TerminalRequest): void => {
    for (const heard of listeners) heard(about, answerOf(about.attempt, rowOf(storage, about.attempt)));
  };
  const change = (attempt: string, next: (row: BankRow) => BankRow): void => {
    const row = rowOf(storage, attempt);
    if (row !== undefined) keep(storage, attempt, next(row));
  };
  const take = (attempt: string): void =>
    change(attempt, (row) =>
      row.state === "waiting" ? { ...row, state: "paid", taken: row.taken + 1 } : row,
    );
  const start = async ({ attempt, amount }: TerminalRequest): Promise<TerminalAnswer> => {
    const kind = fault();
    if (kind === "timeout") return { type: "unknown", reason: "timeout" };
    if (rowOf(storage, attempt) === undefined)
      keep(storage, attempt, { state: "waiting", amount, taken: 0, givenBack: 0 });
    await wait(CUSTOMER_MS);
    if (kind === "declined") change(attempt, (row) => ({ ...row, state: "declined" }));
    else if (kind === "slow") {
      void wait(SLOW_MS).then(() => {
        take(attempt);
        tell({ attempt, amount });
      });
      return { type: "unknown", reason: "timeout" };
    } else take(attempt);
    if (kind === "lost") return { type: "unknown", reason: "lost" };
    if (kind === "double") tell({ attempt, amount });
    return answerOf(attempt, rowOf(storage, attempt));
  };
  const status = async ({ attempt }: TerminalRequest) => answerOf(attempt, rowOf(storage, attempt));
  return {
    start,
    status,
    cancel: (request) => {
      change(request.attempt, (row) => (row.state === "waiting" ? { ...row, state: "cancelled" } : row));
      return status(request);
    },
    reverse: async (request) => {
      const before = rowOf(storage, request.attempt)?.state;
      change(request.attempt, (row) =>
        row.state === "paid"
          ? { ...row, state: "reversed", givenBack: row.givenBack + 1 }
          : row.state === "waiting"
            ? { ...row, state: "cancelled" }
            : row,
      );
      if (fault() === "reverse-lost" && before === "paid") return { type: "unknown", reason: "lost" };
      const after = rowOf(storage, request.attempt)?.state;
      return after === "reversed" || after === "cancelled" || after === "declined" || after === undefined
        ? { type: "reversed" }
        : { type: "failed", reason: "refused" };
    },
    refund: async ({ attempt, amount, of }) => {
      if (rowOf(storage, attempt) === undefined && !mayRefund(storage, of, amount))
        return { type: "failed", reason: "refused" };
      if (rowOf(storage, attempt) === undefined)
        keep(storage, attempt, { state: "reversed", amount, taken: 0, givenBack: 1, of });
      return fault() === "reverse-lost" ? { type: "unknown", reason: "lost" } : { type: "reversed" };
    },
    code: ({ attempt, amount }) => `https://pay.example/${attempt}?amount=${amount}`,
    listen: (heard) => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
  };
};

/** No more goes back of a payment than it took. */
const mayRefund = (storage: TextStorage, of: string, amount: number): boolean => {
  const books = readBank(storage);
  const before = Object.values(books).reduce((sum, row) => sum + (row.of === of ? row.amount : 0), 0);
  return books[of]?.state === "paid" && before + amount <= (books[of]?.amount ?? 0);
};

/** The bank's books, for whoever compares them with the shop's. */
export const readBank = (storage: TextStorage): Readonly<Record<string, BankRow>> => {
  try {
    return (JSON.parse(storage.getItem(BANK_KEY) ?? "{}") ?? {}) as Record<string, BankRow>;
  } catch {
    return {};
  }
};

const BANK_KEY = "terminal-bank";

const rowOf = (storage: TextStorage, attempt: string): BankRow | undefined => readBank(storage)[attempt];

const keep = (storage: TextStorage, attempt: string, row: BankRow): void => {
  const { [attempt]: _, ...others } = readBank(storage);
  const last = Object.entries(others).slice(1 - KEPT);
  storage.setItem(BANK_KEY, JSON.stringify({ ...Object.fromEntries(last), [attempt]: row }));
};

const answerOf = (attempt: string, row: BankRow | undefined): TerminalAnswer => {
  if (row === undefined) return { type: "failed", reason: "not-found" };
  switch (row.state) {
    case "waiting":
      return { type: "pending" };
    case "paid":
      return { type: "paid", reference: attempt.slice(-8).toUpperCase() };
    case "reversed":
      return { type: "reversed" };
    default:
      return { type: "failed", reason: row.state };
  }
};
