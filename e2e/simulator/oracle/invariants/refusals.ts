import { wasDestroyed } from "../naive/destruction.ts";
import { headIn } from "../naive/history.ts";
import type { Invariant } from "../trial.ts";

/** [LOG-4] What a peer refused stays with its sender. */
export const refusals: Invariant = {
  name: "nothing refused is lost from its sender",
  breaches: ({ evidence, books, hostile }) => {
    const byReplica = new Map(books.map((book) => [book.evidence.replica, book]));
    return evidence.refused.flatMap(({ sender, log, seq, tick }) => {
      const book = byReplica.get(sender);
      if (book === undefined || hostile.has(book.device.device) || headIn(book, log) >= seq) return [];
      return wasDestroyed(evidence, sender, log, seq, tick)
        ? []
        : [`${sender} no longer holds ${log} ${seq}, which was refused`];
    });
  },
};
