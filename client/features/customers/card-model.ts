import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { readOrganisation } from "../../../shared/domain/access/organisation.ts";
import { type Account, balanceOf, type Credit, creditOf } from "../../../shared/domain/account/accounts.ts";
import { type Customer, readCustomer } from "../../../shared/domain/customer/customer.ts";
import { CREDIT } from "../../../shared/domain/customer/kinds.ts";
import { type Currency, type Money, moneyToText, parseMoney } from "../../../shared/lib/money.ts";
import { createLending, type Lending } from "../../session/lending.ts";
import { askingForMissing } from "../../session/missing-rights.ts";
import type { Fault } from "../../session/saying.ts";
import type { Shop } from "../../session/shop.ts";

/** A customer with what they hold and owe, as this device knows it now. */
export interface CustomerCard {
  readonly customer: Customer;
  readonly currency: Currency;
  readonly wallet: number;
  readonly points: number;
  readonly credit: Credit;
  /** What of wallet and points this device may take with nobody in touch. */
  readonly here: { readonly wallet: number; readonly points: number };
}

/** Follows the customer; `undefined` while nobody of that id is known. */
export const followCard = (shop: Shop, id: string): ReadonlySignal<CustomerCard | undefined> =>
  computed(() => {
    void [shop.changed("org").value, shop.doc("customer", id).value, shop.countersChanged.value];
    const { view } = shop;
    const customer = readCustomer(view, id);
    if (customer === undefined) return undefined;
    const [wallet, points] = [balanceOf(view, "wallet", id), balanceOf(view, "points", id)];
    return {
      customer,
      currency: readOrganisation(view)?.currency ?? "KZT",
      wallet: wallet.value,
      points: points.value,
      credit: creditOf(view, id),
      here: { wallet: wallet.rights, points: points.rights },
    };
  });

/** One figure being set, and a manager's word where it takes one. */
export interface FigureModel {
  readonly text: ReadonlySignal<string>;
  readonly type: (text: string) => void;
  readonly busy: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<Fault | null>;
}

export interface LimitModel extends FigureModel {
  readonly lending: Lending;
  /** Whether the person needs somebody to lend the right. */
  readonly isLent: boolean;
  /** The limit that was set; `null` where it was refused. */
  readonly set: () => Promise<Money | null>;
}

/** How much a customer may owe. */
export const createLimit = (shop: Shop, customer: string, mayAlone: boolean): LimitModel => {
  const text = signal(moneyToText(creditOf(shop.view, customer).limit as Money));
  const busy = signal(false);
  const fault = signal<Fault | null>(null);
  const lending = createLending(shop, CREDIT);
  return {
    text,
    busy,
    fault,
    lending,
    isLent: !mayAlone,
    type: (typed) => {
      text.value = typed;
      fault.value = null;
    },
    set: async () => {
      if (busy.peek()) return null;
      const limit = parseMoney(text.peek());
      fault.value = limit.ok ? null : { ...limit.error, field: "limit" };
      if (!limit.ok) return null;
      const approval = mayAlone ? undefined : await lending.lend();
      if (approval === null) return null;
      busy.value = true;
      const done = await askingForMissing(shop, () =>
        shop.run("customer.set-limit", { customer, limit: limit.value }, approval),
      );
      busy.value = false;
      fault.value = done.ok ? null : done.error;
      return done.ok ? limit.value : null;
    },
  };
};

export const ADJUSTED = ["wallet", "credit", "points"] as const satisfies readonly Account[];
export type Adjusted = (typeof ADJUSTED)[number];

export interface AdjustModel extends FigureModel {
  readonly account: ReadonlySignal<Adjusted>;
  readonly choose: (account: Adjusted) => void;
  readonly reason: ReadonlySignal<string>;
  readonly writeReason: (text: string) => void;
  readonly adjust: () => Promise<boolean>;
}

/** More or less of an account by hand; a minus takes away. Of a debt, more is what the customer owes more. */
export const createAdjust = (shop: Shop, customer: string): AdjustModel => {
  const text = signal("");
  const reason = signal("");
  const account = signal<Adjusted>("wallet");
  const busy = signal(false);
  const fault = signal<Fault | null>(null);
  const typed =
    <T>(target: { value: T }) =>
    (value: T): void => {
      target.value = value;
      fault.value = null;
    };
  return {
    text,
    reason,
    account,
    busy,
    fault,
    type: typed(text),
    choose: typed(account),
    writeReason: typed(reason),
    adjust: async () => {
      if (busy.peek()) return false;
      const amount = signedAmount(text.peek(), account.peek());
      if (amount === null) fault.value = { type: "NotANumber", field: "amount" };
      else if (reason.peek().trim() === "") fault.value = { type: "Missing", field: "reason" };
      if (fault.peek() !== null || amount === null) return false;
      busy.value = true;
      const args = { account: account.peek(), owner: customer, amount, reason: reason.peek() };
      const done = await askingForMissing(shop, () => shop.run("account.adjust", args));
      busy.value = false;
      fault.value = done.ok ? null : done.error;
      return done.ok;
    },
  };
};

/** In the account's units and its direction; `null` for what is no amount, or nothing. */
const signedAmount = (text: string, account: Adjusted): number | null => {
  const isLess = /^\s*[-−–]/.test(text);
  const read = parseMoney(text.replace(/^\s*[-−–+]/, ""));
  if (!read.ok || read.value === 0) return null;
  const units = account === "points" ? read.value / 100 : read.value;
  if (!Number.isInteger(units)) return null;
  return isLess === (account === "credit") ? units : -units;
};
