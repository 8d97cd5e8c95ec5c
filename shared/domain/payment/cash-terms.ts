import type { View } from "../../core/view.ts";
import { type Currency, money } from "../../lib/money.ts";
import { readOrganisation } from "../access/organisation.ts";
import { CASH_ROUNDINGS_BY_CURRENCY, type CashRounding, NO_CASH_ROUNDING } from "./rounding.ts";

/** In what money the organisation is paid, and how its cash is rounded. */
export interface CashTerms {
  readonly currency: Currency;
  readonly rounding: CashRounding;
}

/** `undefined` until the organisation is set up. */
export const readCashTerms = (view: View): CashTerms | undefined => {
  const organisation = readOrganisation(view);
  if (organisation === undefined) return undefined;
  const { currency, cashRounding } = organisation;
  const usual = CASH_ROUNDINGS_BY_CURRENCY[currency][0] ?? NO_CASH_ROUNDING;
  return { currency, rounding: cashRounding === null ? usual : parseCashRounding(cashRounding) };
};

/** The name under which a rounding rule is kept in the settings: `none`, `nearest-100`, `down-10`. */
export const cashRoundingName = ({ step, direction }: CashRounding): string =>
  step === NO_CASH_ROUNDING.step ? "none" : `${direction}-${step}`;

/** The rule of a name; an unknown name rounds nothing. */
export const parseCashRounding = (name: string): CashRounding => {
  const match = /^(nearest|down)-([1-9]\d{0,5})$/.exec(name);
  if (match === null) return NO_CASH_ROUNDING;
  return { step: money(Number(match[2])), direction: match[1] === "down" ? "down" : "nearest" };
};
