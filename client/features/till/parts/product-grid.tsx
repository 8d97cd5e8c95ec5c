import { useId } from "preact/hooks";
import type { Currency } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { classes } from "../../../ui/classes.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { useWindowing } from "../../../ui/use-windowing.ts";
import type { RowWindow } from "../../../ui/windowing.ts";
import styles from "./product-grid.module.css";
import { ProductTile } from "./product-tile.tsx";

export interface ProductGridProps {
  readonly shop: Shop;
  readonly products: readonly string[];
  readonly currency: Currency;
  readonly onAdd: (product: string) => void;
  readonly onStock: (product: string) => void;
}

/**
 * Products as tiles, as many as there are; only what is in view is drawn. A tile on the screen is handed its next
 * product rather than made anew, which is what keeps a key under a frame with 100,000 products.
 */
export const ProductGrid = ({ shop, products, currency, onAdd, onStock }: ProductGridProps) => {
  const { t } = useI18n();
  const id = useId();
  const height = TILE.height * typeScale();
  const open = (cell: number): void => {
    const product = products[cell];
    if (product !== undefined) onAdd(product);
  };
  const { scroller, window, columns, active, onKeyDown, moveTo } = useWindowing({
    count: products.length,
    rowHeight: height + TILE.gap,
    tile: TILE,
    onOpen: open,
  });
  const rows = Math.ceil(products.length / columns);
  const drawn = trimmed(window, rows);
  const slots = Math.max(1, drawn.end - drawn.first);
  return (
    // biome-ignore lint/a11y/useSemanticElements: only what is in view exists, which a <table> cannot say
    <div
      ref={scroller}
      class={styles.scroller}
      role="grid"
      aria-rowcount={rows}
      aria-colcount={columns}
      tabIndex={0}
      aria-label={t("till.goods")}
      aria-activedescendant={active.value >= 0 ? `${id}-${active.value}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div class={styles.space} role="presentation" style={{ height: `${rows * (height + TILE.gap)}px` }}>
        <div
          class={styles.tiles}
          role="presentation"
          style={{
            gridAutoRows: `${height}px`,
            transform: `translateY(${drawn.first * (height + TILE.gap)}px)`,
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          }}
        >
          {range(drawn.first, drawn.end).map((row) => (
            // biome-ignore lint/a11y/useSemanticElements: only what is in view exists, which a <table> cannot say
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
            <div key={row % slots} class={styles.row} role="row" aria-rowindex={row + 1}>
              {products.slice(row * columns, (row + 1) * columns).map((product, column) => {
                const cell = row * columns + column;
                return (
                  // biome-ignore lint/a11y/useSemanticElements: as the row
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all its tiles
                  <div
                    key={column}
                    id={`${id}-${cell}`}
                    class={classes(styles.tile, active.value === cell && styles.active)}
                    role="gridcell"
                    tabIndex={-1}
                    aria-selected={active.value === cell}
                    aria-colindex={column + 1}
                    onClick={() => {
                      moveTo(cell);
                      scroller.current?.focus({ preventScroll: true });
                      open(cell);
                    }}
                  >
                    <ProductTile shop={shop} id={product} currency={currency} onStock={onStock} />
                  </div>
                );
              })}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
};

const TILE = { minWidth: 176, height: 100, gap: 8 };

/** Tiles grow with the letters in them: by the quarter of tokens.css. */
const typeScale = (): number => (document.documentElement.dataset.type === "large" ? 1.25 : 1);

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** Rows drawn beyond the view, above and below, are for lists; a row of tiles is tall, and two do. */
const SPARE = 4;

const trimmed = ({ first, end }: RowWindow, rows: number): RowWindow => ({
  first: first === 0 ? 0 : first + SPARE,
  end: end === rows ? rows : end - SPARE,
});
