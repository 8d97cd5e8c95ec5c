import { wasDestroyed } from "../naive/destruction.ts";
import { headIn } from "../naive/history.ts";
import type { Invariant } from "../trial.ts";

/** [LOG-5] Who acknowledged an entry holds it, unless its storage was destroyed since. */
export const durability: Invariant = {
  name: "acknowledged means durable",
  breaches: ({ evidence, books, hostile }) => {
    const byReplica = new Map(books.map((book) => [book.evidence.replica, book]));
    return evidence.claims.flatMap(({ by, log, seq, tick }) => {
      const book = byReplica.get(by);
      if (book === undefined || hostile.has(book.device.device) || headIn(book, log) >= seq) return [];
      return wasDestroyed(evidence, by, log, seq, tick)
        ? []
        : [`${by} acknowledged ${log} to ${seq} and holds ${headIn(book, log)}`];
    });
  },
};
