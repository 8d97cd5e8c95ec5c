import { agreeingBooks } from "../naive/agreeing.ts";
import { type Book, headIn, readsScope } from "../naive/history.ts";
import { readLogName } from "../naive/raw-entry.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [SYNC-2, SYNC-4] After quiet every replica in touch holds of each log it may read what any other of them could pass on.
 * (An entry without a signature at it or after it cannot be passed on; of a forked log each keeps the branch it met first.)
 */
export const convergence: Invariant = {
  name: "all hold the same after quiet",
  breaches: (trial) => {
    const agreeing = agreeingBooks(trial);
    const found = agreeing
      .filter(({ evidence }) => evidence.wantsPages)
      .map(({ evidence }) => `${evidence.replica} still wants the server's pages`);
    for (const [log, last] of passedOn(trial, agreeing)) {
      for (const book of inTouch(agreeing, readLogName(log).scope)) {
        const head = headIn(book, log);
        if (head < last) found.push(`${book.evidence.replica} holds ${log} to ${head} of ${last}`);
      }
    }
    return found;
  },
};

/** Who may read a scope. Servers hear of each other only through others: where none of those reads along, none of them need agree. */
const inTouch = (agreeing: readonly Book[], scope: string): readonly Book[] => {
  const readers = agreeing.filter(({ device }) => readsScope(device, scope));
  return readers.every(({ device }) => device.kind === "server") ? [] : readers;
};

/** How far each log can be passed on by somebody in touch. */
const passedOn = (trial: Trial, agreeing: readonly Book[]): ReadonlyMap<string, number> => {
  const last = new Map<string, number>();
  for (const { evidence } of agreeing) {
    for (const { log, seq, signature } of evidence.rows) {
      if (signature === null || trial.forked.has(log)) continue;
      last.set(log, Math.max(last.get(log) ?? 0, seq));
    }
  }
  return last;
};
