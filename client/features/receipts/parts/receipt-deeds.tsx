import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mayRole } from "../../../../shared/domain/access/roles.ts";
import type { Refunded } from "../../../../shared/domain/refund/checked.ts";
import type { SaleAsWritten } from "../../../../shared/domain/refund/opening.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import type { SaleFact } from "../../../documents/sale-fact.ts";
import type { ReceiptSource } from "../../../documents/use-receipt.ts";
import { type FoundRefund, refundsOf } from "../../../session/receipt-lookup.ts";
import type { Shop } from "../../../session/shop.ts";
import type { TillDesk } from "../../../session/till-desk.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useActions, useKeymap } from "../../../ui/keys.ts";
import type { Deed } from "../place.ts";
import styles from "./refund-pane.module.css";
import { isLastReceipt, VoidLast } from "./void-last.tsx";

/** The sale as its log has it; `null` for a receipt that only the server told of. */
export const saleOf = (source: ReceiptSource): SaleAsWritten | null =>
  isFact(source) ? { log: source.log, seq: source.seq, body: source.sale } : null;

const isFact = (source: ReceiptSource): source is SaleFact => "seq" in source;

export interface ReceiptDeedsProps {
  readonly shop: Shop;
  readonly till: TillDesk;
  readonly source: ReceiptSource;
  readonly onDeed: (deed: Deed) => void;
  readonly onVoided: (refunded: Refunded) => void;
  /** Shows another receipt. */
  readonly onOpen: (number: string) => void;
}

/** What can be done about a sale, and what came back of it so far. */
export const ReceiptDeeds = ({ shop, till, source, onDeed, onVoided, onOpen }: ReceiptDeedsProps) => {
  const { t } = useI18n();
  const isAsked = useSignal(false);
  const { certificate, person } = shop;
  const isTill = certificate.code !== "" && certificate.branch === source.sale.branch;
  if (!isTill || !mayRole(person.value?.role ?? "", "sale.refund")) return null;
  const sale = saleOf(source);
  if (sale === null) return <p class={styles.refunds}>{t("refund.onServerOnly")}</p>;
  void shop.countersChanged.value;
  return (
    <>
      <Refunds {...{ shop, onOpen }} number={source.sale.number} currency={source.sale.currency} />
      <div class={styles.foot}>
        <DeedButtons onDeed={onDeed} />
        {isLastReceipt(shop, source.sale.number) && (
          <Button kind="ghost" onClick={() => (isAsked.value = true)}>
            {t("refund.voidLast")}
          </Button>
        )}
      </div>
      {isAsked.value && (
        <VoidLast
          {...{ shop, till }}
          sale={sale}
          onDone={(refunded) => {
            isAsked.value = false;
            onVoided(refunded);
          }}
          onClose={() => (isAsked.value = false)}
        />
      )}
    </>
  );
};

const DeedButtons = ({ onDeed }: Pick<ReceiptDeedsProps, "onDeed">) => {
  const { t } = useI18n();
  const keys = useKeymap();
  const combo = (action: string) => keys?.comboOf(action) || undefined;
  useActions({
    "receipts.refund": () => onDeed("refund"),
    "receipts.exchange": () => onDeed("exchange"),
  });
  return (
    <>
      <Button icon="refresh" combo={combo("receipts.refund")} onClick={() => onDeed("refund")}>
        {t("refund.start")}
      </Button>
      <Button icon="sort" combo={combo("receipts.exchange")} onClick={() => onDeed("exchange")}>
        {t("refund.exchange")}
      </Button>
    </>
  );
};

interface RefundsProps extends Pick<ReceiptDeedsProps, "shop" | "onOpen"> {
  readonly number: string;
  readonly currency: ReceiptSource["sale"]["currency"];
}

const Refunds = ({ shop, number, currency, onOpen }: RefundsProps) => {
  const { t } = useI18n();
  const found = useSignal<readonly FoundRefund[]>([]);
  const changed = shop.countersChanged.value;
  useEffect(() => {
    let isWanted = true;
    void refundsOf(shop, number).then((refunds) => {
      if (isWanted) found.value = refunds;
    });
    return () => {
      isWanted = false;
    };
  }, [shop, number, changed]);
  if (found.value.length === 0) return null;
  return (
    <ul class={styles.refunds} aria-label={t("refund.title")}>
      {found.value.map(({ refund }) => (
        <li key={refund.number}>
          <Button kind="ghost" onClick={() => onOpen(refund.number)}>
            {t("refund.receiptOf", refund.number)}
          </Button>
          <MoneyText value={-refund.total as Money} currency={currency} />
        </li>
      ))}
    </ul>
  );
};
