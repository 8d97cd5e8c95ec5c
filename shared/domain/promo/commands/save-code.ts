import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import type { Effect } from "../../../core/counter.ts";
import { changedFields, isEmptyEdit } from "../../../core/edits.ts";
import type { CounterId } from "../../../core/ids.ts";
import { liveDoc, type View } from "../../../core/view.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { activeHolders, DEVICE_NEEDS } from "../../access/device.ts";
import { giveEffects, shareEvenly } from "../../rights/gift.ts";
import { codeFields } from "../fields.ts";
import { draftOf, EDIT } from "../kinds.ts";
import { promoCodeOf } from "../offer.ts";
import { promoCounter, readPromoCode } from "../read.ts";

export type PromoCodeError =
  | { readonly type: "UnknownPromotion"; readonly promotion: string }
  /** Two to forty Latin letters, digits and dashes. */
  | { readonly type: "BadPromoCode"; readonly field: "code"; readonly code: string }
  /** Another promotion has it. */
  | { readonly type: "PromoCodeTaken"; readonly field: "code"; readonly code: string; readonly name: string }
  /** The uses to be taken away lie with other devices, which give them when asked. */
  | {
      readonly type: "PromoLimitElsewhere";
      readonly field: "left";
      readonly counter: CounterId;
      readonly missing: number;
    };

/** A code that opens a promotion, or what changed of one; a limit on its uses is held by all tills together [PROMO-6, PROMO-7]. */
export const savePromoCode = command({
  permission: EDIT,
  args: z.strictObject({
    code: z.string().max(80),
    promotion: idField,
    ...z.object(codeFields).partial().shape,
  }),
  needs: ({ code, promotion }) => {
    const kept = promoCodeOf(code);
    return {
      docs: [
        { doc: "promotion", id: promotion },
        ...(kept === null ? [] : [{ doc: "promo-code", id: kept }]),
      ],
      all: ["promotion", ...DEVICE_NEEDS],
      counters: kept === null ? [] : [promoCounter(kept)],
    };
  },
  decide: (view, { code: typed, promotion, left, ...wanted }, context) => {
    const code = checkCode(view, typed, promotion);
    if (!code.ok) return code;
    const known = readPromoCode(view, code.value);
    const effects = limitEffects(view, context, code.value, left);
    if (!effects.ok) return effects;
    const doc = view.doc("promo-code", code.value);
    const limited = left === undefined ? undefined : left !== null;
    const set = {
      ...(known === undefined && { active: true, deleted: false }),
      ...changedFields(doc, { promotion, ...wanted, limited }),
    };
    const result = { code: code.value };
    if (isEmptyEdit(set) && effects.value.length === 0) return ok({ drafts: [], result });
    const body = { code: code.value, promotion, fields: Object.keys(set), ...changeOf(effects.value) };
    const patches = isEmptyEdit(set) ? [] : [{ doc: "promo-code", id: code.value, set }];
    const changes = { patches, effects: effects.value };
    return ok({ drafts: [draftOf("org", "promo.code-saved", body, changes)], result });
  },
});

const checkCode = (view: View, typed: string, promotion: string): Result<string, PromoCodeError> => {
  const code = promoCodeOf(typed);
  if (code === null) return err({ type: "BadPromoCode", field: "code", code: typed.slice(0, 40) });
  if (liveDoc(view, "promotion", promotion) === undefined)
    return err({ type: "UnknownPromotion", promotion });
  const known = readPromoCode(view, code);
  const owner = known === undefined ? undefined : liveDoc(view, "promotion", known.promotion);
  if (known === undefined || known.promotion === promotion || !known.active || owner === undefined)
    return ok(code);
  return err({ type: "PromoCodeTaken", field: "code", code, name: String(owner.fields.name ?? "") });
};

/** What brings the uses left to the number wanted. What is taken away must lie here. */
const limitEffects = (
  view: View,
  context: Context,
  code: string,
  wanted: number | null | undefined,
): Result<readonly Effect[], PromoCodeError> => {
  if (wanted === null || wanted === undefined) return ok([]);
  const counter = promoCounter(code);
  const { value, rights } = view.counter(counter);
  const change = wanted - value;
  if (change > 0) return ok([{ counter, mint: change }, ...shares(view, context, counter, change)]);
  if (rights < -change)
    return err({ type: "PromoLimitElsewhere", field: "left", counter, missing: -change - rights });
  return ok(change === 0 ? [] : [{ counter, spend: -change }]);
};

/** Every till gets a share at once, so that it can take the code while it is cut off. */
const shares = (view: View, { holder, code }: Context, counter: CounterId, uses: number) => {
  const others = activeHolders(view, null).filter((other) => other !== holder);
  return giveEffects(counter, shareEvenly(uses, { others, step: 1, sells: code !== "" }));
};

const changeOf = ([effect]: readonly Effect[]) => {
  if (effect === undefined) return {};
  if ("mint" in effect) return { raised: effect.mint };
  return "spend" in effect ? { lowered: effect.spend } : {};
};
