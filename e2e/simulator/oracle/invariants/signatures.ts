import { honestBooks, type Line } from "../naive/history.ts";
import { certificateOf } from "../naive/opening.ts";
import { readLogName } from "../naive/raw-entry.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [LOG-4] Every signature stored beside an entry is the log's own device's over it, and every entry of an honest device is
 * vouched for by one at it or after it.
 */
export const signatures: Invariant = {
  name: "everything stored is signed by the log's device",
  breaches: (trial) => {
    const signedTo = new Map<string, number>();
    return [...falseSignatures(trial, signedTo), ...unvouched(trial, signedTo)];
  },
};

const falseSignatures = (trial: Trial, signedTo: Map<string, number>): readonly string[] => {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const { evidence, lines } of honestBooks(trial)) {
    for (const { log, seq, signature } of evidence.rows) {
      if (signature === null) continue;
      const line = lines.get(log) ?? [];
      const key = `${log} ${seq} ${signature} ${line[seq - 1]?.hash}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (isGenuine(trial, line, seq, signature)) signedTo.set(log, Math.max(signedTo.get(log) ?? 0, seq));
      else found.push(`${evidence.replica}: ${log} ${seq} has a false signature`);
    }
  }
  return found;
};

const isGenuine = ({ evidence }: Trial, line: Line, seq: number, signature: string): boolean => {
  const key = certificateOf(line)?.key;
  const held = line[seq - 1];
  if (key === undefined || held === undefined) return false;
  const text = `saudaflow/log\n${held.entry.log}\n${seq}\n${held.hash}`;
  return evidence.verify(key, text, signature);
};

const unvouched = ({ lines, hostile }: Trial, signedTo: ReadonlyMap<string, number>): readonly string[] =>
  [...lines]
    .filter(([log, line]) => line.length > (signedTo.get(log) ?? 0) && !hostile.has(readLogName(log).device))
    .map(([log, line]) => `${log}: nothing vouches for ${line.length}`);
