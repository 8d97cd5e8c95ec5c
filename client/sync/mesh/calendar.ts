import { backoff } from "../backoff.ts";

/** When to try whom again. */
export interface Calendar<Key> {
  /** When the next try is due, ms; `first` says how long a newcomer waits. */
  readonly due: (key: Key, first: number) => number;
  /** A try came to nothing: later, and ever later. */
  readonly failed: (key: Key) => void;
  /** Refused by word: not soon. */
  readonly refused: (key: Key) => void;
  /** It went well: the next try, should one be needed, is soon. */
  readonly met: (key: Key) => void;
  /** All are due now. */
  readonly wake: () => void;
}

export interface CalendarDeps {
  readonly now: () => number;
  /** 0 to 1. */
  readonly chance: () => number;
}

/** After so many tries somebody is taken to be out of reach for longer: another network, another town. */
const PATIENT_TRIES = 6;
const OUT_OF_REACH_MS = 60_000;
const SOON_MS = 200;

export const createCalendar = <Key>({ now, chance }: CalendarDeps): Calendar<Key> => {
  const entries = new Map<Key, { readonly tries: number; readonly at: number }>();
  const later = (key: Key, milliseconds: number, tries: number): void =>
    void entries.set(key, { tries, at: now() + milliseconds });
  return {
    due: (key, first) => {
      const known = entries.get(key);
      if (known !== undefined) return known.at;
      later(key, first, 0);
      return now() + first;
    },
    failed: (key) => {
      const { tries } = entries.get(key) ?? { tries: 0 };
      const isFar = tries >= PATIENT_TRIES;
      later(key, isFar ? OUT_OF_REACH_MS * (0.5 + chance()) : backoff(tries, chance()), tries + 1);
    },
    refused: (key) => later(key, OUT_OF_REACH_MS * (0.5 + chance()), PATIENT_TRIES),
    met: (key) => later(key, SOON_MS * chance(), 0),
    wake: () => {
      for (const [key, { tries }] of entries) entries.set(key, { tries: Math.min(tries, 1), at: now() });
    },
  };
};
