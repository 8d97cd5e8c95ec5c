import { explainError } from "../../../shared/i18n/explain/error.ts";
import type { Fault } from "../../session/saying.ts";
import { useI18n } from "../../ui/i18n.ts";

/** What went wrong, in the reader's language. */
export const useFaultText = (fault: Fault | null): string | null => {
  const { messages, format } = useI18n();
  return fault === null ? null : explainError(fault, messages.value, format.value);
};
