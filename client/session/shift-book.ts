import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Doc } from "../../shared/core/document.ts";
import { type DeviceId, holderDevice, type LogId } from "../../shared/core/ids.ts";
import { liveDoc } from "../../shared/core/view.ts";
import { readCategory } from "../../shared/domain/catalog/categories.ts";
import type { CategoryId } from "../../shared/domain/catalog/ids.ts";
import { nextAmendment } from "../../shared/domain/shift/commands/amend.ts";
import { type ShiftSpan, shiftOf } from "../../shared/domain/shift/read-fact.ts";
import { readShift, type Shift } from "../../shared/domain/shift/shift.ts";
import type { Counting } from "../../shared/domain/shift/standing.ts";
import type { CategoryOf } from "../../shared/domain/shift/tally.ts";
import { type After, afterTimer } from "./calm.ts";
import { createLedgers, gatherFacts, type Ledgers, type ShiftSums } from "./shift-ledgers.ts";
import { createShiftReader, placeKey, type ShiftReader } from "./shift-reader.ts";
import { fingerprint, leaveOutVoid, voidDeeds } from "./shift-voids.ts";
import type { Shop } from "./shop.ts";

/** The facts of shifts as they come in: of this till, and of any other whose log is here. */
export interface ShiftBook {
  /** Grows when anything new was gathered. */
  readonly version: ReadonlySignal<number>;
  /** `null` until something of the shift has been read. */
  readonly sums: (shift: string) => ShiftSums | null;
  /** Reads what came in since; resolves when all of it is counted and what was late is amended. */
  readonly refresh: () => Promise<void>;
  readonly stop: () => void;
}

/** How far late facts have been looked for, kept through a restart: arrival number of the last one. */
export interface Watched {
  readonly load: () => number | null;
  readonly save: (arrived: number) => void;
  /** The void deeds that Zs are without by now; `fingerprint` of them. */
  readonly loadVoids: () => string;
  readonly saveVoids: (text: string) => void;
}

/** Kept by the browser, as long as the profile. */
export const keepWatched = (storage: Pick<Storage, "getItem" | "setItem">): Watched => ({
  load: () => {
    const kept = storage.getItem(WATCHED) ?? "";
    return /^\d{1,15}$/.test(kept) ? Number(kept) : null;
  },
  save: (arrived) => {
    if (storage.getItem(WATCHED) !== String(arrived)) storage.setItem(WATCHED, String(arrived));
  },
  loadVoids: () => storage.getItem(VOIDS) ?? fingerprint(new Set()),
  saveVoids: (text) => {
    if (storage.getItem(VOIDS) !== text) storage.setItem(VOIDS, text);
  },
});

const WATCHED = "shifts-watched";
const VOIDS = "shifts-voids";

export interface ShiftBookDeps {
  readonly shop: Pick<
    Shop,
    | "certificate"
    | "view"
    | "docs"
    | "changed"
    | "countersChanged"
    | "facts"
    | "run"
    | "sync"
    | "person"
    | "attention"
  >;
  readonly watched: Watched;
  readonly report: (error: unknown) => void;
  readonly after?: After;
}

/** Rest after something happened: a queue at the till comes first. */
const REST_MS = 1_500;

/**
 * Follows the journals that are on this device. Each fact is read once and added to the sums of its shift; of a shift this device
 * closed, what its Z has not counted, and what it counts and is void by now, amends it [SHIFT-9, SHIFT-12]. After a crash it looks again from where it was.
 */
export const createShiftBook = ({ shop, watched, report, after = afterTimer }: ShiftBookDeps): ShiftBook => {
  const version = signal(0);
  const ledgers = createLedgers(categoryIn(shop));
  const reader = createShiftReader(shop.facts);
  const counted: Counted = new Map();
  let read: number | null = null;
  let voidsBefore = watched.loadVoids();
  let turn: Promise<void> = Promise.resolve();
  let callOff: (() => void) | null = null;

  const readOn = async (): Promise<void> => {
    const voids = voidDeeds(shop.attention.peek());
    read ??= await startOf(shop, reader, watched.load());
    let isNew = await gather();
    const from = voidsBefore === fingerprint(voids) ? null : await startOfVoids(shop, reader, ledgers, voids);
    if (from !== null) {
      ledgers.clear();
      read = from;
      isNew = (await gather()) || isNew;
    }
    isNew = (await leaveOutVoid(ledgers, reader, voids)) || isNew;
    if (await amendLate(shop, ledgers, reader, counted)) {
      watched.save(read);
      voidsBefore = fingerprint(voids);
      watched.saveVoids(voidsBefore);
    }
    if (isNew) version.value++;
  };
  const gather = async (): Promise<boolean> => {
    const before = read ?? 0;
    const rows = await reader.since(before);
    gatherFacts(ledgers, rows, spansIn(shop));
    for (const row of rows) if (row.type === "counted") counted.delete(row.shift);
    read = rows.at(-1)?.n ?? before;
    return read > before;
  };
  const refresh = (): Promise<void> => {
    turn = turn.then(readOn).catch(report);
    return turn;
  };
  const unfollow = effect(() => {
    void [
      shop.changed("shift").value,
      shop.countersChanged.value,
      shop.sync.value,
      shop.person.value,
      shop.attention.value,
    ];
    callOff ??= after(REST_MS, () => {
      callOff = null;
      void refresh();
    });
  });
  return {
    version,
    sums: (shift) => ledgers.sums(shift),
    refresh,
    stop: () => {
      unfollow();
      callOff?.();
    },
  };
};

