import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { isDeleted } from "../../../shared/core/document.ts";
import { type Shift, toShift } from "../../../shared/domain/shift/shift.ts";
import { closedReport, type ZReport } from "../../../shared/domain/shift/z-report.ts";
import { knownBranches } from "../../session/branches.ts";
import { AMENDED, CLOSED, readZ } from "../../session/shift-reader.ts";
import type { Shop } from "../../session/shop.ts";

/** A shift with how it ended. */
export type Ended = Shift & { readonly closed: NonNullable<Shift["closed"]> };

/** What was sold less what was refunded, minor units, with what came late. */
export const netOf = (closed: Ended["closed"]): number =>
  [closed, ...closed.amendments].reduce((sum, { sold, refunded }) => sum + sold - refunded, 0);

/** By how much the drawer did not fit, minor units: what came late had been in it when it was counted. */
export const differenceOf = ({ difference, amendments }: Ended["closed"]): number =>
  amendments.reduce((left, { cash }) => left - cash, difference);

/** A Z that is being read. */
export interface OpenedZ {
  readonly shift: Ended;
  /** `null` where its entry is not on this device. */
  readonly report: ZReport | null;
  /** Numbers of other Zs of the shift, which do not count [SHIFT-8]. */
  readonly replaced: readonly string[];
}

export interface HistoryModel {
  /** Shifts that are open anywhere this person works, by till. */
  readonly running: ReadonlySignal<readonly Shift[]>;
  /** Shifts that were closed, latest first. */
  readonly ended: ReadonlySignal<readonly Ended[]>;
  readonly opened: ReadonlySignal<OpenedZ | null>;
  readonly open: (shift: string) => Promise<void>;
  readonly leave: () => void;
}

/** Shifts of all tills whose logs reach this device, open and closed. */
export const createHistoryModel = (shop: Shop): HistoryModel => {
  const opened = signal<OpenedZ | null>(null);
  const all = computed(() => {
    void [shop.changed("shift").value, shop.changed("branch").value];
    const branches = knownBranches(shop).map(({ id }) => id as string);
    return [...shop.docs("shift")]
      .filter(([, doc]) => !isDeleted(doc))
      .map(([id, doc]) => toShift(id, doc))
      .filter(({ branch }) => branches.includes(branch));
  });
  const ended = computed(() => all.value.filter(isEnded).sort((a, b) => b.closed.at - a.closed.at));
  return {
    running: computed(() =>
      all.value.filter(({ closed }) => closed === null).sort((a, b) => a.till.localeCompare(b.till)),
    ),
    ended,
    opened,
    open: async (id) => {
      const shift = ended.peek().find((one) => one.id === id);
      if (shift !== undefined) opened.value = await readEnded(shop.facts, shift);
    },
    leave: () => {
      opened.value = null;
    },
  };
};

const isEnded = (shift: Shift): shift is Ended => shift.closed !== null;

const readEnded = async (facts: Shop["facts"], shift: Ended): Promise<OpenedZ> => {
  const closings = await readZ(facts, CLOSED, shift.id);
  const amendments = await readZ(facts, AMENDED, shift.id);
  const { z } = shift.closed;
  const counting = closings.find(({ body }) => body.z === z);
  return {
    shift,
    report:
      counting === undefined
        ? null
        : closedReport(
            counting.body,
            counting.fact.entry,
            amendments.map(({ body }) => body),
          ),
    replaced: closings.map(({ body }) => body.z).filter((other) => other !== z),
  };
};
