import type { RxCollection } from "rxdb/plugins/core";
import type { TextDoc } from "./database.ts";
import { readStorage } from "./storage-query.ts";

/** What this device remembers for itself and never syncs, by name: plain JSON. */
export interface DeviceStore {
  /** As it lies on disk, whichever tab wrote it; the reader says what it is. `null` when there is none. */
  readonly get: <T>(name: string) => Promise<T | null>;
  /** Durable when it resolves. */
  readonly set: (name: string, value: unknown) => Promise<void>;
}

export const createDeviceStore = (device: RxCollection<TextDoc>): DeviceStore => ({
  get: async <T>(name: string) => {
    const [doc] = await readStorage(device, [name]);
    return doc === undefined ? null : (JSON.parse(doc.body) as T);
  },
  set: async (name, value) => {
    const { error } = await device.bulkUpsert([{ id: name, body: JSON.stringify(value) }]);
    if (error[0] !== undefined) throw new Error(`${name}: status ${error[0].status}`);
  },
});
