import { parseLogId } from "../../../shared/core/ids.ts";
import type { Concern } from "../../session/concerns.ts";

/** Concerns that say the same of the same device stand as one. */
export interface ConcernGroup {
  /** The first of them. */
  readonly concern: Concern;
  /** Numbers of their records, in the order they were found; one where nothing is grouped. */
  readonly seqs: readonly number[];
}

/** A device that went on after it was put out may have left hundreds; the order stays that of the first of each. */
export const groupConcerns = (concerns: readonly Concern[]): readonly ConcernGroup[] => {
  const groups = new Map<string, { readonly concern: Concern; readonly seqs: number[] }>();
  for (const concern of concerns) {
    const key = groupKey(concern);
    const seq = concern.type === "entry" ? concern.item.seq : 0;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { concern, seqs: [seq] });
    else known.seqs.push(seq);
  }
  return [...groups.values()];
};

const groupKey = (concern: Concern): string => {
  if (concern.type !== "entry" || concern.item.type !== "entry.void") return concern.key;
  const { log, kind, reason } = concern.item;
  return ["void", parseLogId(log)?.device ?? log, kind, reason].join(" ");
};
