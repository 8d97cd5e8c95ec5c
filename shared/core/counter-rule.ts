import type { CounterId, HolderId, Scope } from "./ids.ts";
import type { View } from "./view.ts";

/**
 * How rights to one family of counters move between devices: declared by the area whose counters they are. What shares, answers
 * and asks knows no goods, no wallets and no promo codes, only this.
 */
export interface CounterRule {
  /** The counter's name up to the first slash. */
  readonly area: string;
  /** In which logs gifts of it are written; `null` for a counter that this rule cannot place. */
  readonly scope: (counter: CounterId) => Scope | null;
  /** The least of it that is ever used at a time: gifts are whole multiples. `null` while what it counts is unknown here. */
  readonly step: (view: View, counter: CounterId) => number | null;
  /** The other devices in use that may use counters of that scope. */
  readonly holders: (view: View, scope: Scope) => readonly HolderId[];
  /** Documents the two above look at, for a server that fetches just those. */
  readonly needs: (counter: CounterId) => RuleNeeds;
  /** Whether it is handed out unasked, so that every device has some; else it waits until somebody asks. */
  readonly spread: boolean;
  /** Whether a device gives all it is asked for, though it used the same lately: what belongs to one person, who is there now. */
  readonly whole?: boolean;
}

export interface RuleNeeds {
  readonly docs?: readonly { readonly doc: string; readonly id: string }[];
  /** Every document of these types. */
  readonly all?: readonly string[];
}

/** The rule of a counter; `undefined` when no area knows it. */
export const ruleOf = (rules: readonly CounterRule[], counter: CounterId): CounterRule | undefined =>
  rules.find(({ area }) => counter.startsWith(`${area}/`));
