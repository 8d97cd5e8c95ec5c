import { useSignal } from "@preact/signals";
import type { AnyError } from "../../../../shared/i18n/explain/goods.ts";
import type { Result } from "../../../../shared/lib/result.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useExplain } from "../../../ui/use-explain.ts";

export interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  /** What the button says. */
  readonly action: string;
  /** Settles it with the reason given, which is not empty. */
  readonly settle: (reason: string) => Promise<Result<unknown, AnyError>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Somebody stands for what is short: with a reason, and it is over. */
export const ReasonDialog = ({ title, text, action, settle, onDone, onClose }: ReasonDialogProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const typed = useSignal("");
  const isAsked = useSignal(false);
  const isBusy = useSignal(false);
  const fault = useSignal<AnyError | null>(null);
  const isMissing = isAsked.value && typed.value.trim() === "";
  const submit = async () => {
    const reason = typed.peek().trim();
    isAsked.value = true;
    if (reason === "" || isBusy.peek()) return;
    isBusy.value = true;
    const done = await settle(reason);
    isBusy.value = false;
    if (done.ok) onDone();
    else fault.value = done.error;
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      primary={{ label: action, busy: isBusy.value, onClick: () => void submit() }}
    >
      <p>{text}</p>
      <Field
        label={t("attention.writeOffReason")}
        error={isMissing ? t("attention.writeOffMissing") : null}
        value={typed.value}
        onInput={(value) => (typed.value = value)}
        maxLength={200}
        focusFirst={true}
      />
      {fault.value !== null && <Banner tone="stop">{explain(fault.value)}</Banner>}
    </Dialog>
  );
};
