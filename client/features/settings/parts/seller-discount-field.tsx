import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { ShopForm } from "../shop-model.ts";
import { useFaults } from "../use-fault.ts";

/** What sellers may take off a sale with no manager's word. */
export const SellerDiscountField = ({ form }: { readonly form: ShopForm }) => {
  const { t } = useI18n();
  const faults = useFaults(form);
  return (
    <Field
      label={t("settings.sellerDiscount")}
      hint={t("settings.sellerDiscountHint")}
      value={form.values.value.sellerDiscount}
      suffix="%"
      inputMode="decimal"
      numeric={true}
      onInput={(value) => form.set("sellerDiscount", value)}
      error={faults.at("sellerDiscount")}
      optional={true}
      maxLength={6}
    />
  );
};
