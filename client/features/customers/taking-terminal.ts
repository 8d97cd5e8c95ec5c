import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Attempt, isUnused, type TerminalTender } from "../../../shared/domain/payment/attempt.ts";
import type { Money } from "../../../shared/lib/money.ts";
import { type Terminals, terminalsFor } from "../../device/terminal/terminals.ts";
import type { AnyCommandError } from "../../session/run-command.ts";
import type { Seen, TerminalDesk } from "../../session/terminal-desk.ts";
import { keyOf, type Purpose } from "./purpose.ts";

/** Money for an account at a terminal: asked for on record, and found again whatever died in between [PAYMENT-1, PAYMENT-8]. */
export interface TakingTerminal {
  /** Whether any terminal takes money that way. */
  readonly has: (way: TerminalTender) => boolean;
  /** Names of those that do, and the one that would be asked. */
  readonly names: (way: TerminalTender) => readonly string[];
  readonly chosen: (way: TerminalTender) => string;
  readonly choose: (name: string) => void;
  /** The attempt to be cleared up first: under way, or nobody knows how it ended. */
  readonly current: ReadonlySignal<Attempt | null>;
  /** Money taken for this that is not in the account yet. */
  readonly paid: ReadonlySignal<Attempt | null>;
  /** The last attempt that took nothing, until another is made. */
  readonly refused: ReadonlySignal<Attempt | null>;
  readonly asking: TerminalDesk["asking"];
  readonly fault: TerminalDesk["fault"];
  /** Asks for the amount; resolves once the terminal, or a person, has said how it ended, or it is left open. */
  readonly ask: (way: TerminalTender, amount: Money) => Promise<AnyCommandError | null>;
  readonly say: (attempt: string, seen: Seen, reference: string) => Promise<void>;
  readonly check: TerminalDesk["check"];
  readonly cancel: TerminalDesk["cancel"];
  readonly giveBack: TerminalDesk["reverse"];
  /** Goes on without knowing how the current attempt ended; it stays on the list of the till. */
  readonly setAside: () => void;
  /** Whether it was asked for here, and not before a restart. */
  readonly isOwn: (attempt: string) => boolean;
}

export interface TakingTerminalDeps {
  readonly desk: TerminalDesk;
  readonly terminals: Pick<Terminals, "settings">;
}

export const createTakingTerminal = (
  { desk, terminals }: TakingTerminalDeps,
  purpose: Purpose,
): TakingTerminal => {
  const sale = keyOf(purpose);
  const wanted = signal("");
  const aside = signal<readonly string[]>([]);
  const refused = signal<Attempt | null>(null);
  const begun = new Set<string>();
  const own = computed(() => desk.open.value.filter((one) => one.sale === sale));
  const names = (way: TerminalTender): readonly string[] =>
    terminalsFor(terminals.settings.value, way).map(({ name }) => name);
  const chosen = (way: TerminalTender): string => {
    const all = names(way);
    return all.includes(wanted.value) ? wanted.value : (all[0] ?? "");
  };
  const learn = async (id: string): Promise<void> => {
    const attempt = await desk.outcome(id);
    if (attempt?.state === "failed") refused.value = attempt;
  };
  return {
    has: (way) => names(way).length > 0,
    names,
    chosen,
    choose: (name) => {
      wanted.value = name;
    },
    current: computed(
      () => own.value.find((one) => one.state !== "paid" && !aside.value.includes(one.id)) ?? null,
    ),
    paid: computed(() => own.value.find(isUnused) ?? null),
    refused,
    asking: desk.asking,
    fault: desk.fault,
    ask: async (way, amount) => {
      refused.value = null;
      const despite = own
        .peek()
        .find(({ id, state }) => state === "unknown" && aside.peek().includes(id))?.id;
      const asked = await desk.begin({ type: way, terminal: chosen(way), amount, sale, despite });
      if (!asked.ok) return asked.error;
      begun.add(asked.value);
      await learn(asked.value);
      return null;
    },
    say: async (attempt, seen, reference) => {
      await desk.say(attempt, seen, reference);
      if (seen === "failed") await learn(attempt);
    },
    check: desk.check,
    cancel: desk.cancel,
    giveBack: desk.reverse,
    setAside: () => {
      aside.value = [...aside.peek(), ...own.peek().map(({ id }) => id)];
    },
    isOwn: (attempt) => begun.has(attempt),
  };
};
