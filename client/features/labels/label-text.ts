import type { Currency, Money } from "../../../shared/lib/money.ts";
import type { I18n } from "../../ui/i18n.ts";
import { type DrawBars, drawCode } from "./label-code.ts";
import type { LabelText } from "./label-layout.ts";
import { codeText, type LabelItem, type LabelSettings } from "./model.ts";

export interface LabelSurroundings {
  readonly currency: Currency;
  readonly now: number;
  readonly bars: DrawBars;
}

/** A product's label in words; `isBad` where it has a code that cannot be drawn in the way chosen. */
export const labelText = (
  { product, oldPrice }: LabelItem,
  { code: kind, date }: LabelSettings,
  { currency, now, bars }: LabelSurroundings,
  { t, formatMoney, formatDate }: Pick<I18n, "t" | "formatMoney" | "formatDate">,
): { readonly text: LabelText; readonly isBad: boolean } => {
  const coded = codeText(product);
  const code = kind === "none" ? null : drawCode(kind, coded, bars);
  return {
    isBad: kind !== "none" && coded !== "" && code === null,
    text: {
      name: product.name,
      price: formatMoney(product.price, currency),
      oldPrice: oldPrice === null ? "" : formatMoney(oldPrice as Money, currency),
      per: product.unit === "pcs" ? "" : t("paper.per", t(`unit.${product.unit}`)),
      date: date ? formatDate(now) : "",
      code,
    },
  };
};
