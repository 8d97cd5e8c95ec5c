import type { I18n } from "../../../ui/i18n.ts";
import type { SetupField, SetupModel } from "../model.ts";

/** What to show under a field; `undefined` when it is in order. */
export const faultText = (
  model: SetupModel,
  field: SetupField,
  { t }: Pick<I18n, "t">,
): string | undefined => {
  const fault = model.faults.value[field];
  return fault === undefined ? undefined : t(`setup.${fault}`);
};
