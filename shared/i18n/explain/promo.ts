import type { RemovalError } from "../../domain/promo/commands/remove.ts";
import type { PromotionError } from "../../domain/promo/commands/save.ts";
import type { PromoCodeError } from "../../domain/promo/commands/save-code.ts";
import type { PriceListError } from "../../domain/promo/commands/save-list.ts";
import type { Sayings } from "./sayings.ts";

/** What is refused about offers; unknown products are said by the catalog. */
export type PromoError = Exclude<
  PromotionError | PriceListError | PromoCodeError | RemovalError,
  { readonly type: "UnknownProduct" }
>;

export const promoSayings: Sayings<PromoError> = {
  BadPeriod: ({ field }, m) => (field === "until" ? m["promo.badPeriod"] : m["promo.badHours"]),
  UnknownPromotion: (_, m) => m["promo.unknown"],
  UnknownPriceList: (_, m) => m["promo.unknown"],
  PromotionIncomplete: (_, m) => m["promo.badValue"],
  CannotStack: (_, m) => m["promo.cannotStack"],
  BadPromoCode: (_, m) => m["promo.badCode"],
  PromoCodeTaken: ({ name }, m) => m["promo.codeTaken"](name),
  PromoLimitElsewhere: ({ missing }, m, f) => m["promo.limitElsewhere"](f.number(missing)),
};
