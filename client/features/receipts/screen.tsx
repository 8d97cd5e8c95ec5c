import { useComputed } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { receiptNumberOf } from "../../../shared/documents/receipt-qr.ts";
import type { FeatureProps, Scan } from "../../session/feature.ts";
import { useBadgeSorter } from "../../ui/badge-scans.ts";
import { useI18n } from "../../ui/i18n.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { createReceiptsModel } from "./model.ts";
import { OpenedReceipt } from "./parts/opened-receipt.tsx";
import { ReceiptFilters } from "./parts/receipt-filters.tsx";
import { ReceiptList } from "./parts/receipt-list.tsx";
import styles from "./screen.module.css";

/** Receipts at `/receipts`, one of them at `/receipts/<number>`, its goods coming back at `/receipts/<number>/refund`. */
export const ReceiptsScreen = ({ shop, go, route, scans }: FeatureProps) => {
  const { t } = useI18n();
  const model = useMemo(() => createReceiptsModel({ shop, after }), [shop]);
  useEffect(() => model.dispose, [model]);
  const isBadge = useBadgeSorter();
  const number = useComputed(() => numberAt(route.value.path)).value;
  const isRefund = useComputed(() => route.value.path.endsWith("/refund")).value;
  useEffect(() => void model.open(number), [model, number]);
  /** Badges are the shell's, another receipt is opened; goods mean something else on every pane. */
  const takeOther = ({ text }: Scan): boolean => {
    if (isBadge(text)) return true;
    const scanned = receiptNumberOf(text);
    if (scanned !== null) go(pathOf(scanned));
    return scanned !== null;
  };
  useLayoutEffect(
    () =>
      scans.subscribe((scan) => {
        if (!takeOther(scan)) model.search(scan.text);
      }),
    [scans, model, go],
  );
  return (
    <div class={styles.receipts} data-open={number !== null}>
      <section class={styles.list} aria-label={t("receipts.title")}>
        <div class={styles.head}>
          <PageHeader title={t("receipts.title")} />
          <ReceiptFilters model={model} />
        </div>
        <ReceiptList shop={shop} model={model} selected={number} onOpen={(chosen) => go(pathOf(chosen))} />
      </section>
      <OpenedReceipt
        shop={shop}
        scans={scans}
        onOther={takeOther}
        opened={model.opened.value}
        isRefund={number !== null && isRefund}
        onRefund={() => go(`${pathOf(number ?? "")}/refund`)}
        onBack={() => go(isRefund && number !== null ? pathOf(number) : "/receipts")}
      />
    </div>
  );
};

const after = (milliseconds: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

const pathOf = (number: string): string => `/receipts/${encodeURIComponent(number)}`;

const numberAt = (path: string): string | null => {
  const match = /^\/receipts\/([^/]+)(?:\/refund)?$/.exec(path);
  return match?.[1] === undefined ? null : decodeURIComponent(match[1]);
};
