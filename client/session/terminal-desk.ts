import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import {
  type Attempt,
  type AttemptState,
  findAttempt,
  isOver,
  readAttempt,
  type TerminalTender,
} from "../../shared/domain/payment/attempt.ts";
import type { Money } from "../../shared/lib/money.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { PaymentTerminal, TerminalAnswer } from "../device/terminal/terminal.ts";
import type { Terminals } from "../device/terminal/terminals.ts";
import type { AnyCommandError } from "./run-command.ts";
import type { Shop } from "./shop.ts";

/** What a terminal is to be asked for. */
export interface Asking {
  readonly type: TerminalTender;
  readonly terminal: string;
  readonly amount: Money;
  /** The open sale. */
  readonly sale: string;
  /** An attempt whose end nobody knows, in spite of which another is made. */
  readonly despite?: string | undefined;
}

/** What a person can see at a terminal, or in the customer's phone. */
export type Seen = "paid" | "failed" | "unknown" | "reversed";

/** Where money is asked of terminals, and what became of it is written down. */
export interface TerminalDesk {
  /** Of this till, not over: under way, left open, or money that no sale has used. Oldest first. */
  readonly open: ReadonlySignal<readonly Attempt[]>;
  /** Attempts a terminal is being asked about at this moment. */
  readonly asking: ReadonlySignal<readonly string[]>;
  /** What the customer's phone reads to pay the attempt that is under way; `null` where there is nothing to show. */
  readonly code: (attempt: Pick<Attempt, "id" | "type" | "state" | "terminal" | "amount">) => string | null;
  /** Why an answer could not be written down; it is asked for again when there is another chance. */
  readonly fault: ReadonlySignal<AnyCommandError | null>;
  /** Writes the attempt down, then asks the terminal. Resolves with the attempt once it is durable and the terminal is being asked. */
  readonly begin: (asking: Asking) => Promise<Result<string, AnyCommandError>>;
  /** Resolves with how an attempt stands once its terminal is no longer being asked. */
  readonly outcome: (attempt: string) => Promise<Attempt | undefined>;
  /** Asks the terminal how it stands; for money being given back, asks for that again. */
  readonly check: (attempt: string) => Promise<void>;
  /** Asks the terminal to stop waiting for the customer. */
  readonly cancel: (attempt: string) => Promise<void>;
  /** Asks for the money to be given back. */
  readonly reverse: (attempt: string) => Promise<void>;
  /** A person has looked: paid, not paid, or nobody can tell. */
  readonly say: (attempt: string, outcome: Seen, reference?: string) => Promise<void>;
  readonly stop: () => void;
}

