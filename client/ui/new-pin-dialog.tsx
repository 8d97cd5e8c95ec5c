import { useSignal } from "@preact/signals";
import { Dialog } from "./dialog.tsx";
import { useI18n } from "./i18n.ts";
import { PasswordField } from "./password-field.tsx";

export interface NewPinDialogProps {
  /** Whether the present PIN is asked for first. */
  readonly guarded?: boolean;
  /** Keeps the PIN; whether it was kept, or in words why the present one was not taken. */
  readonly save: (pin: string, current: string) => Promise<boolean | string>;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** A new PIN of four to eight digits, typed twice, where need be after the present one. */
export const NewPinDialog = ({ guarded = false, save, onSaved, onClose }: NewPinDialogProps) => {
  const { t } = useI18n();
  const current = useSignal("");
  const refused = useSignal<string | null>(null);
  const pin = useSignal("");
  const again = useSignal("");
  const busy = useSignal(false);
  const fault = useSignal<"shape" | "different" | "notSaved" | null>(null);
  const submit = async () => {
    fault.value = !/^\d{4,8}$/.test(pin.peek()) ? "shape" : pin.peek() !== again.peek() ? "different" : null;
    refused.value = null;
    if (fault.peek() !== null) return;
    busy.value = true;
    const saved = await save(pin.peek(), current.peek());
    busy.value = false;
    if (saved === true) onSaved();
    else if (saved === false) fault.value = "notSaved";
    else refused.value = saved;
  };
  return (
    <Dialog
      title={t("signin.pinOffer")}
      onClose={onClose}
      primary={{ label: t("ui.save"), busy: busy.value, onClick: () => void submit() }}
    >
      {guarded && (
        <PasswordField
          label={t("signin.pinCurrent")}
          value={current.value}
          onInput={(value) => (current.value = value)}
          error={refused.value}
          autoComplete="current-password"
          inputMode="numeric"
          maxLength={8}
          focusFirst={true}
        />
      )}
      <PasswordField
        label={t("signin.pinNew")}
        hint={t("signin.pinNewText")}
        value={pin.value}
        onInput={(value) => (pin.value = value)}
        error={fault.value === "shape" ? t("signin.pinShape") : null}
        autoComplete="new-password"
        inputMode="numeric"
        maxLength={8}
        focusFirst={!guarded}
      />
      <PasswordField
        label={t("signin.pinRepeat")}
        value={again.value}
        onInput={(value) => (again.value = value)}
        error={
          fault.value === "different"
            ? t("signin.pinDifferent")
            : fault.value === "notSaved"
              ? t("signin.pinNotSaved")
              : null
        }
        autoComplete="new-password"
        inputMode="numeric"
        maxLength={8}
      />
    </Dialog>
  );
};
