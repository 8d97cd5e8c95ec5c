import type { Context } from "../../core/command.ts";
import type { Effect } from "../../core/counter.ts";
import type { CounterRule } from "../../core/counter-rule.ts";
import type { CounterId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import { activeHolders, DEVICE_NEEDS } from "../access/device.ts";

/**
 * What somebody may pay with besides money. `wallet`, `gift`: minor units put in. `credit`: minor units they may still borrow.
 * `points`: whole points.
 */
export const ACCOUNTS = ["wallet", "credit", "points", "gift"] as const;
export type Account = (typeof ACCOUNTS)[number];

export const isAccount = (type: string): type is Account => (ACCOUNTS as readonly string[]).includes(type);

/** Minor units that one point pays [ACCOUNT-6]. */
export const POINT = 100;

/** `owner`: a customer's id, or a gift card's code. */
export const accountCounter = (account: Account, owner: string): CounterId =>
  `${account}/${owner}` as CounterId;

/** Limits given so far and taken back so far: both only grow, so changes made apart add up [ACCOUNT-4]. */
export const limitCounters = (customer: string) => ({
  raised: `limit/${customer}/raised` as CounterId,
  lowered: `limit/${customer}/lowered` as CounterId,
});

/** Every counter of a customer, for what a command needs. */
export const customerCounters = (customer: string): readonly CounterId[] => {
  const { raised, lowered } = limitCounters(customer);
  const own = (["wallet", "credit", "points"] as const).map((account) => accountCounter(account, customer));
  return [...own, raised, lowered];
};

export interface Balance {
  /** In all, as far as this device knows. */
  readonly value: number;
  /** What this device may spend of it by itself; the rest lies with others, who give it when asked. */
  readonly rights: number;
}

export const balanceOf = (view: View, account: Account, owner: string): Balance => {
  const { value, rights } = view.counter(accountCounter(account, owner));
  return { value, rights };
};

export interface Credit {
  readonly limit: number;
  /** Below zero where two tills apart were paid the same debt: the customer has that much in hand. */
  readonly owed: number;
  /** What may still be borrowed: limit − owed. */
  readonly left: number;
  /** What of it this device may lend by itself. */
  readonly rights: number;
}

/** What a customer may owe, and does [ACCOUNT-4]. Minor units. */
export const creditOf = (view: View, customer: string): Credit => {
  const { raised, lowered } = limitCounters(customer);
  const limit = view.counter(raised).value - view.counter(lowered).value;
  const { value, rights } = balanceOf(view, "credit", customer);
  return { limit, owed: limit - value, left: value, rights };
};

const ruleOfAccount = (area: Account): CounterRule => ({
  area,
  scope: () => "org",
  step: () => 1,
  holders: (view) => activeHolders(view, null),
  needs: () => ({ all: DEVICE_NEEDS }),
  spread: false,
  /** Its owner stands before whoever asks, and nowhere else. */
  whole: true,
});

/** How money in accounts moves: to whoever asks, never unasked [ACCOUNT-2]. */
export const accountRules: readonly CounterRule[] = ACCOUNTS.map(ruleOfAccount);

/** Where a command that hands rights on looks devices up. */
export const HANDING_ON: readonly string[] = DEVICE_NEEDS;

/**
 * A device that takes no money itself (an owner's phone, the server) hands the right to what it makes to a till at once: it may be
 * switched off when the customer comes [ACCOUNT-2]. A till keeps it.
 */
export const handOn = (
  view: View,
  { code }: Pick<Context, "code">,
  counter: CounterId,
  amount: number,
): readonly Effect[] => {
  const [till] = code === "" ? activeHolders(view, null) : [];
  return till === undefined ? [] : [{ counter, give: amount, to: till }];
};
