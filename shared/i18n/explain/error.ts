import type { Messages } from "../en.ts";
import type { Format } from "../format.ts";
import { type AccessError, accessSayings } from "./access.ts";
import { type CatalogError, catalogSayings } from "./catalog.ts";
import { type AccountError, customerSayings } from "./customers.ts";
import { type DeviceError, deviceSayings } from "./device.ts";
import { type PaymentError, paymentSayings } from "./payment.ts";
import { type PromoError, promoSayings } from "./promo.ts";
import { type RefundRefused, refundSayings } from "./refund.ts";
import { type OwnSaleError, saleSayings } from "./sale.ts";
import type { Say } from "./sayings.ts";
import { type ShiftError, shiftSayings } from "./shift.ts";
import { type StockError, stockSayings } from "./stock.ts";

export type KnownError =
  | ShiftError
  | AccessError
  | CatalogError
  | StockError
  | OwnSaleError
  | RefundRefused
  | AccountError
  | PaymentError
  | PromoError
  | DeviceError;

/** What went wrong in any command, what it means and what to do, in the reader's language; several lines where several things did. */
export const explainError = (
  error: { readonly type: string },
  messages: Messages,
  format: Format,
): string => {
  const say = Object.hasOwn(SAYINGS, error.type) ? SAYINGS[error.type] : undefined;
  return say === undefined ? messages["goods.failed"](error.type) : say(error as never, messages, format);
};

const SAYINGS: Readonly<Record<string, Say<never> | undefined>> = {
  ...accessSayings,
  ...catalogSayings,
  ...stockSayings,
  ...saleSayings,
  ...refundSayings,
  ...shiftSayings,
  ...customerSayings,
  ...paymentSayings,
  ...promoSayings,
  ...deviceSayings,
};
