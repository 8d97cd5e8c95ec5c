import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { PersonRecord, PersonRecords } from "./person-records.ts";
import { afterWrongPin, isLockedOut, isPin, NO_TRIES, triesNow, verifyPin } from "./pin.ts";

export type PinError =
  | { readonly type: "WrongPin" }
  /** Too many wrong ones: nobody may try before `until`, ms of this device's clock. */
  | { readonly type: "PinPaused"; readonly until: number }
  /** Far too many: only a manager or the password opens it again. */
  | { readonly type: "PinLocked" }
  /** None was chosen here, or it was reset. */
  | { readonly type: "NoPin" }
  | { readonly type: "StorageFailed" };

/** Checks a person's PIN on this device, and counts. */
export type CheckPin = (staff: string, pin: string) => Promise<Result<PersonRecord, PinError>>;

/** One try at a time, so that several at once are not counted as one. `isEnded`: who has to sign in by password first. */
export const createPinCheck = (
  records: PersonRecords,
  now: () => number,
  isEnded: (record: PersonRecord) => boolean,
): CheckPin => {
  let last: Promise<unknown> = Promise.resolve();
  return (staff, pin) => {
    const mine = last.then(() => check(records, now, isEnded, staff, pin));
    last = mine.catch(() => undefined);
    return mine;
  };
};

const check = async (
  records: PersonRecords,
  now: () => number,
  isEnded: (record: PersonRecord) => boolean,
  staff: string,
  pin: string,
): Promise<Result<PersonRecord, PinError>> => {
  if (!(await succeeds(records.reload()))) return err({ type: "StorageFailed" });
  const record = records.find(staff);
  const verifier = record?.verifier ?? null;
  if (record === undefined || verifier === null || isEnded(record)) return err({ type: "NoPin" });
  if (isLockedOut(record.tries)) return err({ type: "PinLocked" });
  const before = triesNow(record.tries, now());
  if (before.until > now()) {
    if (before !== record.tries) await succeeds(records.put({ ...record, tries: before }));
    return err({ type: "PinPaused", until: before.until });
  }
  // Counted before it is checked, so that a reload is no way round.
  const tries = afterWrongPin(before, now());
  if (!(await succeeds(records.put({ ...record, tries })))) return err({ type: "StorageFailed" });
  if (!isPin(pin) || !(await verifyPin(pin, verifier))) {
    if (isLockedOut(tries)) return err({ type: "PinLocked" });
    return err(tries.until > now() ? { type: "PinPaused", until: tries.until } : { type: "WrongPin" });
  }
  const right = { ...record, tries: NO_TRIES };
  await succeeds(records.put(right));
  return ok(right);
};

export const succeeds = (write: Promise<void>): Promise<boolean> =>
  write.then(
    () => true,
    () => false,
  );