export interface DeskDeps {
  readonly shop: Pick<Shop, "run" | "view" | "docs" | "changed" | "certificate" | "person" | "sync">;
  readonly terminals: Terminals;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** How long a customer gets at the terminal; then the till stops waiting, and goes on listening. */
const LIMIT_MS = 120_000;
const POLL_MS = 2_000;
const NOBODY_KNOWS: TerminalAnswer = { type: "unknown", reason: "timeout" };

export const createTerminalDesk = ({ shop, terminals, wait }: DeskDeps): TerminalDesk => {
  const asking = signal<readonly string[]>([]);
  const fault = signal<AnyCommandError | null>(null);
  const recorded = signal(0);
  const running = new Map<string, Promise<void>>();

  const mine = computed(() => {
    void [shop.changed("payment").value, recorded.value];
    return [...shop.docs("payment")]
      .flatMap(([slot, doc]) => readAttempt(slot, doc) ?? [])
      .filter(({ device }) => device === shop.certificate.device)
      .sort((a, b) => a.at - b.at);
  });
  const find = (id: string): Attempt | undefined => findAttempt(shop.view, id);

  /** Late money is written down even when the attempt's place has another by now [PAYMENT-5]. */
  const record = async (about: Asked, answer: TerminalAnswer, question: Question): Promise<void> => {
    const end = endOf(about, find(about.id), answer, question);
    if (end === null) return;
    const done = await shop.run("payment.end", { attempt: about.id, ...end });
    recorded.value++;
    fault.value = done.ok || isOutdated(done.error) ? null : done.error;
  };
  /** One question at a time about an attempt. */
  const follow = (about: Asked, question: Question): Promise<void> => {
    const going = running.get(about.id);
    if (going !== undefined && question !== "cancel") return going;
    const work = ask(
      terminals.find(about.terminal),
      about,
      question,
      wait,
      (late) => void record(about, late, question),
    )
      .then((answer) => record(about, answer, question))
      .finally(() => {
        if (running.get(about.id) !== work) return;
        running.delete(about.id);
        asking.value = asking.peek().filter((id) => id !== about.id);
      });
    running.set(about.id, work);
    if (going === undefined) asking.value = [...asking.peek(), about.id];
    return work;
  };
  const check = async (id: string): Promise<void> => {
    const attempt = find(id);
    if (attempt !== undefined) await follow(attempt, attempt.state === "reversing" ? "reverse" : "status");
  };
  const stopListening = terminals.settings.peek().map(({ name, type }) =>
    terminals.find(name).listen?.(({ attempt: id, amount }, answer) => {
      void record({ id, type, terminal: name, amount: amount as Money }, answer, "start");
    }),
  );
  const mayWrite = computed(() => shop.sync.value.writing && shop.person.value !== null);
  const stopResuming = effect(() => {
    if (!mayWrite.value) return;
    untracked(() => {
      for (const { id, state } of mine.value) if (OPEN_AT_TERMINAL.includes(state)) void check(id);
    });
  });

  return {
    open: computed(() => mine.value.filter((attempt) => !isOver(attempt))),
    asking,
    fault,
    code: ({ id, type, state, terminal, amount }) =>
      type === "qr" && state === "pending"
        ? (terminals.find(terminal).code?.({ attempt: id, amount }) ?? null)
        : null,
    begin: async ({ despite, ...asked }) => {
      const begun = await shop.run("payment.start", { ...asked, ...(despite !== undefined && { despite }) });
      if (!begun.ok) return err(begun.error);
      const { attempt: id } = begun.value;
      recorded.value++;
      void follow({ id, type: asked.type, terminal: asked.terminal, amount: asked.amount }, "start");
      return ok(id);
    },
    outcome: async (id) => {
      for (let going = running.get(id); going !== undefined; going = running.get(id)) await going;
      return find(id);
    },
    check,
    cancel: async (id) => {
      const attempt = find(id);
      if (attempt?.state === "pending" || attempt?.state === "unknown") await follow(attempt, "cancel");
    },
    reverse: async (id) => {
      const attempt = find(id);
      if (attempt === undefined) return;
      const done = await shop.run("payment.end", { attempt: id, outcome: "reversing" });
      recorded.value++;
      fault.value = done.ok ? null : done.error;
      if (done.ok) await follow(attempt, "reverse");
    },
    say: async (id, outcome, reference = "") => {
      const attempt = find(id);
      // So that nothing can be taken any more once somebody has said that nothing was.
      if (outcome === "failed" && attempt !== undefined) await follow(attempt, "cancel");
      const done = await write(shop.run, id, find(id)?.state, outcome, reference);
      recorded.value++;
      if (done !== null) fault.value = done.ok || isOutdated(done.error) ? null : done.error;
    },
    stop: () => {
      stopResuming();
      for (const stop of stopListening) stop?.();
    },
  };
};

/** What a terminal may still say something new about. */
const OPEN_AT_TERMINAL: readonly AttemptState[] = ["pending", "unknown", "reversing"];

/** What a person saw: at a terminal that was just asked it is the answer; afterwards it fills what was left open. */
const write = async (
  run: Shop["run"],
  attempt: string,
  state: AttemptState | undefined,
  outcome: Seen,
  reference: string,
) => {
  if (state === "pending" && outcome !== "reversed")
    return run("payment.end", { attempt, outcome, reference, word: "person" });
  return outcome === "unknown" ? null : run("payment.settle", { attempt, outcome, reference });
};

type Asked = Pick<Attempt, "id" | "type" | "terminal" | "amount"> & Partial<Pick<Attempt, "isPayout" | "of">>;
type Question = "start" | "status" | "cancel" | "reverse";

/** Asks, and goes on asking while the terminal waits for the customer; what comes after the limit goes to `late`. */
const ask = async (
  terminal: PaymentTerminal,
  { id, amount, isPayout = false, of = "" }: Asked,
  question: Question,
  wait: DeskDeps["wait"],
  late: (answer: TerminalAnswer) => void,
): Promise<TerminalAnswer> => {
  const request = { attempt: id, amount };
  /** Money for a refund is only ever asked to go back; a terminal that cannot leaves it to a person [PAYMENT-9]. */
  const answered = (what: Question): Promise<TerminalAnswer> => {
    if (!isPayout) return terminal[what](request);
    return terminal.refund?.({ ...request, of }) ?? Promise.resolve({ type: "ask" });
  };
  const call = (what: Question): Promise<TerminalAnswer> =>
    answered(what).catch((): TerminalAnswer => ({ type: "unknown", reason: "lost" }));
  let isOver = false;
  const goOn = async (): Promise<TerminalAnswer> => {
    let answer = await call(question);
    while (answer.type === "pending" && !isOver) {
      await wait(POLL_MS);
      answer = await call("status");
    }
    return answer;
  };
  const going = goOn();
  const answer = await Promise.race([going, wait(LIMIT_MS).then(() => null)]);
  if (answer !== null) return answer;
  isOver = true;
  void going.then(late);
  return NOBODY_KNOWS;
};

/** What an answer makes of an attempt, as `payment.end` takes it; `null` when it says nothing new. */
const endOf = (
  { type, terminal, amount }: Asked,
  attempt: Attempt | undefined,
  answer: TerminalAnswer,
  question: Question,
) => {
  const isReversing = attempt?.state === "reversing";
  switch (answer.type) {
    case "paid":
      if (isReversing) return null;
      return { outcome: "paid" as const, reference: answer.reference, asked: { type, terminal, amount } };
    case "failed":
      if (!isReversing) return { outcome: "failed" as const, reason: answer.reason };
      // Either it will not give the money back, or there never was any.
      return {
        outcome: question === "reverse" ? ("paid" as const) : ("reversed" as const),
        reason: answer.reason,
      };
    case "reversed":
      return isReversing
        ? { outcome: "reversed" as const }
        : { outcome: "failed" as const, reason: "cancelled" };
    case "unknown":
      return attempt?.state === "pending" ? { outcome: "unknown" as const, reason: answer.reason } : null;
    default:
      return null;
  }
};

/** Somebody said so before, or it is over: nothing is lost by not writing it. */
const isOutdated = ({ type }: AnyCommandError): boolean =>
  type === "AttemptMoved" || type === "AttemptUsed" || type === "UnknownAttempt";
