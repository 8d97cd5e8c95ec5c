import type { TextStorage } from "../ui/storage.ts";

/** Unfinished work of one screen, kept across reloads and crashes. Never the only place of something that happened. */
export interface Drafts {
  /** What was saved last, as plain data to be checked; `null` when nothing was, or it cannot be read. */
  readonly load: () => unknown;
  /** `null` forgets it. `false` when the browser refused: the work then lasts only until a reload. */
  readonly save: (draft: unknown) => boolean;
}

/** Keeps a draft under `key`, in `localStorage` or the like. */
export const createDrafts = (storage: TextStorage, key: string): Drafts => ({
  load: () => {
    try {
      return JSON.parse(storage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  },
  save: (draft) => {
    try {
      storage.setItem(key, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  },
});

/** Where a till keeps its open sale: something is there exactly while one is open, in whichever tab. */
export const saleDraftKey = (device: string): string => `sale.${device}`;

/** Where a till keeps a half-done count of its drawer. */
export const countDraftKey = (device: string): string => `count.${device}`;
