import type { Doc, FieldEdits } from "../../core/document.ts";
import { changedFields, changedMembers } from "../../core/edits.ts";
import type { Period, PromotionRule } from "./offer.ts";

/** What a person wrote about when and for whom; what is left out stays. */
export interface WantedOccasion {
  readonly name?: string | undefined;
  readonly group?: string | undefined;
  readonly branches?: readonly string[] | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly days?: readonly number[] | undefined;
  readonly opens?: number | null | undefined;
  readonly closes?: number | null | undefined;
  readonly active?: boolean | undefined;
}

/** Dates or hours that contradict each other. */
export type BadPeriod = { readonly type: "BadPeriod"; readonly field: "until" | "closes" };

export const occasionEdits = (doc: Doc | undefined, wanted: WantedOccasion): FieldEdits => {
  const { branches, days, name, group, from, until, opens, closes, active } = wanted;
  return {
    ...changedFields(doc, { name, group, from, until, opens, closes, active }),
    ...changedMembers(doc, "branches", branches),
    ...changedMembers(doc, "days", days?.map(String)),
  };
};

/** What is wrong with the period as it would be after the edit; `null` when nothing is. */
export const checkPeriod = (known: Period | undefined, wanted: WantedOccasion): BadPeriod | null => {
  const { from = known?.from ?? null, until = known?.until ?? null } = wanted;
  if (from !== null && until !== null && until < from) return { type: "BadPeriod", field: "until" };
  const { opens = known?.opens ?? null, closes = known?.closes ?? null } = wanted;
  return opens !== null && opens === closes ? { type: "BadPeriod", field: "closes" } : null;
};

/** The rule as fields; those of another rule are taken out. */
export const ruleEdits = (doc: Doc | undefined, rule: PromotionRule | undefined): FieldEdits => {
  if (rule === undefined) return {};
  const steps = rule.type === "steps" ? rule.steps.map(({ from, percent }) => `${from}=${percent}`) : [];
  const parts = rule.type === "bundle" ? rule.parts.map(({ product, count }) => `${product}=${count}`) : [];
  const numbers = rule.type === "n-for-m" ? { take: rule.take, pay: rule.pay } : {};
  return {
    ...changedFields(doc, { type: rule.type, value: numberOf(rule), ...numbers }),
    ...changedMembers(doc, "steps", steps),
    ...changedMembers(doc, "parts", parts),
  };
};

const numberOf = (rule: PromotionRule): number | undefined => {
  switch (rule.type) {
    case "percent":
    case "n-for-m":
      return rule.percent;
    case "amount":
    case "total":
      return rule.amount;
    case "price":
    case "bundle":
      return rule.price;
    case "steps":
      return undefined;
  }
};
