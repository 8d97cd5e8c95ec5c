import type { DeviceEvidence } from "../../evidence.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [COUNTER-7] A device whose storage was cleared, or put back to what it had been where that could be noticed, holds nothing of what
 * it held before: it is a new holder.
 */
export const lives: Invariant = {
  name: "broken storage carries no rights over",
  breaches: (trial) => trial.evidence.devices.flatMap((device) => breachesOf(trial, device)),
};

const breachesOf = ({ evidence }: Trial, { openings }: DeviceEvidence): readonly string[] =>
  evidence.destroyed.flatMap(({ why, replica, tick, noticeable }) => {
    if (why !== "wiped" && noticeable !== true) return [];
    const ofIt = openings.filter((opening) => opening.replica === replica);
    const next = ofIt.find((opening) => opening.tick >= tick);
    const carried = ofIt.some((before) => before.tick < tick && before.holder === next?.holder);
    return next !== undefined && carried
      ? [`${next.epoch} goes on as ${next.holder}, whose storage was ${why}`]
      : [];
  });
