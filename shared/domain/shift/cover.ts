import type { ShiftFact } from "./deed.ts";
import type { Cover } from "./shift-body.ts";

type Placed = Pick<ShiftFact, "log" | "seq" | "hash">;

/**
 * How far these facts reach in each log, by log. A log is always read from its beginning without gaps, so a Z that reaches to a
 * number has counted all of its shift up to there [SHIFT-6].
 */
export const coversOf = (facts: Iterable<Placed>): readonly Cover[] => {
  const last = new Map<string, Cover>();
  for (const { log, seq, hash } of facts)
    if (seq > (last.get(log)?.to ?? 0)) last.set(log, { log, to: seq, hash });
  return [...last.values()].sort((a, b) => (a.log < b.log ? -1 : 1));
};

/** Up to which number a Z and its amendments have counted each log. */
export const reachOf = (covers: Iterable<readonly Cover[]>): ReadonlyMap<string, number> => {
  const reach = new Map<string, number>();
  for (const list of covers)
    for (const { log, to } of list) reach.set(log, Math.max(to, reach.get(log) ?? 0));
  return reach;
};

/** Whether neither the Z nor an amendment of it has counted the fact: it came late [SHIFT-9]. */
export const isLate = (
  reach: ReadonlyMap<string, number>,
  { log, seq }: Pick<Placed, "log" | "seq">,
): boolean => seq > (reach.get(log) ?? 0);
