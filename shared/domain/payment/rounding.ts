import { type Currency, type Money, money } from "../../lib/money.ts";

/** How the cash part of a payment is rounded. `step` in minor units; 1 means no rounding. */
export interface CashRounding {
  readonly step: Money;
  readonly direction: "nearest" | "down";
}

export const NO_CASH_ROUNDING: CashRounding = { step: money(1), direction: "nearest" };

/**
 * What an organisation may choose, its country's usual practice first.
 * Tenge: tiyn coins are withdrawn and cash is rounded by the arithmetic method, under 50 tiyn down, from 50 up:
 * Decree of the President of Kazakhstan No. 549 of 07.02.2001, points 1 and 5-1. The other steps are practice.
 */
export const CASH_ROUNDINGS_BY_CURRENCY: Readonly<Record<Currency, readonly CashRounding[]>> = {
  KZT: [
    { step: money(100), direction: "nearest" },
    { step: money(500), direction: "nearest" },
    NO_CASH_ROUNDING,
  ],
  UZS: [
    { step: money(5_000), direction: "nearest" },
    { step: money(10_000), direction: "nearest" },
    NO_CASH_ROUNDING,
  ],
  RUB: [NO_CASH_ROUNDING, { step: money(10), direction: "down" }, { step: money(100), direction: "down" }],
};

/**
 * The amount to collect in cash for `due` (not negative), and the difference, signed: payable = due + rounding.
 * `nearest` takes the middle up.
 */
export const roundCash = (
  due: Money,
  { step, direction }: CashRounding,
): { readonly payable: Money; readonly rounding: Money } => {
  const rest = due % step;
  const up = direction === "nearest" && rest * 2 >= step && rest > 0;
  const rounding = money(up ? step - rest : -rest);
  return { payable: money(due + rounding), rounding };
};
