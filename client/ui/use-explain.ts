import { type AnyError, explainGoods } from "../../shared/i18n/explain/goods.ts";
import { useI18n } from "./i18n.ts";

/** Turns an error into words in the reader's language; nothing stays nothing. */
export const useExplain = (): ((error: AnyError | null | undefined) => string | undefined) => {
  const { messages, format } = useI18n();
  return (error) => (error == null ? undefined : explainGoods(error, messages.value, format.value));
};
