import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Doc } from "../../shared/core/document.ts";
import { type DeviceId, holderDevice, type LogId } from "../../shared/core/ids.ts";
import { liveDoc } from "../../shared/core/view.ts";
import { readCategory } from "../../shared/domain/catalog/categories.ts";
import type { CategoryId } from "../../shared/domain/catalog/ids.ts";
import { nextAmendment } from "../../shared/domain/shift/commands/amend.ts";
import { reachOf } from "../../shared/domain/shift/cover.ts";
import type { ShiftSpan } from "../../shared/domain/shift/read-fact.ts";
import { readShift, type Shift } from "../../shared/domain/shift/shift.ts";
import type { Cover } from "../../shared/domain/shift/shift-body.ts";
import type { CategoryOf } from "../../shared/domain/shift/tally.ts";
import { type After, afterTimer } from "./calm.ts";
import { createLedgers, gatherFacts, type Ledgers, type ShiftSums } from "./shift-ledgers.ts";
import { createShiftReader, type ShiftReader } from "./shift-reader.ts";
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
});

const WATCHED = "shifts-watched";

export interface ShiftBookDeps {
  readonly shop: Pick<
    Shop,
    "certificate" | "view" | "docs" | "changed" | "countersChanged" | "facts" | "run" | "sync" | "person"
  >;
  readonly watched: Watched;
  readonly report: (error: unknown) => void;
  readonly after?: After;
}

/** Rest after something happened: a queue at the till comes first. */
const REST_MS = 1_500;

/**
 * Follows the journals that are on this device. Each fact is read once and added to the sums of its shift; of a shift this device
 * closed, what its Z has not counted amends it [SHIFT-9]. After a crash it looks again from where it was.
 */
export const createShiftBook = ({ shop, watched, report, after = afterTimer }: ShiftBookDeps): ShiftBook => {
  const version = signal(0);
  const ledgers = createLedgers(categoryIn(shop));
  const reader = createShiftReader(shop.facts);
  const counted: Counted = new Map();
  let read: number | null = null;
  let turn: Promise<void> = Promise.resolve();
  let callOff: (() => void) | null = null;

  const readOn = async (): Promise<void> => {
    read ??= await startOf(shop, reader, watched.load());
    const rows = await reader.since(read);
    gatherFacts(ledgers, rows, spansIn(shop));
    for (const row of rows) if (row.type === "counted") counted.delete(row.shift);
    const last = rows.at(-1)?.n ?? read;
    const isNew = last > read;
    read = last;
    const isDone = await amendLate(shop, ledgers, reader, counted);
    if (isDone) watched.save(read);
    if (isNew) version.value++;
  };
  const refresh = (): Promise<void> => {
    turn = turn.then(readOn).catch(report);
    return turn;
  };
  const unfollow = effect(() => {
    void [shop.changed("shift").value, shop.countersChanged.value, shop.sync.value, shop.person.value];
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

/** Where reading begins: before everything that belongs to a shift still open, and to what was not looked at yet. */
const startOf = async (
  { docs }: Pick<Shop, "docs">,
  reader: ShiftReader,
  looked: number | null,
): Promise<number> => {
  const open = [...docs("shift")].flatMap(([id, { fields }]) => (fields.open === "" ? [] : [id]));
  const first = await reader.openingOf(open);
  return Math.min(first ?? Number.MAX_SAFE_INTEGER, looked ?? (await reader.newest()));
};

const spansIn = ({ docs }: Pick<Shop, "docs">): readonly ShiftSpan[] =>
  [...docs("shift")].map(([id, doc]) => ({
    id,
    device: String(doc.fields.device ?? ""),
    from: doc.stamp,
    to: typeof doc.fields.z === "string" ? stampOf(doc, "z") : null,
  }));

const stampOf = (doc: Doc, field: string): string => doc.stamps?.[field] ?? doc.stamp;

/** How far the Zs of closed shifts have read the logs, by shift: looking it up is slow, and needed after every sale. */
type Counted = Map<string, { readonly z: string; readonly covers: readonly (readonly Cover[])[] | null }>;

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
  const covers = known?.z === closed.z ? known.covers : await reader.coversOf(id, closed.z);
  counted.set(id, { z: closed.z, covers });
  if (covers === null) return true; // the Z itself is not here: whoever has it counts what is late
  const late = ledgers.late(id, reachOf(covers));
  if (late.length === 0) return true;
  if (person.peek() === null || !sync.peek().writing) return false;
  const sums = ledgers.sumsOf(await reader.facts(late));
  const done = await run("shift.amend", { shift: id, z: closed.z, n: nextAmendment(closed), ...sums });
  return done.ok;
};
