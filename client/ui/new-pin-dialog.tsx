import { useSignal } from "@preact/signals";
import { Dialog } from "./dialog.tsx";
import { useI18n } from "./i18n.ts";
import { PasswordField } from "./password-field.tsx";

export interface NewPinDialogProps {
  /** Keeps the PIN; whether it was kept. */
  readonly save: (pin: string) => Promise<boolean>;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** A new PIN of four to eight digits, typed twice. */
export const NewPinDialog = ({ save, onSaved, onClose }: NewPinDialogProps) => {
  const { t } = useI18n();
  const pin = useSignal("");
  const again = useSignal("");
  const busy = useSignal(false);
  const fault = useSignal<"shape" | "different" | "notSaved" | null>(null);
  const submit = async () => {
    fault.value = !/^\d{4,8}$/.test(pin.peek()) ? "shape" : pin.peek() !== again.peek() ? "different" : null;
    if (fault.peek() !== null) return;
    busy.value = true;
    const isSaved = await save(pin.peek());
    busy.value = false;
    if (isSaved) onSaved();
    else fault.value = "notSaved";
  };
  return (
    <Dialog
      title={t("signin.pinOffer")}
      onClose={onClose}
      primary={{ label: t("ui.save"), busy: busy.value, onClick: () => void submit() }}
    >
      <PasswordField
        label={t("signin.pinNew")}
        hint={t("signin.pinNewText")}
        value={pin.value}
        onInput={(value) => (pin.value = value)}
        error={fault.value === "shape" ? t("signin.pinShape") : null}
        autoComplete="new-password"
        inputMode="numeric"
        maxLength={8}
        focusFirst={true}
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