const categoryIn =
  ({ view }: Pick<Shop, "view">): CategoryOf =>
  (product) => {
    const id = liveDoc(view, "product", product)?.fields.category;
    return typeof id === "string" && id !== "" ? (readCategory(view, id as CategoryId) ?? null) : null;
  };

/**
 * Where reading begins: before everything that belongs to a shift still open, and to what was not looked at yet. A mark beyond all that
 * is here was made over a database that is gone: then nothing here was looked at.
 */
const startOf = async (
  { docs }: Pick<Shop, "docs">,
  reader: ShiftReader,
  looked: number | null,
): Promise<number> => {
  const open = [...docs("shift")].flatMap(([id, { fields }]) => (fields.open === "" ? [] : [id]));
  const [first, newest] = [await reader.openingOf(open), await reader.newest()];
  return Math.min(first ?? newest, looked === null ? newest : looked > newest ? 0 : looked);
};

/**
 * Where reading must begin for the shifts whose Zs count deeds that are void now; `null` where all of them are gathered, or none is
 * for this device to amend.
 */
const startOfVoids = async (
  shop: Pick<Shop, "docs" | "view" | "certificate">,
  reader: ShiftReader,
  ledgers: Ledgers,
  voids: ReadonlySet<string>,
): Promise<number | null> => {
  const known = new Set(ledgers.shifts().flatMap((id) => ledgers.placed(id).map(placeKey)));
  const missing = new Set([...voids].filter((place) => !known.has(place)));
  const spans = spansIn(shop);
  const owed = (await reader.find(missing)).flatMap((fact) => {
    const shift = readShift(shop.view, shiftOf(fact, spans) ?? "");
    return shift?.closed != null && answersFor(shop, shift.closed) ? [{ shift: shift.id, n: fact.n }] : [];
  });
  if (owed.length === 0) return null;
  const opening = await reader.openingOf(owed.map(({ shift }) => shift));
  return Math.min(opening ?? Number.MAX_SAFE_INTEGER, ...owed.map(({ n }) => n - 1));
};

const spansIn = ({ docs }: Pick<Shop, "docs">): readonly ShiftSpan[] =>
  [...docs("shift")].map(([id, doc]) => ({
    id,
    device: String(doc.fields.device ?? ""),
    from: doc.stamp,
    to: typeof doc.fields.z === "string" ? stampOf(doc, "z") : null,
  }));

const stampOf = (doc: Doc, field: string): string => doc.stamps?.[field] ?? doc.stamp;

/** What the Zs of closed shifts have counted, by shift: looking it up is slow, and needed after every sale. */
type Counted = Map<string, { readonly z: string; readonly countings: readonly Counting[] | null }>;

type Amending = Pick<Shop, "certificate" | "view" | "run" | "sync" | "person">;

/** Amends each Z that this device answers for; `false` where something is left to be done. */
const amendLate = async (
  shop: Amending,
  ledgers: Ledgers,
  reader: ShiftReader,
  counted: Counted,
): Promise<boolean> => {
  let isDone = true;
  for (const id of ledgers.shifts()) {
    const shift = readShift(shop.view, id);
    if (shift?.closed != null && answersFor(shop, shift.closed))
      isDone = (await amendOne(shop, ledgers, reader, counted, shift)) && isDone;
  }
  return isDone;
};

/** As the command asks it: who closed amends, or who stands for them. */
const answersFor = (
  { certificate, view }: Pick<Shop, "certificate" | "view">,
  { on, log }: { readonly on: string; readonly log: string },
): boolean => {
  const keeper = on === certificate.device ? null : view.keeperOf(log as LogId);
  const device: DeviceId | string = keeper === null ? on : holderDevice(keeper);
  return device === certificate.device;
};

const amendOne = async (
  { run, person, sync }: Amending,
  ledgers: Ledgers,
  reader: ShiftReader,
  counted: Counted,
  { id, closed }: Shift,
): Promise<boolean> => {
  if (closed === null) return true;
  const known = counted.get(id);
  const countings = known?.z === closed.z ? known.countings : await reader.countedBy(id, closed.z);
  counted.set(id, { z: closed.z, countings });
  if (countings === null) return true; // the Z itself is not here: whoever has it counts what is late
  const owed = ledgers.owed(id, countings);
  if (owed === null) return true;
  if (person.peek() === null || !sync.peek().writing) return false;
  const { plus, minus, covers, without, again } = owed;
  const totals = ledgers.sumsOf(await reader.facts(plus), await reader.facts(minus));
  const done = await run("shift.amend", {
    ...{ shift: id, z: closed.z, n: nextAmendment(closed), totals },
    ...{ covers: [...covers], without: [...without], again: [...again] },
  });
  return done.ok;
};
