import { type ReadonlySignal, signal } from "@preact/signals";
import type { Signed } from "../../shared/core/certificate.ts";
import type { DeviceStore } from "../store/device-store.ts";
import type { PinTries, PinVerifier } from "./pin.ts";

/** What this device keeps of a person who signed in here. */
export interface PersonRecord {
  readonly staff: string;
  readonly name: string;
  readonly role: string;
  readonly ticket: Signed;
  readonly verifier: PinVerifier | null;
  /** Whether the server has the verifier too. */
  readonly isVerifierSent: boolean;
  readonly tries: PinTries;
}

export interface PersonRecords {
  readonly all: ReadonlySignal<readonly PersonRecord[]>;
  readonly find: (staff: string) => PersonRecord | undefined;
  /** Reads them again: another tab may have counted a wrong PIN. */
  readonly reload: () => Promise<void>;
  /** Adds or replaces; durable when it resolves. */
  readonly put: (record: PersonRecord) => Promise<void>;
  readonly remove: (staff: string) => Promise<void>;
}

const PEOPLE = "people";

/** Whoever came last stands first. */
export const createPersonRecords = async (store: DeviceStore): Promise<PersonRecords> => {
  const read = async () => (await store.get<readonly PersonRecord[]>(PEOPLE)) ?? [];
  const all = signal(await read());
  const change = async (
    next: (records: readonly PersonRecord[]) => readonly PersonRecord[],
  ): Promise<void> => {
    const records = next(await read());
    await store.set(PEOPLE, records);
    all.value = records;
  };
  const without = (records: readonly PersonRecord[], staff: string) =>
    records.filter((record) => record.staff !== staff);
  return {
    all,
    find: (staff) => all.value.find((record) => record.staff === staff),
    reload: async () => {
      all.value = await read();
    },
    put: (record) => change((records) => [record, ...without(records, record.staff)]),
    remove: (staff) => change((records) => without(records, staff)),
  };
};
