import type { Ticket } from "../../shared/core/certificate.ts";
import { isDeleted } from "../../shared/core/document.ts";
import type { DeviceId, OrgId, StaffId } from "../../shared/core/ids.ts";
import { readStaff } from "../../shared/domain/access/staff.ts";
import { cutOwed, standingOf } from "../../shared/domain/access/taking-back.ts";
import { readCuts, readTickets } from "../store/cuts.ts";
import { readDocsOfType } from "../store/documents.ts";
import type { Judged } from "../store/entries.ts";
import type { Queryable } from "../store/pool.ts";
import { concerned } from "./taking-back.ts";

/** People and devices whose place in the books has changed. */
export interface Moved {
  readonly staff: Iterable<StaffId>;
  readonly devices: Iterable<DeviceId>;
}

/** What devices changed in the books by entries that came from them; a server that stops before it has seen to it looks again. */
export interface BookWatch {
  readonly note: (org: OrgId, judged: Judged) => void;
  /** What was noted since the last time. */
  readonly take: () => ReadonlyMap<OrgId, Moved>;
}

export const createBookWatch = (): BookWatch => {
  let moved = new Map<OrgId, { staff: Set<StaffId>; devices: Set<DeviceId> }>();
  return {
    note: (org, { entries }) => {
      const effective = entries.filter(({ against }) => against === null);
      const { staff, devices } = concerned(effective.map(({ admitted }) => admitted.entry));
      if (staff.size + devices.size === 0) return;
      const known = moved.get(org) ?? { staff: new Set(), devices: new Set() };
      for (const one of staff) known.staff.add(one);
      for (const one of devices) known.devices.add(one);
      moved.set(org, known);
    },
    take: () => {
      const taken = moved;
      moved = new Map();
      return taken;
    },
  };
};

/** Whose tickets say more than the books, and which devices were put out of use in them and never cut [ACCESS-10, ACCESS-11]. */
export const readOwed = async (db: Queryable, org: OrgId): Promise<Moved> => {
  const { cuts } = await readCuts(db, org);
  const docs = await readDocsOfType(db, org, ["staff", "device"]);
  const tickets = new Map<StaffId, Ticket[]>();
  for (const ticket of await readTickets(db, org))
    tickets.set(ticket.staff, [...(tickets.get(ticket.staff) ?? []), ticket]);
  const staffOwed = docs.flatMap(({ type, id, doc }) => {
    const staff = id as StaffId;
    if (type !== "staff") return [];
    const wanted = standingOf(isDeleted(doc) ? null : readStaff(staff, doc));
    return cutOwed(cuts, { staff }, tickets.get(staff) ?? [], wanted, false) === null ? [] : [staff];
  });
  const isWhole = (id: string): boolean =>
    !(cuts.devices.get(id as DeviceId) ?? []).some(({ keeps }) => keeps === null);
  const devicesOwed = docs
    .filter(({ type, id, doc }) => type === "device" && doc.fields.retired === true && isWhole(id))
    .map(({ id }) => id as DeviceId);
  return { staff: staffOwed, devices: devicesOwed };
};
