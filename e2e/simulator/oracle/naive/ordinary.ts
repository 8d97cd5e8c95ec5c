import type { Trial } from "../trial.ts";
import { type Book, honestBooks } from "./history.ts";

/**
 * Devices with one storage that was never lost, copied or put back, in use to the end: what they wrote they had all before them. By
 * their name, with that storage.
 */
export const ordinaryBooks = (trial: Trial): ReadonlyMap<string, Book> =>
  new Map(
    honestBooks(trial)
      .filter(({ evidence, device }) => device.fates.length === 0 && evidence.living && !evidence.turnedAway)
      .filter(({ faults, evidence }) => faults.length === 0 && evidence.wantsPages !== true)
      .map((book) => [book.device.device, book]),
  );
