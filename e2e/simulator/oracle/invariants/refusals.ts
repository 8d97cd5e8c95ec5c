import { wasDestroyed } from "../naive/destruction.ts";
import { headIn } from "../naive/history.ts";
import { readLogName } from "../naive/raw-entry.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [LOG-4, ENTRY-3] What a peer refused stays with its sender; and nothing that an honest device truly wrote is refused for what it is.
 */
export const refusals: Invariant = {
  name: "nothing refused is lost, nothing honest refused",
  breaches: (trial) => [...lost(trial), ...honest(trial)],
};

const lost = ({ evidence, books, hostile }: Trial): readonly string[] => {
  const byReplica = new Map(books.map((book) => [book.evidence.replica, book]));
  return evidence.refused.flatMap(({ sender, log, seq, tick }) => {
    const book = byReplica.get(sender);
    if (book === undefined || hostile.has(book.device.device) || headIn(book, log) >= seq) return [];
    return wasDestroyed(evidence, sender, log, seq, tick)
      ? []
      : [`${sender} no longer holds ${log} ${seq}, which was refused`];
  });
};

/** Said only of what the log's own device signed: damage on the way looks otherwise, but for a first entry. */
const OF_THE_WRITER = ["BadStamp", "BadTicket", "BadBody", "Fork", "LogStopped", "Forbidden"];

const honest = ({ evidence, hostile }: Trial): readonly string[] =>
  evidence.refused
    .filter(({ type, seq }) => OF_THE_WRITER.includes(type) && seq !== 1)
    .filter(({ log }) => !hostile.has(readLogName(log).device))
    .map(({ by, log, seq, type }) => `${by} refused ${log} ${seq}: ${type}`);
