import { allOf, readPriceList, readPromotion } from "../../../shared/domain/promo/read.ts";
import { allCodes } from "./code-form.ts";
import { countPrices } from "./list-form.ts";
import type { OfferRow } from "./parts/offer-table.tsx";
import { sayPromotion, sayWhen, type Words } from "./wording.ts";

export const promotionRows = (words: Words): readonly OfferRow[] =>
  allOf(words.view, "promotion")
    .flatMap((id) => readPromotion(words.view, id) ?? [])
    .map((promotion) => ({
      id: promotion.id,
      name: promotion.name,
      what: sayPromotion(promotion, words),
      when: sayWhen(promotion, words),
      active: promotion.active,
    }))
    .sort(byName);

export const listRows = (words: Words): readonly OfferRow[] =>
  allOf(words.view, "price-list")
    .flatMap((id) => readPriceList(words.view, id) ?? [])
    .map((list) => ({
      id: list.id,
      name: list.name,
      what: words.i18n.t("promo.sayPrices", words.i18n.format.value.number(countPrices(words.view, list.id))),
      when: sayWhen(list, words),
      active: list.active,
    }))
    .sort(byName);

export const codeRows = (words: Words): readonly OfferRow[] => {
  const { view, i18n } = words;
  const always = { days: [], opens: null, closes: null };
  return allCodes(view).map(({ code, promotion, from, until, limited, left, active }) => ({
    id: code,
    name: code.toUpperCase(),
    what: [
      readPromotion(view, promotion)?.name ?? "",
      limited ? i18n.t("promo.sayLeft", i18n.format.value.number(left)) : i18n.t("promo.unlimited"),
    ].join(" · "),
    when: sayWhen({ period: { from, until, ...always }, group: "", branches: [] }, words),
    active,
  }));
};

const byName = (a: OfferRow, b: OfferRow): number =>
  a.active === b.active ? a.name.localeCompare(b.name) : a.active ? -1 : 1;
