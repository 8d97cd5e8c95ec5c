import type { DeviceEvidence } from "../../evidence.ts";
import type { Invariant, Trial } from "../trial.ts";

/** [COUNTER-7] A device whose storage was cleared holds nothing of what it held before: it is a new holder. */
export const lives: Invariant = {
  name: "cleared storage carries no rights over",
  breaches: (trial) => trial.evidence.devices.flatMap((device) => breachesOf(trial, device)),
};

const breachesOf = ({ evidence }: Trial, { openings }: DeviceEvidence): readonly string[] =>
  openings.flatMap(({ holder, epoch, tick }, i) => {
    const cleared = evidence.destroyed.some(
      ({ why, replica, tick: at }) =>
        why === "wiped" &&
        at <= tick &&
        openings
          .slice(0, i)
          .some((before) => before.replica === replica && before.tick < at && before.holder === holder),
    );
    return cleared ? [`${epoch} goes on as ${holder}, whose storage was cleared`] : [];
  });
