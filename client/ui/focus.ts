import type { Ref } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** Marks what a dialog focuses when it opens. */
export const FOCUS_FIRST = "data-focus-first";

/** Focuses the element when it comes onto the screen, for the one field a screen is there for. */
export const useFocusFirst = (ref: { readonly current: HTMLElement | null }, wanted: boolean): void => {
  useLayoutEffect(() => {
    if (wanted) ref.current?.focus();
  }, []);
};

/** Fills a ref somebody else passed in. */
export const passRef = <Element>(ref: Ref<Element> | undefined, element: Element | null): void => {
  if (typeof ref === "function") ref(element);
  else if (ref != null) ref.current = element;
};
