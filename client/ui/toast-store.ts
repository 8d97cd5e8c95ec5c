import { type ReadonlySignal, signal } from "@preact/signals";
import type { IconName } from "./icon-shapes.ts";

export type ToastTone = "neutral" | "done" | "attention" | "stop";

export interface ToastContent {
  readonly text: string;
  readonly tone?: ToastTone | undefined;
  readonly icon?: IconName | undefined;
  /** One thing one may do about it, such as Undo. Never for something that needs an answer: that is a dialog. */
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined;
}

export interface Toast extends ToastContent {
  readonly id: number;
}

/** Runs `run` after `milliseconds`; returns how to call it off. */
export type After = (milliseconds: number, run: () => void) => () => void;

export interface Toasts {
  /** Oldest first. */
  readonly list: ReadonlySignal<readonly Toast[]>;
  readonly show: (toast: ToastContent) => void;
  readonly dismiss: (id: number) => void;
  /** While a pointer or the focus rests on them they stay; afterwards each has its full time again. */
  readonly hold: () => void;
  readonly release: () => void;
}

export const TOAST_MS = 3_000;
export const MOST_TOASTS = 4;

/** Short news that goes away by itself. The same text shown again starts its time anew instead of piling up. */
export const createToasts = (clock: { readonly after: After }): Toasts => {
  const list = signal<readonly Toast[]>([]);
  const callOffById = new Map<number, () => void>();
  let nextId = 1;
  let held = false;

  const dismiss = (id: number): void => {
    stop(id);
    list.value = list.peek().filter((toast) => toast.id !== id);
  };
  const stop = (id: number): void => {
    callOffById.get(id)?.();
    callOffById.delete(id);
  };
  const start = (id: number): void => {
    stop(id);
    if (!held)
      callOffById.set(
        id,
        clock.after(TOAST_MS, () => dismiss(id)),
      );
  };
  const show = (content: ToastContent): void => {
    const same = list.peek().find(({ text, tone }) => text === content.text && tone === content.tone);
    const toast = { ...content, id: same?.id ?? nextId++ };
    list.value = [...list.peek().filter(({ id }) => id !== toast.id), toast];
    start(toast.id);
    for (const { id } of list.peek().slice(0, -MOST_TOASTS)) dismiss(id);
  };
  return {
    list,
    show,
    dismiss,
    hold: () => {
      held = true;
      for (const { id } of list.peek()) stop(id);
    },
    release: () => {
      held = false;
      for (const { id } of list.peek()) start(id);
    },
  };
};
