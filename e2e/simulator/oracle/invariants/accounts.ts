import { type AccountMove, effectiveOf, groupBy, placeOf, sumOf, type Told } from "../naive/trade.ts";
import type { Invariant, Trial } from "../trial.ts";
import { excuses } from "./never-below-zero.ts";

/**
 * [ACCOUNT-1, ACCOUNT-4, PROMO-7] By what the entries say in words: nothing is taken out of a wallet, a gift card or points that was
 * not put in, no more is owed than was allowed, and no code is used more often than it was let; no manager's word changes that.
 */
export const accounts: Invariant = {
  name: "no account and no code below zero",
  breaches: (trial) => {
    const folded = trial.whole();
    const mayOwe = excuses(trial, folded);
    const moves = movesOf(trial);
    const balances = groupBy(moves, ({ counter }) => counter);
    const below = [...balances].flatMap(([counter, of]) => {
      const left = sumOf(of, ({ amount }) => amount);
      const holders = [...(folded.cells.get(counter)?.values() ?? [])].map(({ holder }) => holder);
      return left >= 0 || holders.some((holder) => mayOwe(counter, holder))
        ? []
        : [`${counter} is at ${left}`];
    });
    return [...below, ...moves.flatMap(miscounted)];
  },
};

interface Move {
  readonly told: Told<unknown>;
  readonly counter: string;
  /** Signed. */
  readonly amount: number;
}

interface Limit {
  readonly customer: string;
  readonly from: number;
  readonly to: number;
}

interface CodeSaved {
  readonly code: string;
  readonly raised?: number;
  readonly lowered?: number;
}

const movesOf = (trial: Trial): readonly Move[] => [
  ...effectiveOf<AccountMove>(trial, "account.added", "account.spent").map((told) => ({
    told,
    counter: `${told.body.account}/${told.body.owner}`,
    amount: told.entry.kind === "account.added" ? told.body.amount : -told.body.amount,
  })),
  ...effectiveOf<Limit>(trial, "account.limited").map((told) => ({
    told,
    counter: `credit/${told.body.customer}`,
    amount: told.body.to - told.body.from,
  })),
  ...effectiveOf<CodeSaved>(trial, "promo.code-saved").map((told) => ({
    told,
    counter: `promo/${told.body.code}`,
    amount: (told.body.raised ?? 0) - (told.body.lowered ?? 0),
  })),
  ...effectiveOf<{ readonly code: string }>(trial, "promo.used").map((told) => ({
    told,
    counter: `promo/${told.body.code}`,
    amount: -1,
  })),
];

/** The counter moves by what is said, and none beyond rights. */
const miscounted = ({ told, counter, amount }: Move): readonly string[] => {
  const moved = sumOf(told.entry.effects, (effect) =>
    effect.counter === counter ? (effect.mint ?? 0) - (effect.spend ?? 0) : 0,
  );
  return moved === amount ? [] : [`${placeOf(told)}: ${counter} moved by ${moved}, not by ${amount}`];
};
