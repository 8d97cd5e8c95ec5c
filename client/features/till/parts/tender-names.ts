import type { LabelKey } from "../../../../shared/i18n/en.ts";
import type { IconName } from "../../../ui/icon-shapes.ts";
import type { Method } from "../payment-model.ts";

/** Ways to pay, as they are called. */
export const TENDER_LABELS: Readonly<Record<Method, LabelKey>> = {
  cash: "till.cash",
  card: "till.card",
  qr: "pay.qr",
  gift: "pay.gift",
  wallet: "pay.wallet",
  points: "pay.points",
  credit: "pay.credit",
};

export const TENDER_ICONS: Readonly<Record<Method, IconName>> = {
  cash: "cash",
  card: "card",
  qr: "scan",
  gift: "tag",
  wallet: "user",
  points: "plus",
  credit: "clock",
};
