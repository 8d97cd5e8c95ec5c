import { liveDoc } from "../../../shared/core/view.ts";
import { ORGANISATION, readOrganisation } from "../../../shared/domain/access/organisation.ts";
import { readPointsRate } from "../../../shared/domain/account/points.ts";
import { cashRoundingName, readCashTerms } from "../../../shared/domain/payment/cash-terms.ts";
import { WHOLE_PERCENT } from "../../../shared/domain/promo/discount.ts";
import { sellerDiscount } from "../../../shared/domain/sale/spoken-for.ts";
import { readShiftTerms } from "../../../shared/domain/shift/shift-terms.ts";
import { type Currency, money, moneyToText, parseMoney } from "../../../shared/lib/money.ts";
import { printRule } from "../../documents/print-rule.ts";
import type { Fault } from "../../session/saying.ts";
import type { Shop } from "../../session/shop.ts";
import { createForm, type Form } from "./form.ts";

export interface ShopValues {
  readonly name: string;
  readonly taxMode: "included" | "added";
  readonly cashRounding: string;
  readonly taxId: string;
  readonly footer: string;
  readonly phone: string;
  /** Receipts are signed by the tills' fiscal devices. */
  readonly fiscal: boolean;
  /** Hours allowed without the tax office, in digits; empty for the country's. */
  readonly fiscalHours: string;
  /** A receipt is printed once another device holds the sale. */
  readonly copyFirst: boolean;
  /** Ms, in digits: printed all the same after that. */
  readonly copyWait: string;
  /** Minutes without a touch, in digits, after which devices ask for a PIN; `0`: never. */
  readonly lockAfter: string;
  /** Share of a sale that comes back as points, in hundredths of a percent, in digits. */
  readonly points: string;
  /** Percent of a sale that sellers may take off alone, as typed; empty: nothing. */
  readonly sellerDiscount: string;
  /** Minutes ahead of UTC, in digits. */
  readonly utcOffset: string;
  /** Patterns of the labels of the shop's scales, as typed; empty for the usual ones. */
  readonly scaleCodes: string;
  readonly requireShift: boolean;
  /** As typed; empty: any difference. */
  readonly differenceLimit: string;
}

export interface ShopForm extends Form<ShopValues> {
  readonly currency: Currency;
}

/** How long printing may wait for another device, ms. */
export const COPY_WAITS = ["1000", "2000", "3000", "5000"] as const;

/** Minutes until an untouched device locks. */
export const LOCK_TIMES = ["2", "5", "15", "30", "60", "0"] as const;

/** Shares of a sale that may come back as points, in hundredths of a percent; 0: none. */
export const POINT_RATES = ["0", "50", "100", "200", "300", "500", "1000"] as const;

/** Rules a shop may choose from, in minor units, and whichever is in force. */
export const ROUNDINGS = ["none", "nearest-100", "nearest-500", "nearest-1000", "down-100"] as const;

/** Settings of the organisation; `null` until they have reached this device. */
export const createShopForm = (shop: Pick<Shop, "view" | "run">): ShopForm | null => {
  const organisation = readOrganisation(shop.view);
  if (organisation === undefined) return null;
  const { name, taxMode, taxId, footer, currency } = organisation;
  const terms = readCashTerms(shop.view);
  const rounding =
    organisation.cashRounding ?? (terms === undefined ? "none" : cashRoundingName(terms.rounding));
  const rule = printRule(shop.view);
  const fields = liveDoc(shop.view, "org", ORGANISATION)?.fields ?? {};
  const { requireShift, differenceLimit, utcOffset } = readShiftTerms(shop.view);
  const start: ShopValues = {
    name,
    taxMode,
    taxId,
    footer,
    phone: organisation.phone,
    fiscal: fields.fiscal === true,
    fiscalHours: typeof fields.fiscalHours === "number" ? String(fields.fiscalHours) : "",
    cashRounding: rounding,
    copyFirst: rule.copies > 0,
    copyWait: String(rule.milliseconds),
    lockAfter: String(organisation.lockAfterMinutes),
    points: String(readPointsRate(shop.view)),
    sellerDiscount: percentText(sellerDiscount(shop.view)),
    utcOffset: String(utcOffset),
    scaleCodes: typeof fields.scaleCodes === "string" ? fields.scaleCodes : "",
    requireShift,
    differenceLimit: differenceLimit === null ? "" : moneyToText(money(differenceLimit)),
  };
  const submit = (values: ShopValues) => {
    const {
      name: wanted,
      taxId: id,
      copyFirst,
      copyWait,
      lockAfter,
      points,
      sellerDiscount: most,
      utcOffset: ahead,
      scaleCodes,
      phone,
      fiscalHours,
      differenceLimit: difference,
      ...rest
    } = values;
    const limit = difference.trim() === "" ? null : parseMoney(difference);
    return shop.run("access.change-settings", {
      ...rest,
      name: wanted.trim(),
      taxId: id.trim(),
      phone: phone.trim(),
      fiscalHours: hoursOf(fiscalHours),
      utcOffset: Number(ahead),
      scaleCodes: scaleCodes.trim(),
      lockAfterMinutes: Number(lockAfter),
      pointsPerHundred: Number(points),
      sellerDiscount: readPercent(most) ?? 0,
      differenceLimit: limit?.ok === true ? limit.value : null,
      copiesBeforePrint: copyFirst ? 1 : 0,
      ...(copyFirst && { copiesWaitMs: Number(copyWait) }),
    });
  };
  return { ...createForm(start, submit, (values) => checkPercent(values) ?? checkLimit(values)), currency };
};

/** `null` for the country's; what is no number of hours is left to the command to refuse. */
const hoursOf = (text: string): number | null => (text.trim() === "" ? null : Number(text));

const percentText = (hundredths: number): string => (hundredths === 0 ? "" : moneyToText(money(hundredths)));

/** Hundredths of a percent, at most all; nothing typed is none, `null` what is no percent. Two digits after the mark, as money has. */
const readPercent = (text: string): number | null => {
  if (text.trim() === "") return 0;
  const percent = parseMoney(text.replace(/%\s*$/, ""));
  return percent.ok && percent.value <= WHOLE_PERCENT ? percent.value : null;
};

const checkPercent = ({ sellerDiscount: typed }: ShopValues): Fault | null =>
  readPercent(typed) === null ? { type: "BadPercent", field: "sellerDiscount" } : null;

const checkLimit = ({ differenceLimit }: ShopValues): Fault | null => {
  if (differenceLimit.trim() === "") return null;
  const limit = parseMoney(differenceLimit);
  return limit.ok ? null : { ...limit.error, field: "differenceLimit" };
};
