import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { cellAfterKey, columnsThatFit, type RowWindow, rowWindow, scrollToRow } from "./windowing.ts";

export interface WindowingOptions {
  /** Cells in all. */
  readonly count: number;
  /** Pixels, gap included. */
  readonly rowHeight: number;
  /** For tiles: their least width and the gap between them. Left out: one cell a row. */
  readonly tile?: { readonly minWidth: number; readonly gap: number } | undefined;
  /** Pixels at the top that a sticky header covers. */
  readonly headerHeight?: number | undefined;
  readonly onOpen?: ((cell: number) => void) | undefined;
}

export interface Windowing {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly window: RowWindow;
  readonly columns: number;
  /** The cell the keyboard is on; −1 before the first key. */
  readonly active: Signal<number>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Coming here with the keyboard stands on the first row in view, so that the focus shows. */
  readonly onFocus: () => void;
  readonly moveTo: (cell: number) => void;
}

/** Scrolling, measuring and arrow keys, the same for lists, tables and tiles. */
export const useWindowing = (options: WindowingOptions): Windowing => {
  const { count, rowHeight, tile, headerHeight = 0, onOpen } = options;
  const scroller = useRef<HTMLDivElement>(null);
  const place = useScrollPlace(scroller, rowHeight);
  const active = useSignal(-1);
  const columns = tile === undefined ? 1 : columnsThatFit(place.value.width, tile.minWidth, tile.gap);
  const viewport = {
    count: Math.ceil(count / columns),
    rowHeight,
    scrollTop: place.value.scrollTop,
    height: Math.max(0, place.value.height - headerHeight),
  };
  useLayoutEffect(() => {
    if (active.peek() >= count) active.value = count - 1;
  }, [count]);

  const moveTo = (cell: number): void => {
    active.value = cell;
    const element = scroller.current;
    if (element === null) return;
    const now = { ...viewport, scrollTop: element.scrollTop };
    element.scrollTop = scrollToRow(Math.floor(cell / columns), now);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const enter = event.code === "Enter" || event.code === "NumpadEnter";
    const grid = { count, columns, pageRows: Math.floor(viewport.height / rowHeight) };
    const next = cellAfterKey(event.code, active.peek(), grid);
    if (next !== undefined) moveTo(next);
    else if (enter && active.peek() >= 0 && onOpen !== undefined) onOpen(active.peek());
    else return;
    event.preventDefault();
  };
  const onFocus = (): void => {
    const element = scroller.current;
    if (element === null || count === 0 || active.peek() >= 0 || !element.matches(":focus-visible")) return;
    active.value = Math.min(count - 1, Math.ceil(element.scrollTop / rowHeight) * columns);
  };
  return { scroller, window: rowWindow(viewport), columns, active, onKeyDown, onFocus, moveTo };
};

interface Place {
  readonly scrollTop: number;
  readonly width: number;
  readonly height: number;
}

/** Rounded down to whole rows, so that a scroll draws again only when another row comes into view. */
const useScrollPlace = (
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
): ReadonlySignal<Place> => {
  const place = useSignal<Place>({ scrollTop: 0, width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const scrollTop = Math.floor(element.scrollTop / rowHeight) * rowHeight;
      if (!isSamePlace(place.peek(), { scrollTop, width, height }))
        place.value = { scrollTop, width, height };
    };
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, [rowHeight]);
  return place;
};

const isSamePlace = (a: Place, b: Place): boolean =>
  a.scrollTop === b.scrollTop && a.width === b.width && a.height === b.height;
