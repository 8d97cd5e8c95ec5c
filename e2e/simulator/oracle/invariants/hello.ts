import { agreeingBooks } from "../naive/agreeing.ts";
import type { Book } from "../naive/history.ts";
import { openingOf } from "../naive/opening.ts";
import type { Invariant, Trial } from "../trial.ts";

/** Longest line for one log: its name and a number. */
const LINE = 110;
const BOUND = 8_192;

/**
 * [HEADS-1] A hello is at most 8 KB, however often devices restarted; only many devices and copied profiles add lines to it.
 * At rest it names the latest log of each series, and those that a copy left behind.
 */
export const hello: Invariant = {
  name: "hello stays short",
  breaches: (trial) => [...tooLong(trial), ...tooMany(trial)],
};

const tooLong = ({ evidence }: Trial): readonly string[] =>
  evidence.hellos
    .filter(({ length, named }) => length > Math.max(BOUND, named * LINE))
    .map(({ replica, length, named }) => `${replica}: ${length} characters for ${named} logs`);

const tooMany = (trial: Trial): readonly string[] =>
  agreeingBooks(trial).flatMap((book) => {
    const last = trial.evidence.hellos.find(
      ({ replica, atRest }) => atRest && replica === book.evidence.replica,
    );
    const most = mostNamed(book);
    return last !== undefined && last.named > most
      ? [`${book.evidence.replica} names ${last.named} logs where ${most} would do`]
      : [];
  });

/** Logs that no other continues, and those read otherwise than to where the furthest one continues them. */
const mostNamed = ({ lines }: Book): number => {
  const continuedAt = new Map<string, number>();
  for (const line of lines.values()) {
    const { continues } = openingOf(line);
    if (continues !== null)
      continuedAt.set(continues.log, Math.max(continuedAt.get(continues.log) ?? 0, continues.seq));
  }
  const named = [...lines].filter(([log, { length }]) => length > 0 && continuedAt.get(log) !== length);
  const unread = [...continuedAt.keys()].filter((log) => (lines.get(log)?.length ?? 0) === 0);
  return named.length + unread.length;
};
