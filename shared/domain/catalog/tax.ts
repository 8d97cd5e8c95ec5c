import type { Brand } from "../../lib/brand.ts";
import { decimalToScaled, parseDecimal, scaledToDecimal } from "../../lib/decimal.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { foldText } from "../../lib/text.ts";

/** VAT in hundredths of a percent (1600 is 16 %), or `exempt`, which a receipt shows apart from 0 %. */
export type TaxRate = Brand<number, "TaxRate"> | "exempt";

export type TaxError = { readonly type: "UnknownTax" };

const FULL = 10_000;

/** From hundredths of a percent, 0 to 10000. Throws otherwise: that is a bug, not bad input. */
export const taxRate = (hundredths: number): TaxRate => {
  if (!Number.isInteger(hundredths) || hundredths < 0 || hundredths > FULL) {
    throw new Error(`Not a tax rate: ${hundredths}`);
  }
  return hundredths as TaxRate;
};

export type Country = "KZ" | "UZ" | "RU";

/**
 * Rates a shop may choose from as of 2026, the standard one first. Sources: sale/SPEC.md, PRICE-2.
 * A product keeps its own rate and a sale keeps the rate it was made with, so a new law changes no old receipt.
 */
export const TAX_RATES_BY_COUNTRY: Readonly<Record<Country, readonly TaxRate[]>> = {
  KZ: [taxRate(1_600), taxRate(1_000), taxRate(500), taxRate(0), "exempt"],
  UZ: [taxRate(1_200), taxRate(0), "exempt"],
  RU: [taxRate(2_200), taxRate(1_000), taxRate(700), taxRate(500), taxRate(0), "exempt"],
};

/**
 * Reads `12`, `12 %`, `НДС 16%`, `без НДС`, `exempt`. A bare number between 0 and 1 is refused: nobody can tell
 * 0.12 % from a spreadsheet's way of storing 12 %.
 */
export const parseTaxRate = (text: string): Result<TaxRate, TaxError> => {
  if (text.length > LONGEST) return err({ type: "UnknownTax" });
  const folded = foldText(text);
  if (EXEMPT.has(folded)) return ok("exempt");
  const decimal = parseDecimal(folded.replace(TAX_WORD, "").replace(/\s*%$/, ""));
  const hundredths = decimal.ok ? decimalToScaled(decimal.value, 2) : undefined;
  if (hundredths === undefined || hundredths < 0 || hundredths > FULL) return err({ type: "UnknownTax" });
  if (hundredths > 0 && hundredths < 100 && !folded.endsWith("%")) return err({ type: "UnknownTax" });
  return ok(taxRate(hundredths));
};

/** Plain text for files: `16`, `exempt`. */
export const taxRateToText = (rate: TaxRate): string =>
  rate === "exempt" ? rate : `${scaledToDecimal(rate, 2)}${rate > 0 && rate < 100 ? "%" : ""}`;

const LONGEST = 40;
const TAX_WORD = /^(?:ндс|ққс|qqs|vat)\s*/;
const EXEMPT = new Set([
  "exempt",
  "no vat",
  "without vat",
  "vat exempt",
  "без ндс",
  "не облагается",
  "нет",
  "ққс-сыз",
  "ққссыз",
  "ққс жоқ",
  "qqssiz",
  "qqs siz",
  "qqs yo'q",
]);
