import { useMemo } from "preact/hooks";
import type { Shop } from "../../../session/shop.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { LendingPin, LendingWho } from "../../../ui/lending-fields.tsx";
import type { Toasts } from "../../../ui/toast-store.ts";
import { type CustomerCard, createLimit } from "../card-model.ts";
import { useSaid } from "./use-said.ts";

export interface LimitDialogProps {
  readonly shop: Shop;
  readonly toasts: Toasts;
  readonly card: CustomerCard;
  /** Whether the person needs nobody's right for it. */
  readonly mayAlone: boolean;
  readonly onClose: () => void;
}

/** How much a customer may owe; a seller does it on a manager's PIN. */
export const LimitDialog = ({ shop, toasts, card, mayAlone, onClose }: LimitDialogProps) => {
  const { t, format, formatMoney } = useI18n();
  const { customer, currency } = card;
  const limit = useMemo(() => createLimit(shop, customer.id, mayAlone), []);
  const said = useSaid(limit.fault.value, ["limit"]);
  const hasLender = limit.lending.managers.value.length > 0;
  const set = async () => {
    const done = await limit.set();
    if (done === null) return;
    const text = t("customers.limitSet", customer.name, formatMoney(done, currency));
    toasts.show({ text, tone: "done" });
    onClose();
  };
  return (
    <Dialog
      title={t("customers.limitTitle")}
      onClose={onClose}
      primary={{
        label: t("ui.save"),
        busy: limit.busy.value || limit.lending.busy.value,
        disabled: limit.isLent && !hasLender,
        onClick: () => void set(),
      }}
    >
      <Field
        label={t("customers.limitLabel")}
        hint={t("customers.limitHint")}
        value={limit.text.value}
        error={said.at("limit")}
        numeric={true}
        inputMode="decimal"
        focusFirst={true}
        suffix={format.value.currency(currency)}
        onInput={limit.type}
      />
      {limit.isLent && !hasLender && <Banner tone="attention">{t("goods.notAllowed")}</Banner>}
      {limit.isLent && hasLender && (
        <>
          <LendingWho lending={limit.lending} />
          <LendingPin lending={limit.lending} now={shop.now} />
        </>
      )}
      {said.whole !== undefined && <Banner tone="stop">{said.whole}</Banner>}
    </Dialog>
  );
};
