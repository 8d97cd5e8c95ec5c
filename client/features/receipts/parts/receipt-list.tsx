import type { Money } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { classes } from "../../../ui/classes.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { VirtualList } from "../../../ui/virtual-list.tsx";
import type { Coverage, ReceiptRow, ReceiptsModel } from "../model.ts";
import styles from "./receipt-list.module.css";

export interface ReceiptListProps {
  readonly shop: Shop;
  readonly model: ReceiptsModel;
  readonly selected: string | null;
  readonly onOpen: (number: string) => void;
}

/** Receipts, newest first, and honest words on where they come from. */
export const ReceiptList = ({ model, selected, onOpen }: ReceiptListProps) => {
  const { t } = useI18n();
  return (
    <>
      <p class={styles.coverage} role="status">
        {t(model.loading.value ? "receipts.loading" : COVERAGE_LABEL[model.coverage.value])}
      </p>
      <div class={styles.list}>
        <VirtualList
          label={t("receipts.list")}
          items={model.rows.value}
          itemKey={({ number }) => number}
          rowHeight={ROW_HEIGHT}
          onOpen={({ number }) => onOpen(number)}
          render={(row) => <Row row={row} isSelected={row.number === selected} />}
          empty={<Nothing model={model} />}
        />
      </div>
      {model.hasOlder.value && (
        <div class={styles.older}>
          <Button kind="ghost" full={true} busy={model.loading.value} onClick={() => void model.older()}>
            {t("receipts.older")}
          </Button>
        </div>
      )}
    </>
  );
};

const ROW_HEIGHT = 64;

const COVERAGE_LABEL = {
  asking: "receipts.askingServer",
  hereAndServer: "receipts.hereAndServer",
  hereOnly: "receipts.hereOnly",
  serverRefused: "receipts.serverRefused",
} as const satisfies Record<Coverage, string>;

const Row = ({ row, isSelected }: { readonly row: ReceiptRow; readonly isSelected: boolean }) => {
  const { t, formatDateTime, format } = useI18n();
  const [first, ...others] = row.goods;
  return (
    <div class={classes(styles.row, isSelected && styles.selected)}>
      <span class={styles.number}>{row.number}</span>
      <span class={styles.amount}>
        <MoneyText value={row.total as Money} currency={row.currency} />
      </span>
      <span class={styles.goods}>
        {first}
        {others.length > 0 && ` ${t("receipts.more", others.length, format.value.number(others.length))}`}
      </span>
      <span class={styles.time}>
        {row.isRefund && <Badge tone="attention">{t("refund.badge")}</Badge>}
        {!row.isHere && <Badge>{t("receipts.onServer")}</Badge>}
        {formatDateTime(row.at)}
      </span>
    </div>
  );
};

const Nothing = ({ model }: Pick<ReceiptListProps, "model">) => {
  const { t } = useI18n();
  if (model.loading.value || model.coverage.value === "asking") return null;
  return model.query.value === "" && model.period.value.type === "any" ? (
    <EmptyState icon="receipt" title={t("receipts.emptyTitle")} text={t("receipts.emptyText")} />
  ) : (
    <EmptyState icon="search" title={t("ui.nothingFound")} text={t("ui.nothingFoundHint")} />
  );
};
