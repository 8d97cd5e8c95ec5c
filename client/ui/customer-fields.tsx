import { useMemo } from "preact/hooks";
import { mayRole } from "../../shared/domain/access/roles.ts";
import { explainError } from "../../shared/i18n/explain/error.ts";
import type { CustomerForm, CustomerValues } from "../session/customer-form.ts";
import { Banner } from "./banner.tsx";
import { Field } from "./field.tsx";
import { useI18n } from "./i18n.ts";
import { Switch } from "./switch.tsx";

export interface CustomerFieldsProps {
  readonly form: CustomerForm;
  /** Role of the person at the device: some fields need more than a seller may. */
  readonly role: string;
  /** Only what a queue has time for: name and phone. */
  readonly brief?: boolean | undefined;
}

/** Who somebody is, and how they are found. */
export const CustomerFields = ({ form, role, brief = false }: CustomerFieldsProps) => {
  const { t, messages, format } = useI18n();
  const { name, phone, card, group, note, active } = form.values.value;
  const fault = form.fault.value;
  const said = fault === null ? undefined : explainError(fault, messages.value, format.value);
  const at = (field: keyof CustomerValues) => (fault?.field === field ? said : undefined);
  const isNamed = useMemo(() => name !== "", [form]);
  const mayGroup = mayRole(role, "customer.credit");
  const isElsewhere = fault !== null && !["name", "phone", "card"].includes(fault.field ?? "");
  return (
    <>
      <Field
        label={t("customers.name")}
        value={name}
        error={at("name")}
        maxLength={100}
        focusFirst={isNamed ? undefined : true}
        onInput={(value) => form.set("name", value)}
      />
      <Field
        label={t("customers.phone")}
        value={phone}
        error={at("phone")}
        type="tel"
        inputMode="tel"
        maxLength={40}
        focusFirst={isNamed ? true : undefined}
        onInput={(value) => form.set("phone", value)}
      />
      {!brief && (
        <>
          <Field
            label={t("customers.card")}
            hint={t("customers.cardHint")}
            value={card}
            error={at("card")}
            maxLength={80}
            scanFills={true}
            onInput={(value) => form.set("card", value)}
          />
          {(mayGroup || group !== "") && (
            <Field
              label={t("customers.group")}
              hint={t("customers.groupHint")}
              value={group}
              maxLength={40}
              readOnly={!mayGroup}
              onInput={(value) => form.set("group", value)}
            />
          )}
          <Field
            label={t("customers.note")}
            value={note}
            maxLength={500}
            onInput={(value) => form.set("note", value)}
          />
          {form.id !== null && (
            <Switch
              label={t("customers.active")}
              checked={active}
              onChange={(value) => form.set("active", value)}
            />
          )}
        </>
      )}
      {isElsewhere && <Banner tone="stop">{said}</Banner>}
    </>
  );
};
