import type { Held, Line } from "./history.ts";
import { certificateOf, openingOf } from "./opening.ts";
import { holderDevice } from "./raw-entry.ts";

/** What the authority took back from a device, as written in its log. */
export interface DeviceCut extends Written {
  readonly device: string;
  readonly keeps: string | null;
  readonly heir: string | null;
}

/** What the authority left of a person's older tickets. */
export interface PersonCut extends Written {
  readonly staff: string;
  readonly before: number;
  readonly role: string | null;
  readonly branches: "*" | readonly string[];
}

interface Written {
  readonly reason: string;
  /** How far each log counts; where it is silent, not at all. */
  readonly reach: ReadonlyMap<string, number>;
  /** Orders cuts: stamp, log, number. */
  readonly order: string;
}

export interface Cuts {
  readonly devices: readonly DeviceCut[];
  readonly people: readonly PersonCut[];
}

/** The cuts among these logs, the earliest first. Only a server's word counts. */
export const cutsIn = (lines: ReadonlyMap<string, Line>): Cuts => {
  const devices: DeviceCut[] = [];
  const people: PersonCut[] = [];
  for (const line of lines.values()) {
    if (line[0]?.scope !== "org" || certificateOf(line)?.kind !== "server") continue;
    for (const { entry } of line) {
      if (entry.v !== 1 || entry.patches.length + entry.effects.length > 0) continue;
      if (entry.kind === "device.cut") devices.push(readCut<DeviceCut>(entry, lines));
      if (entry.kind === "person.cut") people.push(readCut<PersonCut>(entry, lines));
    }
  }
  return { devices: devices.sort(byOrder), people: people.sort(byOrder) };
};

/** Cuts that put this life of a device out of use, the earliest first. */
export const cutsOfHolder = ({ devices }: Cuts, holder: string): readonly DeviceCut[] =>
  devices.filter(({ device, keeps }) => device === holderDevice(holder) && keeps !== holder);

/** The last number of a log that counts; `null` when no cut concerns it. */
export const cutAt = (cuts: Cuts, line: Line): number | null => {
  const [first] = line;
  if (first === undefined) return null;
  const concerning = cutsOfHolder(cuts, openingOf(line).holder);
  if (concerning.length === 0) return null;
  return Math.min(...concerning.map(({ reach }) => reach.get(first.entry.log) ?? 0));
};

/** Which of a person's cuts limits a deed under a ticket of that age; of several the last. */
export const limitOn = (cuts: Cuts, staff: string, issuedAt: number, { entry }: Held): PersonCut | null => {
  const limits = cuts.people.filter(
    (cut) => cut.staff === staff && issuedAt < cut.before && entry.seq > (cut.reach.get(entry.log) ?? 0),
  );
  return limits.sort((a, b) => a.before - b.before || byOrder(a, b)).at(-1) ?? null;
};

const byOrder = (a: Written, b: Written): number => (a.order < b.order ? -1 : 1);

const readCut = <C extends Written>(
  { body, stamp, log, seq }: Held["entry"],
  lines: ReadonlyMap<string, Line>,
): C => {
  const { heads, ...rest } = body as { readonly heads: Readonly<Record<string, number>> };
  return { ...rest, reach: reachOf(heads, lines), order: `${stamp} ${log} ${seq}` } as unknown as C;
};

/** As named; or, where a log is not named, up to where one that was reached continues it. */
const reachOf = (
  heads: Readonly<Record<string, number>>,
  lines: ReadonlyMap<string, Line>,
): ReadonlyMap<string, number> => {
  const reach = new Map(Object.entries(heads));
  for (let grew = true; grew; ) {
    grew = false;
    for (const [log, line] of lines) {
      const continues = line.length > 0 && (reach.get(log) ?? 0) > 0 ? openingOf(line).continues : null;
      if (continues === null || Object.hasOwn(heads, continues.log)) continue;
      if ((reach.get(continues.log) ?? 0) >= continues.seq) continue;
      reach.set(continues.log, continues.seq);
      grew = true;
    }
  }
  return reach;
};
