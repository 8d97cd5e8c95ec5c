import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { OptionCards } from "../../../ui/option-cards.tsx";
import type { SetupModel } from "../model.ts";
import styles from "../screen.module.css";
import { faultText } from "./fault.ts";

export const DeviceStep = ({ model }: { readonly model: SetupModel }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const { kind, device, code } = model.values.value;
  const choose = (next: "till" | "phone") => {
    const offered = [t("setup.deviceTill"), t("setup.devicePhone"), ""];
    model.set("kind", next);
    if (offered.includes(device))
      model.set("device", next === "till" ? (offered[0] ?? "") : (offered[1] ?? ""));
  };
  return (
    <>
      <OptionCards
        label={t("setup.kind")}
        value={kind}
        options={[
          { value: "till", icon: "cart", label: t("setup.till"), text: t("setup.tillText") },
          { value: "phone", icon: "phone", label: t("setup.phone"), text: t("setup.phoneText") },
        ]}
        onChange={choose}
      />
      <div class={styles.pair}>
        <Field
          label={t("setup.device")}
          hint={t("setup.deviceHint")}
          value={device}
          onInput={(value) => model.set("device", value)}
          error={faultText(model, "device", i18n)}
          maxLength={120}
          focusFirst={true}
        />
        {kind === "till" && (
          <Field
            label={t("setup.code")}
            hint={t("setup.codeHint", `${code.trim().toUpperCase()}-000001`)}
            value={code}
            onInput={(value) => model.set("code", value)}
            error={faultText(model, "code", i18n)}
            maxLength={6}
          />
        )}
      </div>
    </>
  );
};
