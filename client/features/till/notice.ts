import type { Money } from "../../../shared/lib/money.ts";
import type { QuantityError, Unit } from "../../../shared/lib/quantity.ts";

/** What the till has to say about the open sale, until the next thing happens. */
export type Notice =
  | { readonly type: "UnknownCode"; readonly code: string }
  | {
      readonly type: "BadQuantity";
      readonly name: string;
      readonly unit: Unit;
      readonly text: string;
      readonly reason: QuantityError;
    }
  | { readonly type: "TotalTooLarge" }
  | { readonly type: "PriceChanged"; readonly name: string; readonly before: Money; readonly now: Money }
  /** Taken out of the sale: it was archived or deleted meanwhile. */
  | { readonly type: "Gone"; readonly name: string }
  /** Scanned, but no longer sold. */
  | { readonly type: "Archived"; readonly name: string }
  | { readonly type: "Voided" };
