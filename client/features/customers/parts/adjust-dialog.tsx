import { useMemo } from "preact/hooks";
import type { Shop } from "../../../session/shop.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { Toasts } from "../../../ui/toast-store.ts";
import { ADJUSTED, type CustomerCard, createAdjust } from "../card-model.ts";
import { useSaid } from "./use-said.ts";

export interface AdjustDialogProps {
  readonly shop: Shop;
  readonly toasts: Toasts;
  readonly card: CustomerCard;
  readonly onClose: () => void;
}

/** An account put right by hand, with the reason. */
export const AdjustDialog = ({ shop, toasts, card, onClose }: AdjustDialogProps) => {
  const { t, format } = useI18n();
  const model = useMemo(() => createAdjust(shop, card.customer.id), []);
  const said = useSaid(model.fault.value, ["amount", "reason"]);
  const isPoints = model.account.value === "points";
  const adjust = async () => {
    if (!(await model.adjust())) return;
    toasts.show({ text: t("customers.adjusted"), tone: "done" });
    onClose();
  };
  return (
    <Dialog
      title={t("customers.adjustTitle")}
      onClose={onClose}
      primary={{ label: t("ui.save"), busy: model.busy.value, onClick: () => void adjust() }}
    >
      <Chips
        label={t("customers.account")}
        chips={ADJUSTED.map((value) => ({ value, label: t(ACCOUNT_LABEL[value]) }))}
        value={model.account.value}
        onChange={model.choose}
      />
      <Field
        label={t("customers.amount")}
        hint={t("customers.adjustHint")}
        value={model.text.value}
        error={said.at("amount")}
        numeric={true}
        focusFirst={true}
        suffix={isPoints ? undefined : format.value.currency(card.currency)}
        onInput={model.type}
      />
      <Field
        label={t("customers.reason")}
        value={model.reason.value}
        error={said.at("reason")}
        maxLength={200}
        onInput={model.writeReason}
      />
      {said.whole !== undefined && <Banner tone="stop">{said.whole}</Banner>}
    </Dialog>
  );
};

const ACCOUNT_LABEL = {
  wallet: "customers.wallet",
  credit: "customers.credit",
  points: "customers.points",
} as const;
