import { ok } from "../../../../shared/lib/result.ts";
import { findSale } from "../../../session/receipt-lookup.ts";
import { ASK_MS, type Shop } from "../../../session/shop.ts";
import { useI18n } from "../../../ui/i18n.ts";
import type { SettleRefundTarget } from "../described.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

export interface SettleRefundProps {
  readonly shop: Pick<Shop, "run" | "view" | "facts" | "askForRights">;
  readonly target: SettleRefundTarget;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Somebody stands for money that was given back beyond what anybody had the right to: with a reason, and it is over [REFUND-8]. */
export const SettleRefundDialog = ({ shop, target, onDone, onClose }: SettleRefundProps) => {
  const { t } = useI18n();
  return (
    <ReasonDialog
      title={t("attention.refundSettleTitle", target.name, target.sale)}
      text={t(target.isTwice ? "attention.refundSettleText" : "attention.refundSettleEarly", target.text)}
      action={t("attention.refundSettle")}
      settle={(reason) => settle(shop, target, reason)}
      {...{ onDone, onClose }}
    />
  );
};

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
