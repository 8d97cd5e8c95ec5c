import { honestBooks, type Line } from "../naive/history.ts";
import type { Invariant } from "../trial.ts";

const ZERO_HASH = "A".repeat(43);

/** [LOG-1] Each stored entry names the hash of the one before it. */
export const chain: Invariant = {
  name: "entries follow one another",
  breaches: (trial) => {
    const seen = new Set<string>();
    return honestBooks(trial).flatMap(({ evidence, lines }) =>
      [...lines].flatMap(([log, line]) => {
        const key = `${log} ${line.at(-1)?.hash}`;
        const at = seen.has(key) ? null : brokenAt(line);
        seen.add(key);
        return at === null ? [] : [`${evidence.replica}: ${log} ${at} does not follow the entry before it`];
      }),
    );
  },
};

const brokenAt = (line: Line): number | null => {
  let before = ZERO_HASH;
  for (const { entry, hash } of line) {
    if (entry.prev !== before) return entry.seq;
    before = hash;
  }
  return null;
};
