import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { TextStorage } from "./storage.ts";

export const THEMES = ["system", "light", "dark"] as const;

export type Theme = (typeof THEMES)[number];

export interface ThemeSwitch {
  readonly theme: ReadonlySignal<Theme>;
  readonly choose: (theme: Theme) => void;
}

/** Keeps the chosen theme and writes `data-theme` on `root` (the html element); `system` removes it. */
export const createTheme = (storage: TextStorage, root: HTMLElement): ThemeSwitch => {
  const theme = signal<Theme>(readTheme(storage.getItem(KEY)));
  effect(() => {
    if (theme.value === "system") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", theme.value);
  });
  return {
    theme,
    choose: (next) => {
      theme.value = next;
      storage.setItem(KEY, next);
    },
  };
};

const KEY = "theme";

const readTheme = (stored: string | null): Theme => THEMES.find((theme) => theme === stored) ?? "system";
