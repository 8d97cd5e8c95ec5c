import checkbox from "./checkbox.module.css";
import { classes } from "./classes.ts";
import { useI18n } from "./i18n.ts";
import type { Column, RowSelection } from "./table-column.ts";
import styles from "./virtual-table.module.css";
import { cellClass } from "./virtual-table-head.tsx";

export interface TableRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly active: boolean;
  readonly selection?: RowSelection<Row> | undefined;
  readonly onClick: () => void;
}

export const TableRow = <Row,>({
  id,
  index,
  row,
  columns,
  active,
  selection,
  onClick,
}: TableRowProps<Row>) => {
  const { t } = useI18n();
  const selected = selection?.has(row) ?? false;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that draws only what is in view
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, not its rows
    <div
      id={id}
      class={classes(styles.row, active && styles.active, selected && styles.selected)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selection === undefined ? active : selected}
      onClick={onClick}
    >
      {selection !== undefined && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space on the row ticks the box
        <label class={styles.box} onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            class={checkbox.input}
            tabIndex={-1}
            checked={selected}
            aria-label={t("ui.selectRow")}
            onChange={() => selection.toggle(row)}
          />
        </label>
      )}
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that draws only what is in view
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, not its cells
        <div key={column.id} role="gridcell" class={cellClass(column)}>
          <span class={styles.clip}>{column.cell(row)}</span>
        </div>
      ))}
    </div>
  );
};
