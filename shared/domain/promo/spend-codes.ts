import type { CounterId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { draftOf } from "./kinds.ts";
import { promoCounter, readPromoCode } from "./read.ts";

/** This device may not use the code again by itself; what is left of it, if anything, lies with others. */
export type PromoUsedUp = {
  readonly type: "PromoUsedUp";
  readonly code: string;
  readonly counter: CounterId;
  /** How often it may still be used, by anybody, as far as this device knows. */
  readonly left: number;
  /** What to ask others for. */
  readonly missing: number;
};

/** The sale that codes were used in. */
export interface CodeUse {
  readonly number: string;
  readonly branch: string;
  readonly till: string;
}

/** Entries that use limited codes once each; unlimited ones need none. Refused by name when this device holds no use of it [PROMO-7]. */
export const promoEffects = (
  view: View,
  codes: readonly string[],
  use: CodeUse,
): Result<readonly Draft[], PromoUsedUp> => {
  const drafts: Draft[] = [];
  for (const code of new Set(codes)) {
    const known = readPromoCode(view, code);
    if (known === undefined || !known.limited) continue;
    const counter = promoCounter(code);
    const { value, rights } = view.counter(counter);
    if (rights < 1) return err({ type: "PromoUsedUp", code, counter, left: value, missing: 1 });
    const body = { code, promotion: known.promotion, ...use };
    drafts.push(draftOf("org", "promo.used", body, { effects: [{ counter, spend: 1 }] }));
  }
  return ok(drafts);
};
