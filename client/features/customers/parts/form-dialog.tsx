import { useMemo } from "preact/hooks";
import { createCustomerForm } from "../../../session/customer-form.ts";
import type { Shop } from "../../../session/shop.ts";
import { CustomerFields } from "../../../ui/customer-fields.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { Toasts } from "../../../ui/toast-store.ts";

export interface FormDialogProps {
  readonly shop: Shop;
  readonly toasts: Toasts;
  /** `null` for a new one. */
  readonly customer: string | null;
  /** What was looked for in vain. */
  readonly typed?: string | undefined;
  readonly onSaved: (customer: string) => void;
  readonly onClose: () => void;
}

/** A customer added or changed. */
export const FormDialog = ({ shop, toasts, customer, typed, onSaved, onClose }: FormDialogProps) => {
  const { t } = useI18n();
  const form = useMemo(() => createCustomerForm(shop, customer, typed), []);
  const save = async () => {
    const id = await form.save();
    if (id === null) return;
    toasts.show({ text: t("customers.saved", form.values.peek().name), tone: "done" });
    onSaved(id);
  };
  return (
    <Dialog
      title={t(customer === null ? "customers.new" : "customers.edit")}
      onClose={onClose}
      primary={{ label: t("ui.save"), busy: form.busy.value, onClick: () => void save() }}
    >
      <CustomerFields form={form} role={shop.person.value?.role ?? ""} />
    </Dialog>
  );
};
