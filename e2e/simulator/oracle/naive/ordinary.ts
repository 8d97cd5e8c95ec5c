import type { Fate } from "../../evidence.ts";
import type { Trial } from "../trial.ts";
import { type Book, honestBooks } from "./history.ts";

/**
 * Devices with one storage that was never lost, copied or put back, in use to the end: what they wrote they had all before them. By
 * their name, with that storage.
 */
export const ordinaryBooks = (trial: Trial): ReadonlyMap<string, Book> => booksOf(trial, []);

/** The same, and devices that were cleared and began again, each with the openings since then: of those they have everything. */
export const lastLives = (
  trial: Trial,
): ReadonlyMap<string, { readonly book: Book; readonly epochs: ReadonlySet<string> }> =>
  new Map(
    [...booksOf(trial, ["wiped"])].map(([name, book]) => {
      const lost = trial.evidence.destroyed.filter(({ replica }) => replica === book.evidence.replica);
      const since = Math.max(-1, ...lost.map(({ tick }) => tick));
      const lived = book.device.openings.filter(({ tick }) => tick >= since);
      return [name, { book, epochs: new Set(lived.map(({ epoch }) => epoch)) }];
    }),
  );

const booksOf = (trial: Trial, allowed: readonly Fate[]): ReadonlyMap<string, Book> =>
  new Map(
    honestBooks(trial)
      .filter(({ device }) => device.fates.every((fate) => allowed.includes(fate)))
      .filter(({ evidence }) => evidence.living && !evidence.turnedAway)
      .filter(({ faults, evidence }) => faults.length === 0 && evidence.wantsPages !== true)
      .map((book) => [book.device.device, book]),
  );
