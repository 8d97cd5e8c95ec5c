import type { Account } from "../../domain/account/accounts.ts";
import type { AdjustError } from "../../domain/account/commands/adjust.ts";
import type { RepayError } from "../../domain/account/commands/repay.ts";
import type { SellGiftError } from "../../domain/account/commands/sell-gift.ts";
import type { NotEnoughMoney, PayError } from "../../domain/account/paying.ts";
import type { TakingError } from "../../domain/account/taking.ts";
import type { CustomerError } from "../../domain/customer/commands/save.ts";
import type { AttemptNotUsable } from "../../domain/payment/use-attempts.ts";
import type { NoShiftError } from "../../domain/shift/shift.ts";
import type { Money } from "../../lib/money.ts";
import type { Messages } from "../en.ts";
import type { Format } from "../format.ts";
import type { Sayings } from "./sayings.ts";

type AnyError = CustomerError | RepayError | SellGiftError | AdjustError | PayError | TakingError;

/** What is said elsewhere: by sales, by shifts and of permissions. */
type Elsewhere =
  | NoShiftError["type"]
  | AttemptNotUsable["type"]
  | "NotAllowed"
  | "NotSetUp"
  | "NotATill"
  | "NoBranch"
  | "NotInBranch"
  | "TenderNotPositive"
  | "TenderOverTotal"
  | "Underpaid";

/** What is refused about customers and their accounts. */
export type AccountError = Exclude<AnyError, { readonly type: Elsewhere }>;

export const customerSayings: Sayings<AccountError> = {
  NotEnoughMoney: sayShort,
  NoAccountOwner: (_, m) => m["customers.noOwner"],
  PointsNotWhole: (_, m) => m["customers.pointsNotWhole"],
  NotPayableInCash: ({ step }, m, f) => m["customers.notPayableInCash"](f.amount(step as Money)),
  OverDebt: ({ owed }, m, f) =>
    owed === 0 ? m["customers.noDebt"] : m["customers.overDebt"](f.amount(owed as Money)),
  UnknownCustomer: (_, m) => m["customers.unknown"],
  CustomerNameMissing: (_, m) => m["customers.nameMissing"],
  CustomerExists: ({ field, name }, m) =>
    field === "phone" ? m["customers.phoneTaken"](name) : m["customers.cardTaken"](name),
  BadPhone: ({ text }, m) => m["customers.badPhone"](text),
  BadGiftCode: (_, m) => m["customers.badGiftCode"],
  GiftCodeUsed: (_, m) => m["customers.giftUsed"],
  UnknownGift: (_, m) => m["customers.giftNone"],
};

/** Money that is not there is one thing; money that is there, but not for this till to spend now, another. */
function sayShort(
  { account, name, wanted, held, value, missing }: NotEnoughMoney,
  m: Messages,
  f: Format,
): string {
  const write = (amount: number) =>
    account === "points" ? f.number(amount) : f.amount(Math.max(0, amount) as Money);
  const what = WHOSE[account](m, name);
  return value < wanted
    ? m["customers.tooLittle"](what, write(value), write(wanted))
    : m["customers.outOfReach"](what, write(held), write(value), write(missing));
}

const WHOSE: Readonly<Record<Account, (messages: Messages, name: string) => string>> = {
  wallet: (m, name) => m["customers.ofWallet"](name),
  credit: (m, name) => m["customers.ofCredit"](name),
  points: (m, name) => m["customers.ofPoints"](name),
  gift: (m) => m["customers.gift"],
};
