import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import type { ShopForm } from "../shop-model.ts";
import { useFaults } from "../use-fault.ts";

/** Hours ahead of UTC between Kaliningrad and Kamchatka. */
const OFFSETS = [120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720].map(String);

/** Which clock the shop goes by, and how its scales print. */
export const CodesFields = ({ form }: { readonly form: ShopForm }) => {
  const { t } = useI18n();
  const faults = useFaults(form);
  const { utcOffset, scaleCodes } = form.values.value;
  const offsets = [...new Set([...OFFSETS, utcOffset])].sort((a, b) => Number(a) - Number(b));
  return (
    <>
      <Select
        label={t("promo.utcOffset")}
        hint={t("promo.utcOffsetHint")}
        value={utcOffset}
        options={offsets.map((value) => ({ value, label: zoneName(Number(value)) }))}
        onChange={(value) => form.set("utcOffset", value)}
      />
      <Field
        label={t("promo.scales")}
        hint={t("promo.scalesHint")}
        value={scaleCodes}
        error={faults.at("scaleCodes") === undefined ? undefined : t("promo.badScales")}
        optional={true}
        maxLength={400}
        onInput={(value) => form.set("scaleCodes", value)}
      />
    </>
  );
};

/** `UTC+5`, `UTC+5:30`. */
const zoneName = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const minute = rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`;
  return `UTC${minutes < 0 ? "−" : "+"}${hours}${minute}`;
};
