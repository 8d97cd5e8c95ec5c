import { useI18n } from "../../../ui/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import { POINT_RATES, type ShopForm } from "../shop-model.ts";

/** What of a purchase comes back as points. */
export const PointsField = ({ form }: { readonly form: ShopForm }) => {
  const { t, format } = useI18n();
  const { points } = form.values.value;
  const rates = [...new Set<string>([...POINT_RATES, points])].sort((a, b) => Number(a) - Number(b));
  return (
    <Select
      label={t("customers.setPoints")}
      hint={t("customers.setPointsHint")}
      value={points}
      options={rates.map((value) => ({
        value,
        label: value === "0" ? t("customers.setPointsNone") : format.value.percent(Number(value)),
      }))}
      onChange={(value) => form.set("points", value)}
    />
  );
};
