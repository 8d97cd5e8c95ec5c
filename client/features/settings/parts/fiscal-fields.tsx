import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Switch } from "../../../ui/switch.tsx";
import type { ShopForm } from "../shop-model.ts";
import { useFaults } from "../use-fault.ts";

/** Whether receipts are signed for the tax office, and how long tills may go on without it. */
export const FiscalFields = ({ form }: { readonly form: ShopForm }) => {
  const { t } = useI18n();
  const faults = useFaults(form);
  const { fiscal, fiscalHours } = form.values.value;
  return (
    <>
      <Switch
        label={t("paper.fiscalOn")}
        hint={t("paper.fiscalOnHint")}
        checked={fiscal}
        onChange={(value) => form.set("fiscal", value)}
      />
      {fiscal && (
        <Field
          label={t("paper.fiscalHours")}
          hint={t("paper.fiscalHoursHint")}
          value={fiscalHours}
          inputMode="numeric"
          onInput={(value) => form.set("fiscalHours", value)}
          error={faults.at("fiscalHours")}
          optional={true}
          maxLength={4}
        />
      )}
    </>
  );
};
