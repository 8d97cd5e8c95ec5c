import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { readOrganisation } from "../../../shared/domain/access/organisation.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import { type GrandTotal, grandTotal } from "../../../shared/domain/shift/grand-total.ts";
import { currentShift, isLeftOpen, readShift, type Shift } from "../../../shared/domain/shift/shift.ts";
import type { MoveReason } from "../../../shared/domain/shift/shift-body.ts";
import { readShiftTerms } from "../../../shared/domain/shift/shift-terms.ts";
import { openReport, type ZReport } from "../../../shared/domain/shift/z-report.ts";
import { NO_TOTALS } from "../../../shared/domain/shift/z-totals.ts";
import type { Currency } from "../../../shared/lib/money.ts";
import type { Drafts } from "../../device/drafts.ts";
import type { Approval } from "../../session/run-command.ts";
import type { Fault } from "../../session/saying.ts";
import type { ShiftBook } from "../../session/shift-book.ts";
import type { ShiftSums } from "../../session/shift-ledgers.ts";
import type { Shop } from "../../session/shop.ts";
import { type CountModel, createCountModel } from "./count-model.ts";
import { keepCount, loadCount } from "./kept-count.ts";

/** What a drawer should hold against what it holds, minor units. */
export interface Comparison {
  readonly expected: number;
  readonly counted: number;
  readonly difference: number;
  readonly limit: number | null;
  /** Whether closing so needs somebody else's right. */
  readonly needsManager: boolean;
}

/** How far closing has come; `null` where nothing is being closed. */
export interface Closing {
  readonly shift: Shift;
  readonly step: "count" | "compare";
}

/** This till's shift: opened, looked at, moved, counted, closed. */
export interface ShiftModel {
  readonly currency: ReadonlySignal<Currency>;
  /** Whether a drawer belongs to this device. */
  readonly hasDrawer: boolean;
  readonly shift: ReadonlySignal<Shift | undefined>;
  readonly isLeft: ReadonlySignal<boolean>;
  readonly sums: ReadonlySignal<ShiftSums | null>;
  readonly count: CountModel;
  readonly closing: ReadonlySignal<Closing | null>;
  readonly comparison: ReadonlySignal<Comparison | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<Fault | null>;
  /** Number of the shift opened; `null` when it was refused, which `fault` says. */
  readonly open: () => Promise<string | null>;
  readonly move: (move: CashMove) => Promise<boolean>;
  /** The X report of an open shift, up to this moment. */
  readonly look: (shift: Shift) => Promise<ZReport>;
  /** Begins to close a shift: this till's, or another's whose drawer somebody carries here. */
  readonly startClosing: (shift: Shift) => void;
  readonly compare: () => Promise<void>;
  readonly countAgain: () => void;
  readonly stopClosing: () => void;
  /** Number of the Z; `null` when it was refused, which `fault` says. */
  readonly close: (note: string, approval?: Approval) => Promise<{ shift: string; z: string } | null>;
  readonly dispose: () => void;
}

export interface CashMove {
  readonly direction: "in" | "out";
  readonly amount: number;
  readonly reason: MoveReason;
  readonly note: string;
}

export interface ShiftModelDeps {
  readonly shop: Shop;
  readonly shifts: Pick<ShiftBook, "sums" | "version" | "refresh">;
  /** Where a half-done count is kept. */
  readonly drafts: Drafts;
}

