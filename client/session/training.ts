import { type ReadonlySignal, signal } from "@preact/signals";
import type { Concerns } from "./concerns.ts";
import type { Shop } from "./shop.ts";

/** Practising at this device; the real shop goes on underneath, its open sale where it was. */
export interface Training {
  /** The shop to practise in; `null` while nobody does. */
  readonly shop: ReadonlySignal<Shop | null>;
  readonly start: () => void;
  readonly end: () => void;
}

/** Where one goes while practising: all else would change the real shop. */
export const TRAINING_PATHS: readonly string[] = ["/till", "/receipts", "/stock"];

/** There is nothing for a person to see to in a shop that is none. */
export const NO_CONCERNS: Concerns = { list: signal([]), stop: () => {} };

/** `open` makes a shop to practise in, `forget` removes what one left in the tab: at the end, and after a reload at the next start. */
export const createTraining = (open: () => Shop, forget: (shop: Shop) => void): Training => {
  const shop = signal<Shop | null>(null);
  return {
    shop,
    start: () => {
      if (shop.peek() !== null) return;
      const opened = open();
      forget(opened);
      shop.value = opened;
    },
    end: () => {
      const left = shop.peek();
      shop.value = null;
      if (left !== null) forget(left);
    },
  };
};
