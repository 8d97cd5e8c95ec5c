import type { LocalTime } from "../../lib/local-time.ts";
import { type Offers, type PriceList, type PromoCode, type Promotion, promoCodeOf } from "./offer.ts";
import { holdsAt } from "./period.ts";

/** For whom, where and when something is sold. */
export interface Occasion {
  readonly when: LocalTime;
  /** The customer's group; empty for everybody. */
  readonly group: string;
  readonly branch: string;
  /** As typed or scanned. */
  readonly codes: readonly string[];
}

export type CodeRefusal =
  | "unknown"
  | "not-yet"
  | "over"
  | "used-up"
  | "not-now"
  | "not-here"
  | "other-group"
  | "no-goods"
  | "no-gain"
  | "same-promotion";

export interface RefusedCode {
  readonly code: string;
  readonly reason: CodeRefusal;
}

/** What holds on an occasion. `codes` are those that open a promotion; whether it takes anything off is another question. */
export interface CurrentOffers {
  readonly promotions: readonly Promotion[];
  readonly lists: ReadonlyMap<string, PriceList>;
  readonly codes: readonly PromoCode[];
  readonly refused: readonly RefusedCode[];
}

/** Chooses what holds now, here and for this customer, and says why a code does not [PROMO-3, PROMO-6]. */
export const currentOffers = (offers: Offers, occasion: Occasion): CurrentOffers => {
  const holding = new Map<string, Promotion>();
  for (const promotion of offers.promotions)
    if (promotion.active && reasonAgainst(promotion, occasion) === null) holding.set(promotion.id, promotion);
  const { codes, refused } = readCodes(offers, occasion, holding);
  const opened = new Set(codes.map(({ promotion }) => promotion));
  return {
    promotions: [...holding.values()].filter(({ id, needsCode }) => !needsCode || opened.has(id)),
    lists: new Map(
      offers.lists
        .filter((list) => list.active && reasonAgainst(list, occasion) === null)
        .map((list) => [list.id, list]),
    ),
    codes,
    refused,
  };
};

/** Why it does not hold; `null` when it does. */
const reasonAgainst = (
  { period, group, branches }: Pick<PriceList, "period" | "group" | "branches">,
  occasion: Occasion,
): CodeRefusal | null => {
  if (group !== "" && group !== occasion.group) return "other-group";
  if (branches.length > 0 && !branches.includes(occasion.branch)) return "not-here";
  return holdsAt(period, occasion.when) ? null : "not-now";
};

const readCodes = (
  offers: Offers,
  occasion: Occasion,
  holding: ReadonlyMap<string, Promotion>,
): Pick<CurrentOffers, "codes" | "refused"> => {
  const codes: PromoCode[] = [];
  const refused: RefusedCode[] = [];
  for (const code of new Set(occasion.codes.map((typed) => promoCodeOf(typed) ?? typed))) {
    const known = offers.code(code);
    const promotion = offers.promotions.find(({ id }) => id === known?.promotion);
    const reason = codeReason(known, promotion, occasion, codes);
    if (reason === null && known !== undefined && holding.has(known.promotion)) codes.push(known);
    else refused.push({ code, reason: reason ?? "unknown" });
  }
  return { codes, refused };
};

const codeReason = (
  code: PromoCode | undefined,
  promotion: Promotion | undefined,
  occasion: Occasion,
  taken: readonly PromoCode[],
): CodeRefusal | null => {
  if (code === undefined) return "unknown";
  if (!code.active || promotion === undefined || !promotion.active) return "over";
  const { date } = occasion.when;
  if (code.from !== null && date < code.from) return "not-yet";
  if (code.until !== null && date > code.until) return "over";
  if (code.limited && code.left <= 0) return "used-up";
  if (taken.some((other) => other.promotion === code.promotion)) return "same-promotion";
  return reasonAgainst(promotion, occasion);
};
