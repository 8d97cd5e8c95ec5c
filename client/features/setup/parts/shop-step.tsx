import { TAX_RATES_BY_COUNTRY } from "../../../../shared/domain/catalog/tax.ts";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import { CURRENCY_BY_COUNTRY, type SetupModel } from "../model.ts";
import styles from "../screen.module.css";
import { faultText } from "./fault.ts";

export const ShopStep = ({ model }: { readonly model: SetupModel }) => {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { organisation, country, taxMode, branch } = model.values.value;
  const standard = TAX_RATES_BY_COUNTRY[country].find((rate) => rate !== "exempt") ?? 0;
  const currency = format.value.currency(CURRENCY_BY_COUNTRY[country]);
  return (
    <>
      <Field
        label={t("setup.organisation")}
        hint={t("setup.organisationHint")}
        value={organisation}
        onInput={(value) => model.set("organisation", value)}
        error={faultText(model, "organisation", i18n)}
        autoComplete="organization"
        maxLength={120}
        focusFirst={true}
      />
      <div class={styles.pair}>
        <Select
          label={t("setup.country")}
          value={country}
          options={[
            { value: "KZ", label: t("setup.countryKZ") },
            { value: "UZ", label: t("setup.countryUZ") },
            { value: "RU", label: t("setup.countryRU") },
          ]}
          onChange={(value) => model.set("country", value)}
          hint={t("setup.countryHint", currency, format.value.percent(Number(standard)))}
          error={faultText(model, "country", i18n)}
        />
        <Select
          label={t("setup.taxMode")}
          value={taxMode}
          options={[
            { value: "included", label: t("setup.taxIncluded") },
            { value: "added", label: t("setup.taxAdded") },
          ]}
          onChange={(value) => model.set("taxMode", value)}
          error={faultText(model, "taxMode", i18n)}
        />
      </div>
      <Field
        label={t("setup.branch")}
        hint={t("setup.branchHint")}
        value={branch}
        onInput={(value) => model.set("branch", value)}
        error={faultText(model, "branch", i18n)}
        maxLength={120}
      />
    </>
  );
};
