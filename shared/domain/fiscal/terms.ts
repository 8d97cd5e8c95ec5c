import { liveDoc, type View } from "../../core/view.ts";
import type { Currency } from "../../lib/money.ts";
import { ORGANISATION, readOrganisation } from "../access/organisation.ts";

/** What the shop's settings say about fiscal receipts. */
export interface FiscalTerms {
  /** Whether tills sign. */
  readonly on: boolean;
  /** How long receipts may stay away from the tax office, ms; `null` without a limit. */
  readonly limit: number | null;
}

const HOUR = 3_600_000;

/**
 * Hours by law [FISCAL-5]: Kazakhstan 72 hours of autonomous work, Russia 30 days in the fiscal drive; Uzbekistan's rules name
 * none that a till could count down.
 */
const HOURS_BY_CURRENCY: Readonly<Record<Currency, number>> = { KZT: 72, RUB: 30 * 24, UZS: 0 };

/** Settings `fiscal` and `fiscalHours` (0: no limit; left out: the country's). */
export const readFiscalTerms = (view: View): FiscalTerms => {
  const fields = liveDoc(view, "org", ORGANISATION)?.fields ?? {};
  const currency = readOrganisation(view)?.currency;
  const usual = currency === undefined ? 0 : HOURS_BY_CURRENCY[currency];
  const hours = typeof fields.fiscalHours === "number" ? fields.fiscalHours : usual;
  return { on: fields.fiscal === true, limit: hours === 0 ? null : hours * HOUR };
};
