import type { View } from "../../../shared/core/view.ts";
import { type Account, balanceOf, isAccount, POINT } from "../../../shared/domain/account/accounts.ts";
import { parseGiftCode } from "../../../shared/domain/account/gift-code.ts";
import { TERMINAL_TENDERS, type TerminalTender } from "../../../shared/domain/payment/attempt.ts";
import type { Tender, TenderError, TenderType } from "../../../shared/domain/payment/tender.ts";
import { type Money, type MoneyError, money, parseMoney, ZERO_MONEY } from "../../../shared/lib/money.ts";
import { err, ok, type Result } from "../../../shared/lib/result.ts";

export type Method = TenderType;

/** In the order they are offered. */
export const METHODS: readonly Method[] = ["cash", "card", "qr", "gift", "wallet", "points", "credit"];

/** Who is buying. */
export interface Buyer {
  readonly id: string;
  readonly name: string;
}

export type WrongAmount =
  | MoneyError
  | TenderError
  /** A gift card's code is wanted first, or is none. */
  | { readonly type: "NoGiftCard" }
  | { readonly type: "OverAvailable"; readonly account: Account; readonly available: Money }
  /** Points pay whole units of money. */
  | { readonly type: "PointsNotWhole" };

/** An account money would come out of. */
export interface TenderAccount {
  readonly account: Account;
  readonly owner: string;
  /** Minor units it holds, less what this sale has taken of it. */
  readonly available: Money;
  /** The same in steps it can be taken in. */
  readonly usable: Money;
}

export const isTerminal = (method: Method): method is TerminalTender =>
  TERMINAL_TENDERS.some((one) => one === method);

/** The account behind a method; `null` where there is none, or nobody said whose. */
export const accountOf = (
  view: View,
  method: Method,
  customer: Buyer | null,
  gift: string,
  taken: readonly Tender[],
): TenderAccount | null => {
  if (!isAccount(method)) return null;
  const owner = method === "gift" ? giftOwner(gift) : (customer?.id ?? null);
  if (owner === null) return null;
  const { value } = balanceOf(view, method, owner);
  const held = method === "points" ? value * POINT : value;
  const used = taken.reduce(
    (sum, { type, of, amount }) => (type === method && of === owner ? sum + amount : sum),
    0,
  );
  const available = money(Math.max(0, held - used));
  const usable = method === "points" ? money(available - (available % POINT)) : available;
  return { account: method, owner, available, usable };
};

export interface Entry {
  readonly typed: string;
  readonly method: Method;
  /** Taken when nothing is typed. */
  readonly usual: Money;
  readonly account: TenderAccount | null;
}

/** The tender that is typed; `null`: nothing typed and nothing due, so there is no money to take. */
export const readTender = ({ typed, method, usual, account }: Entry): Result<Tender | null, WrongAmount> => {
  const isEmpty = typed.trim() === "";
  const amount = isEmpty ? ok(wholeFor(method, usual)) : parseMoney(typed);
  if (!amount.ok) return amount;
  if (isAccount(method) && account === null) return err({ type: "NoGiftCard" });
  if (amount.value === ZERO_MONEY) {
    if (isEmpty && account !== null && account.usable === ZERO_MONEY)
      return err({ type: "OverAvailable", account: account.account, available: account.available });
    return isEmpty ? ok(null) : err({ type: "TenderNotPositive" });
  }
  if (account !== null && amount.value > account.available)
    return err({ type: "OverAvailable", account: account.account, available: account.available });
  if (method === "points" && amount.value % POINT !== 0) return err({ type: "PointsNotWhole" });
  return ok({ type: method, amount: amount.value, reference: "", of: account?.owner ?? "" });
};

const giftOwner = (text: string): string | null => {
  const code = parseGiftCode(text);
  return code.ok ? code.value : null;
};

const wholeFor = (method: Method, amount: Money): Money =>
  method === "points" ? money(amount - (amount % POINT)) : amount;
