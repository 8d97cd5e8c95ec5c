import { useSignal } from "@preact/signals";
import type { AnyError } from "../../../../shared/i18n/explain/goods.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useExplain } from "../../../ui/use-explain.ts";
import type { ProductFormProps } from "../props.ts";

export interface RemoveDialogProps extends ProductFormProps {
  readonly onClose: () => void;
  readonly onArchive: () => void;
}

/** Deletes what never moved; offers the archive for what did. */
export const RemoveDialog = ({ form, go, toasts, onClose, onArchive }: RemoveDialogProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const refused = useSignal<AnyError | null>(null);
  const { name } = form.fields.value;
  const remove = async () => {
    refused.value = await form.remove();
    if (refused.value !== null) return;
    toasts.show({ text: t("products.deleted", name), tone: "done" });
    go("/products");
  };
  const primary =
    refused.value === null
      ? {
          label: t("ui.delete"),
          kind: "danger" as const,
          busy: form.busy.value,
          onClick: () => void remove(),
        }
      : { label: t("products.archive"), onClick: onArchive };
  return (
    <Dialog title={t("products.deleteTitle", name)} onClose={onClose} primary={primary}>
      <p role={refused.value === null ? undefined : "alert"}>
        {explain(refused.value) ?? t("products.deleteText")}
      </p>
    </Dialog>
  );
};
