import type { Area } from "../../core/command.ts";
import { removeOffer } from "./commands/remove.ts";
import { savePromotion } from "./commands/save.ts";
import { savePromoCode } from "./commands/save-code.ts";
import { savePriceList } from "./commands/save-list.ts";
import { promoRule } from "./counter.ts";
import { kinds } from "./kinds.ts";

/** What makes goods cheaper: promotions, price lists, promotional codes. */
export const promo = {
  kinds,
  commands: {
    "promo.save": savePromotion,
    "promo.save-list": savePriceList,
    "promo.save-code": savePromoCode,
    "promo.remove": removeOffer,
  },
  indexes: [
    { doc: "promotion", field: "active" },
    { doc: "price-list", field: "active" },
    { doc: "list-price", field: "product" },
    { doc: "list-price", field: "list" },
    { doc: "promo-code", field: "promotion" },
  ],
  counters: [promoRule],
} as const satisfies Area;
