import { allOf, readPromoCode, readPromotion } from "../../../shared/domain/promo/read.ts";
import { askingForMissing } from "../../session/missing-rights.ts";
import type { Shop } from "../../session/shop.ts";
import { createOfferForm, type OfferForm } from "./form.ts";
import { readCount } from "./typed.ts";

export interface CodeValues {
  readonly code: string;
  readonly promotion: string;
  readonly from: string;
  readonly until: string;
  /** Empty: without limit. */
  readonly left: string;
  readonly active: boolean;
}

export type CodeForm = OfferForm<CodeValues>;

/** `code`: `null` for a new one. Uses that lie with other tills are asked for before they are given up. */
export const createCodeForm = (
  shop: Pick<Shop, "view" | "run" | "askForRights" | "now">,
  code: string | null,
): CodeForm => {
  const known = code === null ? undefined : readPromoCode(shop.view, code);
  const start: CodeValues = {
    code: code?.toUpperCase() ?? "",
    promotion: known?.promotion ?? codedPromotions(shop.view)[0]?.id ?? "",
    from: known?.from ?? "",
    until: known?.until ?? "",
    left: known?.limited === true ? String(known.left) : "",
    active: known?.active ?? true,
  };
  return createOfferForm(code === null, start, (values) => {
    const { left: typed, from, until, ...rest } = values;
    const left = typed.trim() === "" ? null : typed.trim() === "0" ? 0 : readCount(typed);
    if (typed.trim() !== "" && left === null) return "left";
    if (values.promotion === "") return "promotion";
    const isLeft = typed === start.left && code !== null;
    const args = {
      ...rest,
      from: from === "" ? null : from,
      until: until === "" ? null : until,
      ...(!isLeft && { left }),
    };
    return askingForMissing(shop, () => shop.run("promo.save-code", args));
  });
};

/** Promotions that a code can open. */
export const codedPromotions = (view: Shop["view"]) =>
  allOf(view, "promotion")
    .flatMap((id) => readPromotion(view, id) ?? [])
    .filter(({ needsCode }) => needsCode);

/** Codes of every promotion, by name. */
export const allCodes = (view: Shop["view"]) =>
  allOf(view, "promotion")
    .flatMap((id) => view.find("promo-code", "promotion", id))
    .sort()
    .flatMap((code) => readPromoCode(view, code) ?? []);
