import type { Destruction, Evidence } from "../../evidence.ts";

/** Whether a replica's storage lost the entry at some moment after it had it. */
export const wasDestroyed = (
  { destroyed }: Evidence,
  replica: string,
  log: string,
  seq: number,
  since: number,
): boolean =>
  destroyed.some((one) => one.replica === replica && one.tick >= since && losesEntry(one, log, seq));

/** Whether entries of any log are in no honest replica's storage though one had them before it was destroyed. */
export const vanishedLogs = (
  { destroyed }: Evidence,
  lines: ReadonlyMap<string, { readonly length: number }>,
): ReadonlySet<string> => {
  const vanished = new Set<string>();
  for (const { had } of destroyed) {
    for (const [log, head] of Object.entries(had))
      if (head > (lines.get(log)?.length ?? 0)) vanished.add(log);
  }
  return vanished;
};

const losesEntry = ({ had, left }: Destruction, log: string, seq: number): boolean =>
  (had[log] ?? 0) >= seq && (left[log] ?? 0) < seq;
