import type { StoredRow } from "../../evidence.ts";
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
    for (const row of evidence.rows) {
      const { log, seq, text, signature } = row;
      if (signature === null) continue;
      const line = lines.get(log) ?? [];
      const held = line[seq - 1];
      const hash = held?.text === text ? held.hash : trial.evidence.hash(text);
      const key = `${log} ${seq} ${signature} ${hash}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (isGenuine(trial, line, row, hash)) signedTo.set(log, Math.max(signedTo.get(log) ?? 0, seq));
      else found.push(`${evidence.replica}: ${log} ${seq} has a false signature`);
    }
  }
  return found;
};

const isGenuine = (
  { evidence }: Trial,
  line: Line,
  { log, seq, signature }: StoredRow,
  hash: string,
): boolean => {
  const key = certificateOf(line)?.key;
  if (key === undefined || signature === null) return false;
  return evidence.verify(key, `saudaflow/log\n${log}\n${seq}\n${hash}`, signature);
};

const unvouched = ({ lines, hostile }: Trial, signedTo: ReadonlyMap<string, number>): readonly string[] =>
  [...lines]
    .filter(([log, line]) => line.length > (signedTo.get(log) ?? 0) && !hostile.has(readLogName(log).device))
    .map(([log, line]) => `${log}: nothing vouches for ${line.length}`);
