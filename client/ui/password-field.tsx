import { useSignal } from "@preact/signals";
import { Field, type FieldProps } from "./field.tsx";
import { useI18n } from "./i18n.ts";
import { Icon } from "./icon.tsx";
import styles from "./password-field.module.css";

export type PasswordFieldProps = Omit<
  FieldProps,
  "type" | "suffix" | "prefix" | "numeric" | "autoComplete"
> & {
  /** Lets password managers tell signing in from choosing a password. */
  readonly autoComplete: "current-password" | "new-password";
};

/** A password that can be looked at while it is typed. */
export const PasswordField = (props: PasswordFieldProps) => {
  const { t } = useI18n();
  const shown = useSignal(false);
  return (
    <Field
      {...props}
      type={shown.value ? "text" : "password"}
      suffix={
        <button
          type="button"
          class={styles.eye}
          aria-label={shown.value ? t("ui.hidePassword") : t("ui.showPassword")}
          aria-pressed={shown.value}
          onClick={() => {
            shown.value = !shown.value;
          }}
        >
          <Icon name={shown.value ? "eye-off" : "eye"} />
        </button>
      }
    />
  );
};
