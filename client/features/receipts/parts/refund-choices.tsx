import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { REASON_LABEL } from "../../../../shared/documents/refund-receipt.ts";
import { readCustomer } from "../../../../shared/domain/customer/customer.ts";
import type { Way } from "../../../../shared/domain/refund/money-back.ts";
import { REFUND_REASONS, type RefundReason } from "../../../../shared/domain/refund/refund-body.ts";
import { createCustomerIndex } from "../../../session/customer-index.ts";
import type { Shop } from "../../../session/shop.ts";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { CustomerPicker } from "../../../ui/customer-picker.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import type { RefundModel } from "../refund-model.ts";
import styles from "./refund-pane.module.css";

interface ChoicesProps {
  readonly shop: Shop;
  readonly model: RefundModel;
}

/** Why goods come back, where they go, and how the money does. */
export const RefundChoices = ({ shop, model }: ChoicesProps) => {
  const { t } = useI18n();
  const missing = model.missing.value;
  return (
    <>
      <Select
        label={t("refund.reason")}
        focusFirst={true}
        error={missing.includes("reason") ? t("refund.chooseReason") : null}
        value={model.reason.value}
        options={[
          { value: "", label: t("refund.chooseReason") },
          ...REFUND_REASONS.map((value) => ({ value, label: t(REASON_LABEL[value]) })),
        ]}
        onChange={(value) => value !== "" && model.setReason(value as RefundReason)}
      />
      {model.reason.value === "other" && (
        <Field
          label={t("refund.note")}
          error={missing.includes("note") ? t("goods.missing") : null}
          value={model.note.value}
          onInput={model.setNote}
          maxLength={200}
        />
      )}
      <div class={styles.group}>
        <p class={styles.label}>{t("refund.goods")}</p>
        <Chips
          label={t("refund.goods")}
          value={model.back.value}
          chips={[
            { value: "shelf", label: t("refund.shelf") },
            { value: "write-off", label: t("refund.writeOff") },
          ]}
          onChange={model.setBack}
        />
      </div>
      <MoneyWay shop={shop} model={model} />
    </>
  );
};

const MoneyWay = ({ shop, model }: ChoicesProps) => {
  const { t } = useI18n();
  const isPicking = useSignal(false);
  const index = useMemo(() => createCustomerIndex(shop), [shop]);
  const way = model.way.value;
  const buyer = model.sale.body.customer?.id ?? null;
  const choose = (type: Way["type"]) => {
    if (type !== "wallet") model.setWay({ type });
    else if (buyer !== null) model.setWay({ type, customer: buyer });
    else isPicking.value = true;
  };
  const whose = way.type === "wallet" ? readCustomer(shop.view, way.customer)?.name : undefined;
  return (
    <div class={styles.group}>
      <p class={styles.label}>{t("refund.way")}</p>
      <Chips
        label={t("refund.way")}
        value={way.type}
        chips={[
          { value: "original", label: t("refund.original") },
          { value: "cash", label: t("refund.cash") },
          { value: "wallet", label: t("refund.wallet") },
        ]}
        onChange={choose}
      />
      {whose !== undefined && (
        <Button icon="user" onClick={() => (isPicking.value = true)}>
          {whose}
        </Button>
      )}
      {isPicking.value && (
        <CustomerPicker
          shop={shop}
          index={index}
          current={way.type === "wallet" ? way.customer : null}
          onPick={(customer) => {
            isPicking.value = false;
            model.setWay(customer === null ? { type: "original" } : { type: "wallet", customer });
          }}
          onClose={() => (isPicking.value = false)}
        />
      )}
    </div>
  );
};
