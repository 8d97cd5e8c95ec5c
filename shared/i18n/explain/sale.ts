import type { BranchError } from "../../domain/access/branch.ts";
import type { PayError } from "../../domain/account/paying.ts";
import type { CustomerError } from "../../domain/customer/commands/save.ts";
import type { AttemptNotUsable } from "../../domain/payment/use-attempts.ts";
import type { SaleError } from "../../domain/sale/commands/complete.ts";
import type { RecallError } from "../../domain/sale/commands/recall.ts";
import type { NoShiftError } from "../../domain/shift/shift.ts";
import type { Money } from "../../lib/money.ts";
import type { Sayings } from "./sayings.ts";
import type { StockError } from "./stock.ts";

/** What a sale is refused for, besides what movements of stock and branches are. */
export type OwnSaleError = Exclude<
  SaleError | RecallError,
  | BranchError
  | NoShiftError
  | AttemptNotUsable
  | PayError
  | { readonly type: StockError["type"] | CustomerError["type"] }
>;

export const saleSayings: Sayings<OwnSaleError> = {
  EmptySale: (_, m) => m["sale.empty"],
  PriceChanged: ({ name, price }, m, f) => m["sale.priceChanged"](name, f.amount(price as Money)),
  TotalTooLarge: (_, m) => m["sale.totalTooLarge"],
  TenderNotPositive: (_, m) => m["sale.tenderNotPositive"],
  TenderOverTotal: ({ most }, m, f) => m["sale.tenderOverTotal"](f.amount(most)),
  Underpaid: ({ missing }, m, f) => m["sale.underpaid"](f.amount(missing)),
  PriceNotLower: ({ price }, m, f) => m["sale.priceNotLower"](f.amount(price)),
  PriceNotAllowed: (_, m) => m["sale.priceNotAllowed"],
  DiscountNotAllowed: ({ share, most }, m, f) =>
    m["sale.discountNotAllowed"](f.percent(share), f.percent(most)),
  PromoUsedUp: ({ code, left }, m) => (left > 0 ? m["sale.codeElsewhere"](code) : m["sale.codeUsedUp"](code)),
  NotATill: (_, m) => m["sale.notATill"],
  NotSetUp: (_, m) => m["sale.notSetUp"],
  UnknownHeld: (_, m) => m["tillmore.unknownHeld"],
  UnreadableHeld: (_, m) => m["tillmore.heldUnreadable"],
  AlreadyRecalled: (_, m) => m["tillmore.alreadyRecalled"],
};
