import type { Money } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { staffName } from "../../../session/staff-name.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { Column } from "../../../ui/table-column.ts";
import { VirtualTable } from "../../../ui/virtual-table.tsx";
import { differenceOf, type Ended, type HistoryModel, netOf } from "../history-model.ts";
import type { ShiftModel } from "../model.ts";
import styles from "../shift.module.css";

export interface HistoryPartProps {
  readonly shop: Shop;
  readonly model: ShiftModel;
  readonly history: HistoryModel;
}

/** Z reports of every till that is known here, latest first. */
export const HistoryPart = ({ shop, model, history }: HistoryPartProps) => {
  const { t } = useI18n();
  const columns = useColumns(shop, model);
  return (
    <div class={styles.history}>
      <VirtualTable
        label={t("shift.history")}
        columns={columns}
        rows={history.ended.value}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void history.open(id)}
        empty={<EmptyState icon="receipt" title={t("shift.noZ")} text={t("shift.noZText")} />}
      />
    </div>
  );
};

const useColumns = (shop: Shop, model: ShiftModel): readonly Column<Ended>[] => {
  const { t, format } = useI18n();
  const currency = model.currency.value;
  return [
    { id: "z", title: "Z", width: "minmax(112px, 2fr)", cell: (shift) => <ZCell shift={shift} /> },
    {
      id: "at",
      title: t("shift.closing"),
      width: "minmax(150px, 1fr)",
      from: "medium",
      cell: ({ closed }) => format.value.dateTime(closed.at),
    },
    {
      id: "by",
      title: t("shift.cashier"),
      width: "minmax(130px, 1fr)",
      from: "wide",
      cell: ({ closed }) => staffName(shop, closed.by),
    },
    {
      id: "sold",
      title: t("shift.net"),
      width: "minmax(96px, 1fr)",
      align: "end",
      cell: ({ closed }) => <MoneyText value={netOf(closed) as Money} currency={currency} />,
    },
    {
      id: "difference",
      title: t("shift.difference"),
      width: "minmax(92px, 140px)",
      align: "end",
      cell: ({ closed }) => {
        const difference = differenceOf(closed);
        return (
          <MoneyText
            value={difference as Money}
            currency={currency}
            tone={difference === 0 ? "done" : "attention"}
          />
        );
      },
    },
  ];
};

const ZCell = ({ shift: { closed } }: { readonly shift: Ended }) => {
  const { t } = useI18n();
  return (
    <span class={styles.zCell}>
      {closed.z}
      {closed.amendments.length > 0 && <Badge tone="attention">{t("shift.amended")}</Badge>}
    </span>
  );
};
