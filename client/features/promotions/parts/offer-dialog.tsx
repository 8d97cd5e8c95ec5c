import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { explainError } from "../../../../shared/i18n/explain/error.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { OfferForm } from "../form.ts";
import styles from "../promotions.module.css";

export interface OfferDialogProps<Values> {
  readonly title: string;
  readonly form: OfferForm<Values>;
  /** Fields that say by themselves what is wrong with them. */
  readonly said: readonly string[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
  /** Left out where there is nothing to remove. */
  readonly onRemove?: (() => void) | undefined;
  /** Asked before it is removed. */
  readonly removeSure?: string | undefined;
  readonly children: (at: (field: string) => string | undefined) => ComponentChildren;
}

/** The frame of every form here: what is wrong stands at its field, else at the foot. */
export const OfferDialog = <Values,>(props: OfferDialogProps<Values>) => {
  const { title, form, said, onSaved, onClose, onRemove, removeSure, children } = props;
  const { t, messages, format } = useI18n();
  const isSure = useSignal(false);
  const fault = form.fault.value;
  const words = fault === null ? undefined : explainError(fault, messages.value, format.value);
  const at = (field: string) => (fault?.field === field ? words : undefined);
  const remove = () => {
    if (isSure.peek()) onRemove?.();
    else isSure.value = true;
  };
  return (
    <Dialog
      title={title}
      size="medium"
      onClose={onClose}
      extra={
        onRemove !== undefined && (
          <Button kind={isSure.value ? "danger" : "secondary"} icon="trash" onClick={remove}>
            {t("promo.remove")}
          </Button>
        )
      }
      primary={{
        label: t("ui.save"),
        busy: form.busy.value,
        onClick: () => void form.save().then((isSaved) => isSaved && onSaved()),
      }}
    >
      <div class={styles.group}>
        {children(at)}
        {words !== undefined && !said.includes(fault?.field ?? "") && <Banner tone="stop">{words}</Banner>}
        {isSure.value && <Banner tone="attention">{removeSure}</Banner>}
      </div>
    </Dialog>
  );
};
