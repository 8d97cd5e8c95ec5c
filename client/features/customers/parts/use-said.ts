import { explainError } from "../../../../shared/i18n/explain/error.ts";
import { explainGoods } from "../../../../shared/i18n/explain/goods.ts";
import type { Fault } from "../../../session/saying.ts";
import { useI18n } from "../../../ui/i18n.ts";

export interface Said {
  /** What is wrong with the field. */
  readonly at: (field: string) => string | undefined;
  /** What is wrong with none of the fields shown. */
  readonly whole: string | undefined;
}

/** What a person typed that is no amount, before any command was asked. */
const TYPED: readonly string[] = [
  ...["Missing", "Empty", "NotANumber", "Negative", "Zero", "TooPrecise", "TooLarge"],
];

/** A fault in words, under its field where that is shown. */
export const useSaid = (fault: Fault | null, fields: readonly string[]): Said => {
  const { messages, format } = useI18n();
  if (fault === null) return { at: () => undefined, whole: undefined };
  const explain = TYPED.includes(fault.type) ? explainGoods : explainError;
  const text = explain(fault, messages.value, format.value);
  const isShown = fault.field !== undefined && fields.includes(fault.field);
  return { at: (field) => (field === fault.field ? text : undefined), whole: isShown ? undefined : text };
};
