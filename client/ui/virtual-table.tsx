import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { classes } from "./classes.ts";
import type { Column, RowSelection, Sorting } from "./table-column.ts";
import { useWindowing } from "./use-windowing.ts";
import styles from "./virtual-table.module.css";
import { TableHead } from "./virtual-table-head.tsx";
import { TableRow } from "./virtual-table-row.tsx";

export interface VirtualTableProps<Row> {
  /** Read aloud as the name of the table. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sorting?: Sorting | undefined;
  readonly onSort?: ((sorting: Sorting) => void) | undefined;
  /** Click, or Enter on the row the arrows stand on. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** A box before each row; Space ticks the row the arrows stand on. */
  readonly selection?: RowSelection<Row> | undefined;
  readonly empty?: ComponentChildren;
}

export const ROW_HEIGHT = 44;
const HEAD_HEIGHT = 45;

/** A table of any length with sortable heads; only rows in view are drawn. Keys ↑ ↓ PgUp PgDn Home End Enter Space. */
export const VirtualTable = <Row,>(props: VirtualTableProps<Row>) => {
  const { rows, columns, selection, onOpen } = props;
  const id = useId();
  const open = (index: number) => {
    const row = rows[index];
    if (row !== undefined) onOpen?.(row);
  };
  const { scroller, window, active, onKeyDown, onFocus, moveTo } = useWindowing({
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    headerHeight: HEAD_HEIGHT,
    onOpen: open,
  });
  const onKey = (event: KeyboardEvent) => {
    const row = rows[active.peek()];
    if (
      event.code === "Space" &&
      event.target === scroller.current &&
      row !== undefined &&
      selection !== undefined
    ) {
      event.preventDefault();
      selection.toggle(row);
    } else onKeyDown(event);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows out of view do not exist, which a <table> cannot say
    <div
      ref={scroller}
      class={classes(styles.table, selection !== undefined && styles.selectable)}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable={selection !== undefined}
      aria-activedescendant={active.value >= 0 ? `${id}-${active.value}` : undefined}
      style={tracks(columns)}
      onFocus={onFocus}
      onKeyDown={onKey}
    >
      <TableHead
        columns={columns}
        sorting={props.sorting}
        onSort={props.onSort}
        selectable={selection !== undefined}
      />
      {rows.length === 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a grid holds nothing but rows
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, not its rows
        <div class={styles.empty} role="row">
          {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div class={styles.nothing} role="gridcell">
            {props.empty}
          </div>
        </div>
      ) : (
        <div class={styles.space} role="presentation" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
          <div role="presentation" style={{ transform: `translateY(${window.first * ROW_HEIGHT}px)` }}>
            {rows.slice(window.first, window.end).map((row, offset) => (
              <TableRow
                key={props.rowKey(row)}
                id={`${id}-${window.first + offset}`}
                index={window.first + offset}
                row={row}
                columns={columns}
                active={active.value === window.first + offset}
                selection={selection}
                onClick={() => {
                  moveTo(window.first + offset);
                  open(window.first + offset);
                }}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  );
};

/** Three sets of tracks; the stylesheet picks one by the table's own width. */
const tracks = <Row,>(columns: readonly Column<Row>[]) => {
  const of = (shown: (column: Column<Row>) => boolean) =>
    columns
      .filter(shown)
      .map(({ width }) => width)
      .join(" ");
  return {
    "--tracks-narrow": of(({ from }) => from === undefined),
    "--tracks-medium": of(({ from }) => from !== "wide"),
    "--tracks-wide": of(() => true),
  };
};
