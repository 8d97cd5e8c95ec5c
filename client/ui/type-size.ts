import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { TextStorage } from "./storage.ts";

/** Larger letters, rows and buttons for this device; the sizes are in tokens.css. */
export interface TypeSize {
  readonly isLarge: ReadonlySignal<boolean>;
  readonly choose: (large: boolean) => void;
}

/** Keeps the choice and writes `data-type` on `root` (the html element). */
export const createTypeSize = (storage: TextStorage, root: HTMLElement): TypeSize => {
  const isLarge = signal(storage.getItem(KEY) === LARGE);
  effect(() => {
    if (isLarge.value) root.setAttribute("data-type", LARGE);
    else root.removeAttribute("data-type");
  });
  return {
    isLarge,
    choose: (large) => {
      isLarge.value = large;
      storage.setItem(KEY, large ? LARGE : "usual");
    },
  };
};

const KEY = "type-size";
const LARGE = "large";
