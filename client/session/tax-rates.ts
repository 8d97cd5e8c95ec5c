import { type Country, TAX_RATES_BY_COUNTRY, type TaxRate } from "../../shared/domain/catalog/tax.ts";
import type { Currency } from "../../shared/lib/money.ts";

/** Rates a shop may choose from, the usual one first, in the country whose money it takes. */
export const taxRatesOf = (currency: Currency): readonly TaxRate[] =>
  TAX_RATES_BY_COUNTRY[COUNTRY_BY_CURRENCY[currency]];

const COUNTRY_BY_CURRENCY: Readonly<Record<Currency, Country>> = { KZT: "KZ", UZS: "UZ", RUB: "RU" };
