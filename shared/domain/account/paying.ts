import type { Context } from "../../core/command.ts";
import type { CounterId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { readCustomer } from "../customer/customer.ts";
import { type Account, accountCounter, balanceOf, customerCounters, isAccount, POINT } from "./accounts.ts";
import { type GiftCodeError, parseGiftCode } from "./gift-code.ts";
import { draftOf } from "./kinds.ts";

/** A tender of a sale or refund, as far as accounts look at it. Amount in minor units. */
export interface PaidBy {
  readonly type: string;
  readonly amount: number;
  readonly of?: string | undefined;
}

/** This device may not spend so much. Amounts in the account's own units: minor units, or points. */
export type NotEnoughMoney = {
  readonly type: "NotEnoughMoney";
  readonly account: Account;
  readonly owner: string;
  /** Of the customer; empty for a gift card. */
  readonly name: string;
  readonly wanted: number;
  /** What this device may spend by itself. */
  readonly held: number;
  /** In all, as far as this device knows; what is above `held` lies with others. */
  readonly value: number;
  /** `wanted` − `held`: what to ask others for. */
  readonly missing: number;
};

export type PayError =
  | NotEnoughMoney
  | GiftCodeError
  /** Nobody was named to whom the account belongs. */
  | { readonly type: "NoAccountOwner"; readonly account: Account }
  /** Points pay whole units of money. */
  | { readonly type: "PointsNotWhole"; readonly amount: number; readonly step: number };

/** Where it happens. */
export type Where = Pick<Context, "branch" | "code">;

/** What looking up these tenders needs, for a command's `needs`. */
export const needsOfTenders = (tenders: readonly PaidBy[]) => {
  const owners = tenders.flatMap(({ type, of = "" }) => {
    const owner = isAccount(type) ? ownerOf(type, of) : null;
    return isAccount(type) && owner?.ok ? [{ account: type, owner: owner.value }] : [];
  });
  return {
    docs: owners
      .filter(({ account }) => account !== "gift")
      .map(({ owner }) => ({ doc: "customer", id: owner })),
    counters: owners.map(({ account, owner }) => accountCounter(account, owner)),
  };
};

/** As above, for a command that looks at all a customer holds. */
export const needsOfCustomer = (customer: string) => ({
  docs: [{ doc: "customer", id: customer }],
  counters: customerCounters(customer),
});

/**
 * Entries that take what a sale's tenders name out of accounts, one for each account; other tenders are passed over. Nothing is
 * spent beyond what this device holds [ACCOUNT-1]: the first account that is short is named with what is missing.
 */
export const payFromAccounts = (
  view: View,
  where: Where,
  tenders: readonly PaidBy[],
  number: string,
): Result<readonly Draft[], PayError> => {
  const drafts: Draft[] = [];
  const sums = sumByAccount(tenders);
  if (!sums.ok) return sums;
  for (const { account, owner, amount } of sums.value) {
    const short = shortOf(view, account, owner, amount);
    if (short !== null) return err(short);
    const body = { ...bodyOf(view, where, account, owner, amount, number), why: "sale" as const };
    const effects = [{ counter: accountCounter(account, owner), spend: amount }];
    drafts.push(draftOf("org", "account.spent", body, { effects }));
  }
  return ok(drafts);
};

/** The entry that puts money which goes back by this tender into the account it names; none for other tenders [ACCOUNT-5]. */
export const refundToAccount = (
  view: View,
  where: Where,
  tender: PaidBy,
  number: string,
): Result<readonly Draft[], PayError> => {
  const sums = sumByAccount([tender]);
  if (!sums.ok) return sums;
  return ok(
    sums.value.map(({ account, owner, amount }) => {
      const body = { ...bodyOf(view, where, account, owner, amount, number), why: "refund" as const };
      return draftOf("org", "account.added", body, {
        effects: [{ counter: accountCounter(account, owner), mint: amount }],
      });
    }),
  );
};

/** What is missing here for spending so much; `null` when nothing is. */
export const shortOf = (
  view: View,
  account: Account,
  owner: string,
  wanted: number,
): NotEnoughMoney | null => {
  const { value, rights: held } = balanceOf(view, account, owner);
  if (held >= wanted) return null;
  const name = account === "gift" ? "" : (readCustomer(view, owner)?.name ?? "");
  return { type: "NotEnoughMoney", account, owner, name, wanted, held, value, missing: wanted - held };
};

/** What to ask others for [RIGHTS-4]. */
export const wantOf = ({ account, owner, missing }: NotEnoughMoney) => ({
  counter: accountCounter(account, owner),
  amount: missing,
});

interface Sum {
  readonly account: Account;
  readonly owner: string;
  readonly amount: number;
}

/** One counter is spent once: two tenders of one wallet are one sum. */
const sumByAccount = (tenders: readonly PaidBy[]): Result<readonly Sum[], PayError> => {
  const sums = new Map<CounterId, Sum>();
  for (const { type, amount, of = "" } of tenders) {
    if (!isAccount(type)) continue;
    const owner = ownerOf(type, of);
    if (!owner.ok) return owner;
    const units = type === "points" ? amount / POINT : amount;
    if (!Number.isInteger(units)) return err({ type: "PointsNotWhole", amount, step: POINT });
    const counter = accountCounter(type, owner.value);
    const amountSoFar = sums.get(counter)?.amount ?? 0;
    sums.set(counter, { account: type, owner: owner.value, amount: amountSoFar + units });
  }
  return ok([...sums.values()]);
};

/** Whose account a tender names; a gift card's code is read however it was typed [ACCOUNT-7]. */
const ownerOf = (account: Account, of: string): Result<string, PayError> => {
  if (of === "") return err({ type: "NoAccountOwner", account });
  return account === "gift" ? parseGiftCode(of) : ok(of);
};

/** What every entry about an account says; the customer is named only where they are known here. */
export const bodyOf = (
  view: View,
  { branch, code }: Where,
  account: Account,
  owner: string,
  amount: number,
  number: string,
) => {
  const name = account === "gift" ? undefined : readCustomer(view, owner)?.name;
  return {
    account,
    owner,
    ...(name !== undefined && { name }),
    amount,
    number,
    branch: branch ?? "",
    till: code,
  };
};
