import type { LineShort } from "../../domain/refund/check.ts";
import type { ExchangeError } from "../../domain/refund/commands/exchange.ts";
import type { RefundFreeError } from "../../domain/refund/commands/refund-free.ts";
import type { SettleError } from "../../domain/refund/commands/settle.ts";
import type { VoidError } from "../../domain/refund/commands/void-last.ts";
import type { Quantity } from "../../lib/quantity.ts";
import type { Messages } from "../en.ts";
import type { Format } from "../format.ts";
import type { Sayings } from "./sayings.ts";
import { explainQuantity, unitName } from "./values.ts";

type AnyError = ExchangeError | RefundFreeError | VoidError | SettleError;

/** What goods that come back are refused for, besides what is said elsewhere. */
type Own =
  | "NotThatSale"
  | "SoldElsewhere"
  | "BadRefundQuantity"
  | "AlreadyRefunded"
  | "RefundNotCovered"
  | "RefundNotAllowed"
  | "WayNotAllowed"
  | "NotLastSale"
  | "NothingTwice";

export type RefundRefused = Extract<AnyError, { readonly type: Own }>;

export const refundSayings: Sayings<RefundRefused> = {
  NotThatSale: (_, m) => m["refund.notThatSale"],
  SoldElsewhere: (_, m) => m["refund.soldElsewhere"],
  BadRefundQuantity: ({ name, reason }, m, f) => `${name}: ${explainQuantity(reason, m, f)}`,
  AlreadyRefunded: ({ lines }, m, f) => sayLines(m["refund.already"], lines, m, f),
  RefundNotCovered: ({ lines }, m, f) => sayLines(m["refund.notCovered"], lines, m, f),
  RefundNotAllowed: (_, m) => m["refund.notAllowed"],
  WayNotAllowed: (_, m) => m["refund.wayNotAllowed"],
  NotLastSale: (_, m) => m["refund.notLast"],
  NothingTwice: (_, m) => m["refund.nothingTwice"],
};

const sayLines = (
  say: (name: string, wanted: string, left: string) => string,
  lines: readonly LineShort[],
  messages: Messages,
  format: Format,
): string =>
  lines
    .map(({ name, unit, wanted, left }) => {
      const measure = (quantity: number) => format.quantity(quantity as Quantity, unitName(unit, messages));
      return say(name, measure(wanted), measure(left));
    })
    .join("\n");
