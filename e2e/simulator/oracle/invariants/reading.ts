import { type Book, honestBooks, readsScope } from "../naive/history.ts";
import { readLogName, stampDevice } from "../naive/raw-entry.ts";
import type { Invariant } from "../trial.ts";

/** [SYNC-2, STOCK-6] No replica holds a log that its certificate does not let it read, nor a cost it did not write. */
export const reading: Invariant = {
  name: "nobody holds what they may not read",
  breaches: (trial) => honestBooks(trial).flatMap((book) => [...foreignLogs(book), ...foreignCosts(book)]),
};

const foreignLogs = ({ evidence, device, lines }: Book): readonly string[] =>
  [...lines.keys()]
    .filter((log) => {
      const { device: writer, scope } = readLogName(log);
      return writer !== device.device && !readsScope(device, scope);
    })
    .map((log) => `${evidence.replica} holds ${log}`);

const foreignCosts = ({ evidence, device }: Book): readonly string[] => {
  if (readsScope(device, "office")) return [];
  return evidence.state.docs
    .filter(
      ({ type, keys }) => type === "cost" && keys.some(([, , stamp]) => isForeign(stamp, device.device)),
    )
    .map(({ id }) => `${evidence.replica} knows what ${id} costs`);
};

const isForeign = (stamp: string, device: string): boolean => stampDevice(stamp) !== device;
