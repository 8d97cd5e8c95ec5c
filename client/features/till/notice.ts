import type { Money } from "../../../shared/lib/money.ts";
import type { QuantityError, Unit } from "../../../shared/lib/quantity.ts";
import type { AnyCommandError } from "../../session/run-command.ts";

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
  /** A number before a scan that multiplies to nothing the goods are sold in. */
  | { readonly type: "BadMultiplier"; readonly text: string }
  /** The day on the package has passed; the goods are in the sale all the same, for the cashier to judge. */
  | { readonly type: "Expired"; readonly name: string; readonly expires: string }
  | { readonly type: "TotalTooLarge" }
  | { readonly type: "PriceChanged"; readonly name: string; readonly before: Money; readonly now: Money }
  /** Taken out of the sale: it was archived or deleted meanwhile. */
  | { readonly type: "Gone"; readonly name: string }
  /** Scanned, but no longer sold. */
  | { readonly type: "Archived"; readonly name: string }
  | { readonly type: "Voided" }
  /** Putting aside or taking up went wrong; the sale is as it was. */
  | { readonly type: "Refused"; readonly error: AnyCommandError }
  | { readonly type: "Held" }
  /** Part of the money for it has been taken, so it is not put aside. */
  | { readonly type: "MoneyTaken"; readonly amount: Money }
  | { readonly type: "Recalled"; readonly till: string }
  /** Another till had taken it up first. */
  | { readonly type: "AlreadyRecalled" }
  /** A tab is about to be opened, or a sale to be left, where that cannot be. */
  | { readonly type: "TooManySales"; readonly most: number };
