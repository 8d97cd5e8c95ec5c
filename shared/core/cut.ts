import { z } from "zod";
import type { Ticket } from "./certificate.ts";
import { type Cell, counterRights } from "./counter.ts";
import { type HeadedLog, type Heads, reachedBy } from "./heads.ts";
import {
  type BranchId,
  type DeviceId,
  type HolderId,
  holderDevice,
  type LogId,
  type StaffId,
} from "./ids.ts";
import type { Stamp } from "./stamp.ts";

/** Where a cut was written: by the authority, in its own log. */
interface Written {
  readonly log: LogId;
  readonly seq: number;
  readonly stamp: Stamp;
}

/** A device put out of use, as of what the authority had read of it [COUNTER-6]. */
export interface DeviceCut extends Written {
  readonly device: DeviceId;
  /** The life of the device that goes on; `null` when none does. */
  readonly keeps: HolderId | null;
  /** How far the device's logs count; what they do not name or imply counts for nothing. */
  readonly heads: Heads;
  /** Who takes over what the lives that were cut held; `null` leaves it frozen. */
  readonly heir: HolderId | null;
  readonly reason: string;
}

/** A person who may do less than their older tickets say, as of what the authority had read [FOLD-4]. */
export interface PersonCut extends Written {
  readonly staff: StaffId;
  /** Tickets issued before this moment (ms) are meant. */
  readonly before: number;
  readonly heads: Heads;
  /** What they may from then on; `null`: nothing. */
  readonly role: string | null;
  readonly branches: "*" | readonly BranchId[];
  readonly reason: string;
}

export type Cut = DeviceCut | PersonCut;

/** Every cut that was read. Only folding and pages add to it. */
export interface Cuts {
  readonly devices: Map<DeviceId, readonly DeviceCut[]>;
  readonly people: Map<StaffId, readonly PersonCut[]>;
  /** How far each person's cut reaches; worked out when asked for, and anew when another log was opened. */
  readonly reach: Map<PersonCut, ReadonlyMap<LogId, number>>;
}

export const createCuts = (): Cuts => ({ devices: new Map(), people: new Map(), reach: new Map() });

const heads = z.record(z.string().max(100), z.int().nonnegative());
const holder = z
  .string()
  .regex(/^[a-z0-9-]{3,40}\.[a-z0-9]{3,16}$/)
  .nullable();
const reason = z.string().max(200);

export const deviceCutSchema = z.strictObject({
  device: z.string().regex(/^[a-z0-9-]{3,40}$/),
  keeps: holder,
  heads,
  heir: holder,
  reason,
});

export const personCutSchema = z.strictObject({
  staff: z.string().regex(/^[a-z0-9-]{1,40}$/),
  before: z.int(),
  heads,
  role: z.string().max(40).nullable(),
  branches: z.union([z.literal("*"), z.array(z.string().max(40)).max(200)]),
  reason,
});

/** Adds a cut; one that is known already changes nothing. */
export const addCut = (cuts: Cuts, cut: Cut): boolean =>
  "device" in cut ? addTo(cuts.devices, cut.device, cut) : addTo(cuts.people, cut.staff, cut);

export const allCuts = ({ devices, people }: Cuts): readonly Cut[] => [
  ...[...devices.values()].flat(),
  ...[...people.values()].flat(),
];

/** The last number of the log that counts under the cuts of its device; `null` when no cut concerns it. */
export const cutAt = (
  cuts: Cuts,
  logs: ReadonlyMap<LogId, HeadedLog>,
  log: { readonly id: LogId; readonly device: DeviceId; readonly holder: HolderId },
): { readonly seq: number; readonly reason: string } | null => {
  let lowest: { readonly seq: number; readonly reason: string } | null = null;
  for (const cut of concerning(cuts, log.holder)) {
    const seq = reachedBy(logs, cut.heads).get(log.id) ?? 0;
    if (lowest === null || seq < lowest.seq) lowest = { seq, reason: cut.reason };
  }
  return lowest;
};

/** Whether this life of a device was put out of use. */
export const isCut = (cuts: Cuts, holder: HolderId): boolean => concerning(cuts, holder).length > 0;

