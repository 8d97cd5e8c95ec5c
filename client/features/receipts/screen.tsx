import { useComputed } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { receiptNumberOf } from "../../../shared/documents/receipt-qr.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import { followDrawerCash } from "../../session/drawer-cash.ts";
import type { FeatureProps } from "../../session/feature.ts";
import type { ShiftBook } from "../../session/shift-book.ts";
import type { Shop } from "../../session/shop.ts";
import { openTillDesk } from "../../session/till-desk.ts";
import { useBadgeSorter } from "../../ui/badge-scans.ts";
import { Button } from "../../ui/button.tsx";
import { useI18n } from "../../ui/i18n.ts";
import { useActions, useKeymap } from "../../ui/keys.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { createReceiptsModel } from "./model.ts";
import { FreeRefundPane } from "./parts/free-refund-pane.tsx";
import { OpenedReceipt } from "./parts/opened-receipt.tsx";
import { ReceiptFilters } from "./parts/receipt-filters.tsx";
import { ReceiptList } from "./parts/receipt-list.tsx";
import { FREE, pathOf, placeAt } from "./place.ts";
import styles from "./screen.module.css";

export interface ReceiptsProps extends FeatureProps {
  readonly shifts: Pick<ShiftBook, "sums" | "version" | "refresh">;
}

/**
 * Receipts at `/receipts`, one of them at `/receipts/<number>`, its goods coming back at `/receipts/<number>/refund` or for
 * others at `/receipts/<number>/exchange`, goods without one at `/receipts/free`.
 */
export const ReceiptsScreen = ({ shop, go, route, scans, shifts }: ReceiptsProps) => {
  const { t } = useI18n();
  const model = useMemo(() => createReceiptsModel({ shop, after }), [shop]);
  useEffect(() => model.dispose, [model]);
  const drawer = useMemo(() => followDrawerCash({ shop, shifts }), [shop, shifts]);
  const till = useMemo(() => openTillDesk(shop), [shop]);
  useEffect(() => till.desk.stop, [till]);
  const isBadge = useBadgeSorter();
  const place = useComputed(() => placeAt(route.value.path)).value;
  const { number, deed } = place;
  useEffect(() => void model.open(number), [model, number]);
  useEffect(() => {
    if (deed !== null) void shifts.refresh();
  }, [shifts, deed]);
  const isTakingGoods = deed === "free" || deed === "exchange"; // a scan there is goods
  useLayoutEffect(() => {
    if (isTakingGoods) return undefined;
    return scans.subscribe(({ text }) => {
      if (isBadge(text)) return;
      const scanned = receiptNumberOf(text);
      if (scanned === null) model.search(text);
      else go(pathOf(scanned));
    });
  }, [scans, model, go, isTakingGoods]);
  useActions(mayRefund(shop) ? { "receipts.free": () => go(FREE) } : {});
  const keys = useKeymap();
  const toReceipt = (chosen: string) => go(pathOf(chosen));
  return (
    <div class={styles.receipts} data-open={number !== null || deed !== null}>
      <section class={styles.list} aria-label={t("receipts.title")}>
        <div class={styles.head}>
          <PageHeader
            title={t("receipts.title")}
            actions={
              mayRefund(shop) && (
                <Button
                  icon="refresh"
                  combo={keys?.comboOf("receipts.free") || undefined}
                  onClick={() => go(FREE)}
                >
                  {t("refund.freeTitle")}
                </Button>
              )
            }
          />
          <ReceiptFilters model={model} />
        </div>
        <ReceiptList shop={shop} model={model} selected={number} onOpen={toReceipt} />
      </section>
      {deed === "free" && mayRefund(shop) ? (
        <FreeRefundPane
          {...{ shop, scans, drawer, till }}
          onReceipt={toReceipt}
          onBack={() => go("/receipts")}
        />
      ) : (
        <OpenedReceipt
          {...{ shop, scans, drawer, till, deed }}
          opened={model.opened.value}
          onOpen={toReceipt}
          onDeed={(next) => go(pathOf(number ?? "", next))}
          onBack={() => go(deed !== null && number !== null ? pathOf(number) : "/receipts")}
        />
      )}
    </div>
  );
};

const after = (milliseconds: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Money goes out of a till's drawer only. */
const mayRefund = ({ certificate, person }: Pick<Shop, "certificate" | "person">): boolean =>
  certificate.code !== "" && mayRole(person.value?.role ?? "", "sale.refund");
