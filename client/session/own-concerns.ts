import { type DeviceId, logId } from "../../shared/core/ids.ts";
import type { UnreadableRow } from "../../shared/core/restore.ts";
import type { Attention } from "../../shared/core/state.ts";
import type { StorageBreak } from "../store/life.ts";

/** What is wrong with this device's own storage, as items for the attention list. */
export const ownConcerns = (
  device: DeviceId,
  breaks: readonly StorageBreak[],
  unreadable: readonly UnreadableRow[],
): readonly Attention[] => [
  ...breaks.map(({ epoch, holder }): Attention => {
    const log = logId(device, epoch, "org");
    const reason = holder ?? "";
    return { key: `storage.broken:${log}`, type: "storage.broken", log, seq: 0, kind: "", reason };
  }),
  ...unreadable.map(({ n, log, seq, reason }): Attention => {
    const key = `entry.damaged:${log}:${seq}:${n}`;
    return { key, type: "entry.damaged", log: log as Attention["log"], seq, kind: "", reason };
  }),
];
