import { z } from "zod";
import { command } from "../../../core/command.ts";
import { changedFields, changedMembers, isEmptyEdit } from "../../../core/edits.ts";
import { liveDoc, type View } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField } from "../../../lib/schema.ts";
import { type BadPeriod, checkPeriod, occasionEdits, ruleEdits } from "../edits.ts";
import { promotionFields } from "../fields.ts";
import { draftOf, EDIT } from "../kinds.ts";
import { type Promotion, STACKING } from "../offer.ts";
import { readPromotion } from "../read.ts";

export type PromotionError =
  | BadPeriod
  | { readonly type: "UnknownPromotion"; readonly promotion: string }
  /** A new promotion has a name and says what it does. */
  | { readonly type: "PromotionIncomplete"; readonly field: "name" | "rule" }
  /** Fixed prices, bundles and "3 for 2" compete with other offers; they cannot come on top. */
  | { readonly type: "CannotStack"; readonly field: "stacks" }
  | { readonly type: "UnknownProduct"; readonly product: string; readonly name: string };

const args = z.strictObject({
  /** Left out for a new one. */
  promotion: idField.optional(),
  ...z.object(promotionFields).partial().shape,
});

type Wanted = z.output<typeof args>;

/** A new promotion, or what changed of one [PROMO-1]. Only fields that are given and differ are written. */
export const savePromotion = command({
  permission: EDIT,
  args,
  needs: (wanted) => ({
    docs: [
      ...(wanted.promotion === undefined ? [] : [{ doc: "promotion", id: wanted.promotion }]),
      ...partsOf(wanted).map((id) => ({ doc: "product", id })),
    ],
  }),
  decide: (view, wanted, { newId }) => {
    const id = wanted.promotion ?? newId();
    const known = wanted.promotion === undefined ? undefined : readPromotion(view, id);
    const refused = checkPromotion(view, wanted, known);
    if (refused !== null) return err<PromotionError>(refused);
    const doc = wanted.promotion === undefined ? undefined : view.doc("promotion", id);
    const set = {
      ...(doc === undefined && { active: true }),
      ...occasionEdits(doc, wanted),
      ...ruleEdits(doc, wanted.rule),
      ...changedMembers(doc, "products", wanted.products),
      ...changedMembers(doc, "categories", wanted.categories),
      ...changedFields(doc, { needsCode: wanted.needsCode, stacks: wanted.stacks, least: wanted.least }),
    };
    const result = { promotion: id };
    if (isEmptyEdit(set)) return ok({ drafts: [], result });
    const body = { promotion: id, name: wanted.name ?? known?.name ?? "", fields: Object.keys(set) };
    const patches = [{ doc: "promotion", id, set }];
    return ok({ drafts: [draftOf("org", "promo.saved", body, { patches })], result });
  },
});

const checkPromotion = (view: View, wanted: Wanted, known: Promotion | undefined): PromotionError | null => {
  if (wanted.promotion !== undefined && liveDoc(view, "promotion", wanted.promotion) === undefined)
    return { type: "UnknownPromotion", promotion: wanted.promotion };
  const { name = known?.name, rule = known?.rule, stacks = known?.stacks ?? false } = wanted;
  if (name === undefined) return { type: "PromotionIncomplete", field: "name" };
  if (rule === undefined) return { type: "PromotionIncomplete", field: "rule" };
  if (stacks && !STACKING.includes(rule.type)) return { type: "CannotStack", field: "stacks" };
  const product = partsOf(wanted).find((id) => liveDoc(view, "product", id) === undefined);
  if (product !== undefined) return { type: "UnknownProduct", product, name: "" };
  return checkPeriod(known?.period, wanted);
};

/** Products of a bundle: without one of them it never happens, so they must be there. */
const partsOf = ({ rule }: Wanted): readonly string[] =>
  rule?.type === "bundle" ? rule.parts.map(({ product }) => product) : [];
