import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { classes } from "./classes.ts";
import { useWindowing } from "./use-windowing.ts";
import styles from "./virtual-list.module.css";

export interface VirtualListProps<Item> {
  /** Read aloud as the name of the list. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly itemKey: (item: Item) => string;
  readonly render: (item: Item, index: number) => ComponentChildren;
  /** Pixels, the same for every row (tiles: gap not counted). */
  readonly rowHeight: number;
  /** Tiles instead of rows: as many columns of at least this width as fit. */
  readonly tile?: { readonly minWidth: number; readonly gap: number } | undefined;
  /** Click, or Enter on the row the arrows stand on. */
  readonly onOpen?: ((item: Item) => void) | undefined;
  /** Shown when there are no items. */
  readonly empty?: ComponentChildren;
}

/** A list or tiles of any length; only what is in view is drawn. Keys ↑ ↓ ← → PgUp PgDn Home End Enter. */
export const VirtualList = <Item,>(props: VirtualListProps<Item>) => {
  const { items, rowHeight, tile, onOpen } = props;
  const id = useId();
  const gap = tile?.gap ?? 0;
  const open = (cell: number) => {
    const item = items[cell];
    if (item !== undefined) onOpen?.(item);
  };
  const { scroller, window, columns, active, onKeyDown, onFocus, moveTo } = useWindowing({
    count: items.length,
    rowHeight: rowHeight + gap,
    tile,
    onOpen: open,
  });
  const rows = Math.ceil(items.length / columns);
  const first = window.first * columns;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a list box, or a group as long as it is empty
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: there is an active one only in a list box
    <div
      ref={scroller}
      class={styles.scroller}
      role={items.length === 0 ? "group" : "listbox"}
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={active.value >= 0 ? `${id}-${active.value}` : undefined}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      {items.length === 0 && <div class={styles.empty}>{props.empty}</div>}
      <div
        class={styles.space}
        role="presentation"
        style={{ height: `${rows * (rowHeight + gap) - (rows > 0 ? gap : 0)}px` }}
      >
        <div
          class={styles.cells}
          role="presentation"
          style={{
            transform: `translateY(${window.first * (rowHeight + gap)}px)`,
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            gridAutoRows: `${rowHeight}px`,
            gap: `${gap}px`,
          }}
        >
          {items.slice(first, window.end * columns).map((item, offset) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all its rows
            <div
              key={props.itemKey(item)}
              id={`${id}-${first + offset}`}
              class={classes(
                styles.cell,
                tile === undefined && styles.row,
                active.value === first + offset && styles.active,
              )}
              role="option"
              tabIndex={-1}
              aria-selected={active.value === first + offset}
              aria-setsize={items.length}
              aria-posinset={first + offset + 1}
              onClick={() => {
                moveTo(first + offset);
                open(first + offset);
              }}
            >
              {props.render(item, first + offset)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
};