/** Why it was, in the words of whoever did it; `null` for one in use. */
export const cutReason = (cuts: Cuts, holder: HolderId): string | null =>
  concerning(cuts, holder)[0]?.reason ?? null;

/**
 * What the holder may spend or give: its own rights and, as computed, what lives that were cut held and it inherits. One
 * that was cut itself has none [COUNTER-6]. Nothing is written per counter, so inheriting twice adds nothing.
 */
export const rightsOf = (cuts: Cuts, cells: readonly Cell[], holder: HolderId): number => {
  if (cuts.devices.size === 0) return counterRights(cells, holder);
  if (isCut(cuts, holder)) return 0;
  let rights = 0;
  for (const other of holdersIn(cells))
    if (heirOf(cuts, other) === holder) rights += counterRights(cells, other);
  return rights;
};

/** Who has what the holder held: itself while it is in use, else its heir or the heir's heir; `null`: it lies frozen. */
export const heirOf = (cuts: Cuts, holder: HolderId): HolderId | null => {
  const seen = new Set<HolderId>();
  let current: HolderId | null = holder;
  while (current !== null && isCut(cuts, current)) {
    if (seen.has(current)) return null;
    seen.add(current);
    current = concerning(cuts, current).find(({ heir }) => heir !== null)?.heir ?? null;
  }
  return current;
};

/** The person's cut that holds for an entry beyond it under this ticket; of several the one that came last. */
export const limitOf = (
  cuts: Cuts,
  logs: ReadonlyMap<LogId, HeadedLog>,
  ticket: Ticket,
  entry: { readonly log: LogId; readonly seq: number },
): PersonCut | null => {
  let limit: PersonCut | null = null;
  for (const cut of cuts.people.get(ticket.staff) ?? []) {
    if (ticket.issuedAt >= cut.before || entry.seq <= (reachOf(cuts, logs, cut).get(entry.log) ?? 0))
      continue;
    if (limit === null || isLater(cut, limit)) limit = cut;
  }
  return limit;
};

/** The ticket as it is worth now; `null` when nothing is left of it. */
export const limitedTicket = (ticket: Ticket, limit: PersonCut | null): Ticket | null => {
  if (limit === null) return ticket;
  return limit.role === null ? null : { ...ticket, role: limit.role, branches: limit.branches };
};

/** What a person may do here and now: their ticket under every cut that was heard of. */
export const currentTicket = (cuts: Cuts, ticket: Ticket): Ticket | null => {
  let limit: PersonCut | null = null;
  for (const cut of cuts.people.get(ticket.staff) ?? [])
    if (ticket.issuedAt < cut.before && (limit === null || isLater(cut, limit))) limit = cut;
  return limitedTicket(ticket, limit);
};

export const reachOf = (
  { reach }: Cuts,
  logs: ReadonlyMap<LogId, HeadedLog>,
  cut: PersonCut,
): ReadonlyMap<LogId, number> => {
  const known = reach.get(cut) ?? reachedBy(logs, cut.heads);
  reach.set(cut, known);
  return known;
};

/** Cuts of the holder's device that do not keep it, the earliest first. */
const concerning = ({ devices }: Cuts, holder: HolderId): readonly DeviceCut[] =>
  (devices.get(holderDevice(holder)) ?? []).filter(({ keeps }) => keeps !== holder);

const addTo = <K, C extends Cut>(map: Map<K, readonly C[]>, key: K, cut: C): boolean => {
  const known = map.get(key) ?? [];
  if (known.some(({ log, seq }) => log === cut.log && seq === cut.seq)) return false;
  map.set(key, [...known, cut].sort(byStamp));
  return true;
};

const byStamp = (a: Written, b: Written): number => (keyOf(a) < keyOf(b) ? -1 : 1);

const keyOf = ({ stamp, log, seq }: Written): string => `${stamp} ${log} ${seq}`;

const isLater = (a: PersonCut, b: PersonCut): boolean =>
  a.before > b.before || (a.before === b.before && keyOf(a) > keyOf(b));

const holdersIn = (cells: readonly Cell[]): ReadonlySet<HolderId> => {
  const holders = new Set<HolderId>();
  for (const { holder, given } of cells) {
    holders.add(holder);
    for (const to in given) holders.add(to as HolderId);
  }
  return holders;
};
