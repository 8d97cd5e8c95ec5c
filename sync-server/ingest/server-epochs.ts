import type { HeadedLog } from "../../shared/core/heads.ts";
import {
  type EpochId,
  epochId,
  type HolderId,
  holderId,
  type LogId,
  type OrgId,
} from "../../shared/core/ids.ts";
import { newEpochTail } from "../crypto.ts";
import { readHeadsOf } from "../store/logs.ts";
import type { Organisation } from "../store/organisations.ts";
import type { Queryable } from "../store/pool.ts";
import { lockServerDevice, readStorageIdentity, saveServerDevice } from "../store/server-devices.ts";

/** This process as a writer of one organisation. */
export interface ServerEpoch {
  readonly epoch: EpochId;
  readonly holder: HolderId;
  /** Entries of each kind written in this epoch. */
  readonly written: Map<string, number>;
  /** How far this process has written its logs. */
  readonly heads: Map<LogId, number>;
}

/** A new epoch for each process and organisation, taken on the first write [architecture: Epoch]. */
export interface ServerEpochs {
  /** Holds other writers of the organisation until the transaction ends. */
  readonly enter: (db: Queryable, organisation: Organisation) => Promise<ServerEpoch>;
  /** After the commit. */
  readonly wrote: (org: OrgId, logs: readonly HeadedLog[], kinds: readonly string[]) => void;
}

export const createServerEpochs = (): ServerEpochs => {
  const open = new Map<OrgId, ServerEpoch>();
  return {
    enter: async (db, organisation) => {
      const { id: org } = organisation;
      const device = await lockServerDevice(db, org);
      const current = open.get(org);
      const continuous = current === undefined || (await isContinuous(db, org, current));
      // Another holder in the table: our opening was rolled back, or another process found the storage changed.
      if (current !== undefined && continuous && current.holder === device.holder) return current;
      const epoch = epochId(device.epochs + 1, newEpochTail());
      const storage = await readStorageIdentity(db);
      // Where this very process sees its writes gone, the database was put back under it.
      const kept = continuous && storage !== null && storage === device.storage ? device.holder : null;
      const holder = kept ?? holderId(organisation.server.certificate.device, epoch);
      await saveServerDevice(db, org, { epochs: device.epochs + 1, holder, storage });
      const entered: ServerEpoch = { epoch, holder, written: new Map(), heads: new Map() };
      open.set(org, entered);
      return entered;
    },
    wrote: (org, logs, kinds) => {
      const epoch = open.get(org);
      for (const { id, head } of logs) epoch?.heads.set(id, head);
      for (const kind of kinds) epoch?.written.set(kind, (epoch.written.get(kind) ?? 0) + 1);
    },
  };
};

/** Whether the database still holds all that this process has written. */
const isContinuous = async (db: Queryable, org: OrgId, { heads }: ServerEpoch): Promise<boolean> => {
  if (heads.size === 0) return true;
  const stored = await readHeadsOf(db, org, [...heads.keys()]);
  return [...heads].every(([id, head]) => stored.get(id) === head);
};
