import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import { PasswordField } from "../../../ui/password-field.tsx";
import { signInErrorText } from "../error-text.ts";
import type { SignInModel } from "../model.ts";
import styles from "../screen.module.css";

export interface PasswordStepProps {
  readonly model: SignInModel;
  readonly offline: boolean;
  readonly now: () => number;
}

/** Login and password, which need the server; while it is out of reach that is said before anyone types. */
export const PasswordStep = ({ model, offline, now }: PasswordStepProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const hasOthers = model.known.value.length > 0;
  const fault = faultOf(model, now, i18n);
  return (
    <form
      class={styles.form}
      noValidate={true}
      onSubmit={(event) => {
        event.preventDefault();
        void model.enterPassword();
      }}
    >
      {offline && fault.form === null && (
        <Banner tone="neutral" icon="cloud-off">
          {t(hasOthers ? "signin.offlineNowPin" : "signin.offlineNow")}
        </Banner>
      )}
      <Field
        label={t("signin.login")}
        value={model.login.value}
        onInput={model.setLogin}
        error={fault.login}
        autoComplete="username"
        focusFirst={true}
        maxLength={80}
      />
      <PasswordField
        label={t("signin.password")}
        value={model.password.value}
        onInput={model.setPassword}
        error={fault.password}
        autoComplete="current-password"
      />
      {fault.form !== null && <Banner tone="stop">{fault.form}</Banner>}
      <Button type="submit" kind="primary" size="large" full={true} busy={model.busy.value}>
        {t("signin.signIn")}
      </Button>
      {hasOthers && (
        <Button kind="ghost" icon="chevron-left" full={true} onClick={model.back}>
          {t("signin.toPeople")}
        </Button>
      )}
    </form>
  );
};

interface Fault {
  readonly login: string | null;
  readonly password: string | null;
  readonly form: string | null;
}

/** Where an error belongs: to a field that is empty, else to the form. */
const faultOf = (model: SignInModel, now: () => number, i18n: I18n): Fault => {
  const error = model.error.value;
  const text = error === null ? null : signInErrorText(error, now(), i18n);
  const field = error?.type === "Missing" ? error.field : "form";
  return { login: null, password: null, form: null, [field]: text };
};
