import { explainError } from "../../../shared/i18n/explain/error.ts";
import type { Fault } from "../../session/saying.ts";
import { useI18n } from "../../ui/i18n.ts";
import type { Form } from "./form.ts";

/** What is wrong in words: under the field at fault, or for the whole form when no field shown is. */
export const useFault = (): ((fault: Fault) => string) => {
  const { t, messages, format } = useI18n();
  return (fault) => {
    switch (fault.type) {
      case "Offline":
        return t("settings.offline");
      case "NotSignedIn":
        return t("settings.passwordFirst");
      case "Missing":
        return t("settings.missing");
      case "ShortPassword":
        return t("settings.shortPassword");
      case "WrongPassword":
        return t("settings.wrongPassword");
      case "BadPercent":
        return t("settings.badPercent");
      case "BadCode":
        return t("settings.badCode");
      default:
        return explainError(fault, messages.value, format.value);
    }
  };
};

export interface Faults<Values> {
  readonly at: (field: keyof Values & string) => string | undefined;
  /** Of no field of the form. */
  readonly whole: string | null;
}

export const useFaults = <Values extends object>(form: Form<Values>): Faults<Values> => {
  const say = useFault();
  const fault = form.fault.value;
  if (fault === null) return { at: () => undefined, whole: null };
  const { field } = fault;
  const isShown = field !== undefined && Object.hasOwn(form.values.value, field);
  return { at: (each) => (each === field ? say(fault) : undefined), whole: isShown ? null : say(fault) };
};
