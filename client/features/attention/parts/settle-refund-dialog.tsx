import { useSignal } from "@preact/signals";
import type { AnyError } from "../../../../shared/i18n/explain/goods.ts";
import { ok } from "../../../../shared/lib/result.ts";
import { findSale } from "../../../session/receipt-lookup.ts";
import type { Shop } from "../../../session/shop.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useExplain } from "../../../ui/use-explain.ts";
import type { SettleRefundTarget } from "../described.ts";

export interface SettleRefundProps {
  readonly shop: Pick<Shop, "run" | "view" | "facts" | "askForRights">;
  readonly target: SettleRefundTarget;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Somebody stands for money that was given back beyond what anybody had the right to: with a reason, and it is over [REFUND-8]. */
export const SettleRefundDialog = ({ shop, target, onDone, onClose }: SettleRefundProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const reason = useSignal("");
  const isAsked = useSignal(false);
  const isBusy = useSignal(false);
  const fault = useSignal<AnyError | null>(null);
  const isMissing = isAsked.value && reason.value.trim() === "";
  const submit = async () => {
    isAsked.value = true;
    if (reason.peek().trim() === "" || isBusy.peek()) return;
    isBusy.value = true;
    const done = await settle(shop, target, reason.peek().trim());
    isBusy.value = false;
    if (done.ok) onDone();
    else fault.value = done.error;
  };
  return (
    <Dialog
      title={t("attention.refundSettleTitle", target.name, target.sale)}
      onClose={onClose}
      primary={{ label: t("attention.refundSettle"), busy: isBusy.value, onClick: () => void submit() }}
    >
      <p>{t(target.isTwice ? "attention.refundSettleText" : "attention.refundSettleEarly", target.text)}</p>
      <Field
        label={t("attention.writeOffReason")}
        error={isMissing ? t("attention.writeOffMissing") : null}
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        maxLength={200}
        focusFirst={true}
      />
      {fault.value !== null && <Banner tone="stop">{explain(fault.value)}</Banner>}
    </Dialog>
  );
};

/** How long a person waits for other tills to answer. */
const ASK_MS = 300;

/**
 * What rights are left pay first, and another till may hold them, or have sold and not been asked yet [REFUND-2]. At the till that
 * sold the first step only opens the sale; what came back twice all the same takes a second.
 */
const settle = async (
  { run, view, facts, askForRights }: SettleRefundProps["shop"],
  { counter, sale: number, quantity }: SettleRefundTarget,
  reason: string,
) => {
  await askForRights([{ counter, amount: quantity }], ASK_MS);
  const found = await findSale({ facts }, number);
  const sale = found === null ? {} : { sale: { log: found.log, seq: found.seq, body: found.body, number } };
  const once = () => run("refund.settle", { counter, quantity, reason, ...sale });
  const isOver = () => view.counter(counter).shortage === 0;
  if (isOver()) return ok(null); // the till that sold answered, and what is left paid for it
  const first = await once();
  return first.ok && !isOver() ? once() : first;
};
