import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import type { Column, Sorting } from "./table-column.ts";
import styles from "./virtual-table.module.css";

export interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sorting?: Sorting | undefined;
  readonly onSort?: ((sorting: Sorting) => void) | undefined;
  readonly selectable: boolean;
}

export const TableHead = <Row,>({ columns, sorting, onSort, selectable }: TableHeadProps<Row>) => (
  // biome-ignore lint/a11y/useSemanticElements: part of a grid that draws only what is in view
  // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, not its rows
  <div class={classes(styles.row, styles.head)} role="row" aria-rowindex={1}>
    {selectable && <span class={styles.box} role="presentation" />}
    {columns.map((column) => (
      // biome-ignore lint/a11y/useSemanticElements: part of a grid that draws only what is in view
      // biome-ignore lint/a11y/useFocusableInteractive: the button inside has the focus
      <div
        key={column.id}
        role="columnheader"
        class={cellClass(column)}
        aria-sort={sorting?.column === column.id ? sorting.direction : undefined}
      >
        {column.sortable === true && onSort !== undefined ? (
          <button
            type="button"
            class={classes(styles.sort, sorting?.column === column.id && styles.sorted)}
            onClick={() => onSort(nextSorting(column.id, sorting))}
          >
            <span class={styles.title}>{column.title}</span>
            <Icon name={sortIcon(column.id, sorting)} size={14} />
          </button>
        ) : (
          <span class={styles.title}>{column.title}</span>
        )}
      </div>
    ))}
  </div>
);

export const cellClass = <Row,>({ align, from }: Column<Row>): string =>
  classes(
    styles.cell,
    align === "end" && styles.end,
    from === "medium" && styles.medium,
    from === "wide" && styles.wide,
  );

const nextSorting = (column: string, now: Sorting | undefined): Sorting => ({
  column,
  direction: now?.column === column && now.direction === "ascending" ? "descending" : "ascending",
});

const sortIcon = (column: string, now: Sorting | undefined): "arrow-up" | "arrow-down" | "sort" => {
  if (now?.column !== column) return "sort";
  return now.direction === "ascending" ? "arrow-up" : "arrow-down";
};
