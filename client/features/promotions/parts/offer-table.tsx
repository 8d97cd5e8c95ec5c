import type { ComponentChildren } from "preact";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Card } from "../../../ui/page.tsx";
import type { Column } from "../../../ui/table-column.ts";
import { VirtualTable } from "../../../ui/virtual-table.tsx";
import styles from "../promotions.module.css";

/** An offer as a line of a list, in words. */
export interface OfferRow {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly when: string;
  readonly active: boolean;
}

export interface OfferTableProps {
  readonly label: string;
  readonly rows: readonly OfferRow[];
  readonly onOpen: (id: string) => void;
  readonly emptyTitle: string;
  readonly emptyText: string;
}

/** Offers of one kind: what each does and when. */
export const OfferTable = ({ label, rows, onOpen, emptyTitle, emptyText }: OfferTableProps) => {
  const { t } = useI18n();
  const quiet = (row: OfferRow, text: ComponentChildren) => (
    <span class={row.active ? undefined : styles.quiet}>{text}</span>
  );
  const columns: readonly Column<OfferRow>[] = [
    { id: "name", title: t("promo.name"), width: "minmax(120px, 1fr)", cell: (row) => quiet(row, row.name) },
    { id: "what", title: t("promo.does"), width: "minmax(140px, 2fr)", cell: (row) => quiet(row, row.what) },
    {
      id: "when",
      title: t("promo.when"),
      width: "minmax(140px, 2fr)",
      from: "medium",
      cell: (row) => quiet(row, row.active ? row.when : t("promo.off")),
    },
  ];
  return (
    <Card fills={true}>
      <VirtualTable
        label={label}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        empty={<EmptyState icon="tag" title={emptyTitle} text={emptyText} />}
      />
    </Card>
  );
};