export const createShiftModel = ({ shop, shifts, drafts }: ShiftModelDeps): ShiftModel => {
  const { view, certificate } = shop;
  const changed = shop.changed("shift");
  const busy = signal(false);
  const fault = signal<Fault | null>(null);
  const closing = signal<Closing | null>(null);
  const currency = computed((): Currency => {
    void shop.changed("org").value;
    return readOrganisation(view)?.currency ?? "KZT";
  });
  const count = createCountModel(currency.peek());
  const shift = computed(() => {
    void changed.value;
    return certificate.code === "" ? undefined : currentShift(view, certificate.code);
  });
  const kept = loadCount(drafts, view);
  if (kept?.typed != null) count.restore(kept.typed);
  if (kept?.shift != null) closing.value = { shift: kept.shift, step: "count" };
  else if (shift.peek() !== undefined) count.clear();
  const dispose = keepCount(drafts, count, closing);
  const sumsOf = (id: string): ShiftSums => shifts.sums(id) ?? NOTHING;
  const reportOf = (one: Shift): ZReport => {
    const { totals, covers } = sumsOf(one.id);
    return openReport(one, totals, covers, beforeOf(shop, one));
  };
  /** One thing at a time: two taps open one shift. */
  const once = async <T>(work: () => Promise<T | null>): Promise<T | null> => {
    if (busy.peek()) return null;
    busy.value = true;
    fault.value = null;
    try {
      return await work();
    } finally {
      busy.value = false;
    }
  };
  const refuse = (error: Fault): null => {
    fault.value = error;
    return null;
  };
  const endClosing = (): void => {
    closing.value = null;
    fault.value = null;
    count.clear();
  };

  return {
    currency,
    hasDrawer: certificate.code !== "",
    shift,
    isLeft: computed(() => {
      const now = shift.value;
      return now !== undefined && isLeftOpen(now, shop.now(), readShiftTerms(view));
    }),
    sums: computed(() => {
      void shifts.version.value;
      const now = shift.value;
      return now === undefined ? null : shifts.sums(now.id);
    }),
    count,
    closing,
    comparison: computed(() => {
      const now = closing.value;
      const counted = count.sum.value;
      void shifts.version.value;
      return now?.step !== "compare" || counted === null
        ? null
        : compared(shop, reportOf(now.shift), counted);
    }),
    busy,
    fault,
    open: () =>
      once(async () => {
        const float = count.counted.peek();
        if (float === null) return null;
        const opened = await shop.run("shift.open", { float });
        if (!opened.ok) return refuse(opened.error);
        count.clear();
        await shifts.refresh();
        return opened.value.number;
      }),
    move: async (move) =>
      (await once(async () => {
        const now = shift.peek();
        await shifts.refresh();
        const expected = now === undefined ? 0 : reportOf(now).expected;
        const moved = await shop.run("shift.move-cash", { ...move, expected });
        if (!moved.ok) return refuse(moved.error);
        await shifts.refresh();
        return true;
      })) === true,
    look: async (one) => {
      await shifts.refresh();
      return reportOf(one);
    },
    startClosing: (one) => {
      count.clear();
      fault.value = null;
      closing.value = { shift: one, step: "count" };
    },
    compare: async () => {
      const now = closing.peek();
      if (now === null || count.sum.peek() === null) return;
      await shifts.refresh();
      closing.value = { ...now, step: "compare" };
    },
    countAgain: () => {
      const now = closing.peek();
      fault.value = null;
      if (now !== null) closing.value = { ...now, step: "count" };
    },
    stopClosing: endClosing,
    close: (note, approval) =>
      once(async () => {
        const now = closing.peek();
        const counted = count.counted.peek();
        if (now === null || counted === null) return null;
        await shifts.refresh();
        const { totals, covers, without } = sumsOf(now.shift.id);
        const sums = { totals, covers: [...covers], without: [...without] };
        const args = { shift: now.shift.id, counted, ...sums, note };
        const closed = await shop.run("shift.close", args, approval);
        if (!closed.ok) return refuse(closed.error);
        endClosing();
        await shifts.refresh();
        return { shift: args.shift, z: closed.value.z };
      }),
    dispose,
  };
};

const NOTHING: ShiftSums = { totals: NO_TOTALS, covers: [], without: [], isWhole: false };

/** What the till sold in its earlier shifts. */
const beforeOf = ({ view }: Pick<Shop, "view">, shift: Shift): GrandTotal =>
  grandTotal(view, readShift(view, shift.id) ?? shift, NO_TOTALS);

const compared = (
  { view, person, certificate }: Pick<Shop, "view" | "person" | "certificate">,
  { expected, till }: ZReport,
  counted: number,
): Comparison => {
  const limit = readShiftTerms(view).differenceLimit;
  const difference = counted - expected;
  const isTheirs = till !== certificate.code || (limit !== null && Math.abs(difference) > limit);
  const mayAlone = mayRole(person.value?.role ?? "", "shift.manage");
  return { expected, counted, difference, limit, needsManager: isTheirs && !mayAlone };
};
