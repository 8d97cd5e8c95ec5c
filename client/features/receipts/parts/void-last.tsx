import { useSignal } from "@preact/signals";
import type { Refunded } from "../../../../shared/domain/refund/checked.ts";
import type { SaleAsWritten } from "../../../../shared/domain/refund/opening.ts";
import { placeOfReceipt } from "../../../../shared/domain/sale/receipt-number.ts";
import type { AnyError } from "../../../../shared/i18n/explain/goods.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { payoutTerminals, type TillDesk } from "../../../session/till-desk.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useExplain } from "../../../ui/use-explain.ts";

/** Whether it is the receipt this till made last, so that it can be undone as a whole [REFUND-10]. */
export const isLastReceipt = (shop: Pick<Shop, "nextReceipt">, number: string): boolean => {
  const [next, own] = [placeOfReceipt(shop.nextReceipt() ?? ""), placeOfReceipt(number)];
  return next !== null && own !== null && next.epoch === own.epoch && next.count === own.count + 1;
};

export interface VoidLastProps {
  readonly shop: Pick<Shop, "run">;
  readonly till: TillDesk;
  readonly sale: SaleAsWritten;
  readonly onDone: (refunded: Refunded) => void;
  readonly onClose: () => void;
}

/** Asks once before a whole sale is undone. */
export const VoidLast = ({ shop, till, sale, onDone, onClose }: VoidLastProps) => {
  const { t, format } = useI18n();
  const explain = useExplain();
  const isBusy = useSignal(false);
  const fault = useSignal<AnyError | null>(null);
  const { total, currency, number } = sale.body;
  const submit = async () => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    const done = await shop.run("sale.void-last", {
      sale: { ...sale, number },
      terminals: payoutTerminals(till),
    });
    isBusy.value = false;
    if (done.ok) onDone(done.value);
    else fault.value = done.error;
  };
  return (
    <Dialog
      title={t("refund.voidLast")}
      onClose={onClose}
      primary={{
        ...{ label: t("refund.voidLast"), kind: "danger", busy: isBusy.value },
        onClick: () => void submit(),
      }}
    >
      <p>{t("refund.voidText", format.value.money(total as Money, currency))}</p>
      {fault.value !== null && <Banner tone="stop">{explain(fault.value)}</Banner>}
    </Dialog>
  );
};
