import { readProduct } from "../../../shared/domain/catalog/product.ts";
import type { Period, PriceList, Promotion, PromotionRule } from "../../../shared/domain/promo/offer.ts";
import type { Currency, Money } from "../../../shared/lib/money.ts";
import type { Shop } from "../../session/shop.ts";
import type { I18n, Translate } from "../../ui/i18n.ts";

/** What wording an offer needs: whose goods, in which words and money. */
export interface Words {
  readonly view: Shop["view"];
  readonly i18n: I18n;
  readonly currency: Currency;
}

/** What a promotion does, for which goods, in one line. */
export const sayPromotion = (promotion: Promotion, words: Words): string => {
  const { i18n, currency } = words;
  const { rule, least, needsCode, stacks } = promotion;
  return [
    sayRule(rule, words),
    rule.type === "bundle" ? "" : sayGoods(promotion, words),
    least > 0 ? i18n.t("promo.sayLeast", i18n.formatMoney(least, currency)) : "",
    needsCode ? i18n.t("promo.sayCode") : "",
    stacks ? i18n.t("promo.sayOnTop") : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
};

/** When and for whom an offer holds, in one line. */
export const sayWhen = (
  { period, group, branches }: Pick<PriceList, "period" | "group" | "branches">,
  { view, i18n: { t, formatDate } }: Words,
): string => {
  const day = (date: string): string => formatDate(Date.parse(`${date}T12:00:00`));
  const parts = [
    period.from === null ? "" : t("promo.sayFrom", day(period.from)),
    period.until === null ? "" : t("promo.sayUntil", day(period.until)),
    period.days.map((each) => dayName(each, t)).join(", "),
    sayHours(period, t),
    group === "" ? "" : t("promo.sayGroup", group),
    branches.map((id) => String(view.doc("branch", id)?.fields.name ?? "")).join(", "),
  ].filter((part) => part !== "");
  return parts.length === 0 ? t("promo.sayAlways") : parts.join(" · ");
};

/** 1 Monday … 7 Sunday. */
export const dayName = (day: number, t: Translate): string =>
  t(`promo.day${Math.min(7, Math.max(1, day)) as 1 | 2 | 3 | 4 | 5 | 6 | 7}`);

/** `17:00` of minutes since midnight, and back; `null` for what is no time. */
export const clockOf = (minutes: number | null): string =>
  minutes === null
    ? ""
    : `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

export const productName = (view: Shop["view"], id: string): string => readProduct(view, id)?.name ?? "";

export const categoryName = (view: Shop["view"], id: string): string =>
  String(view.doc("category", id)?.fields.name ?? "");

const sayRule = (rule: PromotionRule, { view, i18n, currency }: Words): string => {
  const { t, format, formatMoney } = i18n;
  const { percent, number, quantity } = format.value;
  const money = (amount: Money): string => formatMoney(amount, currency);
  switch (rule.type) {
    case "percent":
      return t("promo.sayPercent", percent(rule.percent));
    case "amount":
      return t("promo.sayAmount", money(rule.amount));
    case "price":
      return t("promo.sayPrice", money(rule.price));
    case "total":
      return t("promo.sayTotal", money(rule.amount));
    case "steps":
      return rule.steps
        .toSorted((a, b) => a.from - b.from)
        .map((step) => t("promo.sayStep", quantity(step.from), percent(step.percent)))
        .join(", ");
    case "n-for-m":
      return rule.percent === 10_000
        ? t("promo.sayNForM", number(rule.take), number(rule.pay))
        : t("promo.sayNForMPercent", number(rule.take), number(rule.take - rule.pay), percent(rule.percent));
    case "bundle":
      return t(
        "promo.sayBundle",
        rule.parts
          .map(
            ({ product, count }) => `${count > 1 ? `${number(count)} × ` : ""}${productName(view, product)}`,
          )
          .join(" + "),
        money(rule.price),
      );
  }
};

const MOST_NAMED = 2;

const sayGoods = ({ products, categories }: Promotion, { view, i18n: { t, format } }: Words): string => {
  const names = [
    ...categories.map((id) => categoryName(view, id)),
    ...products.map((id) => productName(view, id)),
  ].filter((name) => name !== "");
  if (names.length === 0) return t("promo.sayAllGoods");
  const named = names.slice(0, MOST_NAMED).join(", ");
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${named} ${t("promo.sayMore", format.value.number(more))}` : named;
};

const sayHours = ({ opens, closes }: Period, t: Translate): string =>
  opens === null && closes === null ? "" : t("promo.sayHours", clockOf(opens ?? 0), clockOf(closes ?? 1_440));
