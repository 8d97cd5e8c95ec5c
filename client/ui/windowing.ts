/** Which rows of a long list are worth drawing. */
export interface RowWindow {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

export interface Viewport {
  readonly count: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly height: number;
}

/** Rows in view and `overscan` more each side, so that a fast scroll shows no gap. Heights in pixels. */
export const rowWindow = ({ count, rowHeight, scrollTop, height }: Viewport, overscan = 6): RowWindow => {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight) - overscan;
  const end = Math.ceil((Math.max(0, scrollTop) + height) / rowHeight) + overscan;
  return { first: clamp(first, 0, count), end: clamp(end, 0, count) };
};

/** Where to scroll so that a row is wholly in view, moving as little as possible. */
export const scrollToRow = (row: number, { rowHeight, scrollTop, height }: Viewport): number => {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
};

/** A position in rows of `columns` cells; a plain list has one column. */
export interface Grid {
  readonly count: number;
  readonly columns: number;
  /** Whole rows that fit in view: how far PgDn goes. */
  readonly pageRows: number;
}

/** Where a key leads from cell `at` (−1: nowhere yet); `undefined` for keys that do not move. */
export const cellAfterKey = (code: string, at: number, grid: Grid): number | undefined => {
  const { count, columns, pageRows } = grid;
  if (count === 0) return undefined;
  if (at < 0) return firstCell(code, grid);
  switch (code) {
    case "ArrowDown":
      return at + columns < count ? at + columns : downFromShortRow(at, grid);
    case "ArrowUp":
      return at - columns >= 0 ? at - columns : at;
    case "ArrowRight":
      return columns > 1 ? clamp(at + 1, 0, count - 1) : undefined;
    case "ArrowLeft":
      return columns > 1 ? clamp(at - 1, 0, count - 1) : undefined;
    case "PageDown":
      return clamp(at + Math.max(1, pageRows) * columns, 0, count - 1);
    case "PageUp":
      return clamp(at - Math.max(1, pageRows) * columns, 0, count - 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
};

/** Columns of at least `minWidth` that fit in `width`, with `gap` between them. */
export const columnsThatFit = (width: number, minWidth: number, gap: number): number =>
  Math.max(1, Math.floor((width + gap) / (minWidth + gap)));

const firstCell = (code: string, { count, columns }: Grid): number | undefined => {
  if (code === "End") return count - 1;
  const moves = /^(ArrowDown|ArrowUp|PageDown|PageUp|Home)$/.test(code);
  return moves || (columns > 1 && /^Arrow(Left|Right)$/.test(code)) ? 0 : undefined;
};

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** From the last full row into a shorter one below it, ↓ goes to its last cell. */
const downFromShortRow = (at: number, { count, columns }: Grid): number =>
  Math.floor(at / columns) < Math.floor((count - 1) / columns) ? count - 1 : at;
