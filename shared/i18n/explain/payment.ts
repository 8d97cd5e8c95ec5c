import type { AttemptError } from "../../domain/payment/commands/end.ts";
import type { StartPaymentError } from "../../domain/payment/commands/start.ts";
import type { AttemptNotUsable } from "../../domain/payment/use-attempts.ts";
import type { Sayings } from "./sayings.ts";

/** What is said elsewhere: by sales and of branches. */
type Elsewhere = "NoBranch" | "NotInBranch" | "NotATill" | "TenderNotPositive";

/** What is refused about payments at terminals. */
export type PaymentError =
  | Exclude<StartPaymentError, { readonly type: Elsewhere }>
  | AttemptError
  | AttemptNotUsable;

export const paymentSayings: Sayings<PaymentError> = {
  AttemptOpen: (_, m) => m["pay.attemptOpen"],
  UnknownAttempt: (_, m) => m["pay.attemptGone"],
  AttemptMoved: (_, m) => m["pay.attemptMoved"],
  AttemptUsed: ({ receipt }, m) => m["pay.attemptUsed"](receipt),
  AttemptNotUsable: (_, m) => m["pay.notUsable"],
};
