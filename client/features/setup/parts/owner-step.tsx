import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { PasswordField } from "../../../ui/password-field.tsx";
import type { SetupModel } from "../model.ts";
import { faultText } from "./fault.ts";
import { StrengthMeter } from "./strength-meter.tsx";

export const OwnerStep = ({ model }: { readonly model: SetupModel }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const { name, login, password, pin } = model.values.value;
  return (
    <>
      <Field
        label={t("setup.name")}
        value={name}
        onInput={(value) => model.set("name", value)}
        error={faultText(model, "name", i18n)}
        autoComplete="name"
        maxLength={120}
        focusFirst={true}
      />
      <Field
        label={t("setup.login")}
        hint={t("setup.loginHint")}
        value={login}
        onInput={(value) => model.set("login", value)}
        error={faultText(model, "login", i18n)}
        autoComplete="username"
        maxLength={80}
      />
      <div>
        <PasswordField
          label={t("setup.password")}
          hint={t("setup.passwordHint")}
          value={password}
          onInput={(value) => model.set("password", value)}
          error={faultText(model, "password", i18n)}
          autoComplete="new-password"
        />
        <StrengthMeter strength={model.strength.value} />
      </div>
      <PasswordField
        label={t("setup.pin")}
        hint={t("setup.pinHint")}
        value={pin}
        onInput={(value) => model.set("pin", value)}
        error={faultText(model, "pin", i18n)}
        autoComplete="new-password"
        inputMode="numeric"
        maxLength={8}
      />
    </>
  );
};
