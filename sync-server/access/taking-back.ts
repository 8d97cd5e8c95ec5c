import type { Json } from "../../shared/core/canonical.ts";
import type { Ticket } from "../../shared/core/certificate.ts";
import { isCut } from "../../shared/core/cut.ts";
import { isDeleted } from "../../shared/core/document.ts";
import { compactHeads } from "../../shared/core/heads.ts";
import type { DeviceId, HolderId, StaffId } from "../../shared/core/ids.ts";
import type { Draft, Person } from "../../shared/core/writer.ts";
import { readStaff } from "../../shared/domain/access/staff.ts";
import { cutMoment, cutOwed, type Standing, standingOf } from "../../shared/domain/access/taking-back.ts";
import type { Clock } from "../clock.ts";
import type { Follow, ServerWrite } from "../ingest/server-writer.ts";
import { lockCredentials } from "../store/credentials.ts";
import { type CutLog, lockCuts, readCutLogs, readCuts, readTicketsOf } from "../store/cuts.ts";
import { readDoc } from "../store/documents.ts";
import type { Organisation } from "../store/organisations.ts";

/** Where cutting is done: the transaction, and whose authority it is. */
export interface Cutting {
  readonly write: ServerWrite;
  readonly organisation: Organisation;
  /** Who wants it; `null`: the server, because the books say so. */
  readonly by: Person | null;
}

/**
 * Puts a device out of use everywhere, as of what is stored here, and takes over what its lives held; with `living` only the
 * lives before its latest one, which is then their heir [ACCESS-10]. Twice is once: false when there was nothing to cut.
 */
export const takeBackDevice = async (
  { write, organisation, by }: Cutting,
  device: DeviceId,
  reason: string,
  { living }: { readonly living: boolean } = { living: false },
): Promise<boolean> => {
  const { db } = write;
  await lockCuts(db, organisation.id);
  const logs = await readCutLogs(db, organisation.id, device);
  const { cuts } = await readCuts(db, organisation.id);
  const keeps = living ? latestHolder(logs) : null;
  const done = living
    ? oldLives(logs).every((holder) => isCut(cuts, holder))
    : (cuts.devices.get(device) ?? []).some((cut) => cut.keeps === null);
  if (done) return false;
  await must(
    write.note(by, async (_db, holder) => [
      cutDraft("device.cut", { device, keeps, heads: compactHeads(logs), heir: keeps ?? holder, reason }),
    ]),
  );
  return true;
};

/** The life that a device's last entries were written in. */
const latestHolder = (logs: readonly CutLog[]): HolderId | null =>
  logs.reduce<CutLog | null>((last, log) => (last === null || log.stamp > last.stamp ? log : last), null)
    ?.holder ?? null;

/** Lives of a device before its latest. */
export const oldLives = (logs: readonly CutLog[]): readonly HolderId[] => {
  const latest = latestHolder(logs);
  return [...new Set(logs.map(({ holder }) => holder))].filter((holder) => holder !== latest);
};

/**
 * Cuts a person's older tickets down to what the books leave them, as of what is stored here [ACCESS-11]. `changed`: their place in
 * the books has just changed, so that tickets nobody has shown here are thought of too. False when nothing was owed.
 */
export const takeBackPerson = async (
  cutting: Cutting,
  staff: StaffId,
  clock: Clock,
  { changed }: { readonly changed: boolean },
): Promise<boolean> => {
  const { write, organisation } = cutting;
  await lockCuts(write.db, organisation.id);
  await lockCredentials(write.db, organisation.id, staff);
  const { cuts } = await readCuts(write.db, organisation.id);
  const tickets = await readTicketsOf(write.db, organisation.id, staff);
  const doc = await readDoc(write.db, organisation.id, "staff", staff);
  const wanted = standingOf(doc === undefined || isDeleted(doc) ? null : readStaff(staff, doc));
  const owed = cutOwed(cuts, { staff }, tickets, wanted, changed);
  if (owed === null) return false;
  await cutPerson(cutting, staff, owed, owed.role === null ? "dismissed" : "changed", tickets, clock);
  return true;
};

/** Nothing counts that the person does with a ticket of before: they have to sign in anew. */
export const endTickets = async (cutting: Cutting, staff: StaffId, clock: Clock): Promise<void> => {
  const { write, organisation } = cutting;
  await lockCuts(write.db, organisation.id);
  await lockCredentials(write.db, organisation.id, staff);
  const tickets = await readTicketsOf(write.db, organisation.id, staff);
  await cutPerson(cutting, staff, { role: null, branches: [] }, "signed out", tickets, clock);
};

const cutPerson = async (
  { write, organisation, by }: Cutting,
  staff: StaffId,
  { role, branches }: Standing,
  reason: string,
  tickets: readonly Ticket[],
  clock: Clock,
): Promise<void> => {
  const before = cutMoment(tickets, clock());
  const heads = compactHeads(await readCutLogs(write.db, organisation.id, null));
  await must(
    write.note(by, async () => [cutDraft("person.cut", { staff, before, heads, role, branches, reason })]),
  );
};

const cutDraft = (kind: string, body: object): Draft => ({
  scope: "org",
  kind,
  v: 1,
  body: body as unknown as Json,
});

/** Thrown, so that what belongs together is undone together. */
const must = async (written: ReturnType<ServerWrite["note"]>): Promise<void> => {
  const done = await written;
  if (!done.ok) throw new Error(`The cut could not be written: ${JSON.stringify(done.error)}`);
};

const PERMISSIONS: readonly string[] = ["access.staff", "access.devices"];

/** After a command that dismisses or moves people, or puts devices away: the cuts that belong to it, in its transaction. */
export const takeBackAfter = (clock: Clock): Follow => ({
  cuts: (permission) => PERMISSIONS.includes(permission),
  after: async (write, organisation, person, drafts) => {
    const cutting = { write, organisation, by: person };
    const { staff, devices } = concerned(drafts);
    for (const one of staff) await takeBackPerson(cutting, one, clock, { changed: true });
    for (const device of devices) await takeBackDevice(cutting, device, "retired");
  },
});

/** Whose place in the books these change: people who were there before, and devices put out of use. */
export const concerned = (
  drafts: readonly Pick<Draft, "kind" | "patches">[],
): { readonly staff: ReadonlySet<StaffId>; readonly devices: ReadonlySet<DeviceId> } => {
  const staff = new Set<StaffId>();
  const devices = new Set<DeviceId>();
  for (const { kind, patches = [] } of drafts) {
    for (const { doc, id, set } of patches) {
      const fields = Object.keys(set).map((field) => field.split("/")[0] ?? "");
      if (doc === "staff" && kind !== "staff.added" && fields.some((field) => PLACE.includes(field)))
        staff.add(id as StaffId);
      if (doc === "device" && set.retired === true) devices.add(id as DeviceId);
    }
  }
  return { staff, devices };
};

const PLACE: readonly string[] = ["role", "branches", "active", "deleted"];
