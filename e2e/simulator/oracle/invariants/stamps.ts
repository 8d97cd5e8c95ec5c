import type { Book } from "../naive/history.ts";
import { honestBooks } from "../naive/history.ts";
import { readLogName } from "../naive/raw-entry.ts";
import type { Invariant, Trial } from "../trial.ts";

/** [STAMP-1] What a device writes is stamped later than everything it had read. */
export const stamps: Invariant = {
  name: "a stamp is later than all that was read",
  breaches: (trial) =>
    honestBooks(trial)
      .filter(({ evidence }) => wasNeverPutBack(trial, evidence.replica))
      .flatMap((book) => breachesOf(book)),
};

/** Into storage that was put back, a device's own entries come back from others, after what it has read since. */
const wasNeverPutBack = ({ evidence }: Trial, replica: string): boolean =>
  !evidence.destroyed.some((one) => one.replica === replica && one.why !== "lost");

const breachesOf = ({ evidence, device, lines }: Book): readonly string[] => {
  const own = new Set(
    device.openings.filter(({ replica }) => replica === evidence.replica).map(({ epoch }) => epoch),
  );
  const found: string[] = [];
  let latest = "";
  for (const { log, seq } of evidence.rows) {
    const stamp = lines.get(log)?.[seq - 1]?.entry.stamp ?? "";
    const { device: writer, epoch } = readLogName(log);
    if (writer === device.device && own.has(epoch) && stamp < latest)
      found.push(`${evidence.replica}: ${log} ${seq} is stamped ${stamp}, after ${latest}`);
    if (stamp > latest) latest = stamp;
  }
  return found;
};
