import { useLayoutEffect } from "preact/hooks";
import { type SaleKey, saleKeyOf } from "../keys.ts";
import type { TillModel } from "../model.ts";

/**
 * Numbers typed anywhere but in a text field are how many: of the selected line by Enter, of what is scanned next by scanning it.
 * Arrows choose the line. Heard before
 * a focused list of goods would take the Enter that ends a number.
 */
export const useSaleKeys = ({ sale }: TillModel): void => {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (belongsElsewhere(event.target) || document.querySelector("dialog[open]") !== null) return;
      const key = saleKeyOf(event);
      if (key === null || !act(sale, key, event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [sale]);
};

const belongsElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

/** Whether the key was used up. */
const act = (sale: TillModel["sale"], key: SaleKey, { target, timeStamp }: KeyboardEvent): boolean => {
  switch (key.type) {
    case "character":
      sale.type(key.character, timeStamp);
      return true;
    case "erase":
      sale.erase();
      return true;
    case "multiply":
      sale.multiply();
      return true;
    case "commit":
      return sale.commit();
    case "more":
      sale.more();
      return true;
    case "less":
      sale.less();
      return true;
    case "drop":
      sale.dropTyped();
      return false;
    case "up":
      return moveLine(sale, -1, target);
    case "down":
      return moveLine(sale, 1, target);
  }
};

/** Lists of goods and chips have arrows of their own. */
const moveLine = (sale: TillModel["sale"], step: number, target: EventTarget | null): boolean => {
  if (
    target instanceof HTMLElement &&
    target.closest("[role=listbox], [role=grid], [role=radiogroup], [role=toolbar]")
  )
    return false;
  sale.move(step);
  return true;
};
