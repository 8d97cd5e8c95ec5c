import { coversOf } from "./cover.ts";
import type { ShiftFact } from "./deed.ts";
import type { GrandTotal } from "./grand-total.ts";
import type { Shift } from "./shift.ts";
import type { AmendedBody, ClosedBody, Cover } from "./shift-body.ts";
import { type CategoryOf, createTally, zTotals } from "./tally.ts";
import { cashFlow, type ZTotals } from "./z-totals.ts";

/** An X or Z report, to be shown. Amounts in minor units, times in ms since 1970. */
export interface ZReport {
  /** `null` for an X: a look at a shift that goes on. */
  readonly z: string | null;
  readonly shift: string;
  readonly branch: string;
  readonly till: string;
  readonly openedAt: number;
  readonly openedBy: string;
  readonly closedAt: number | null;
  readonly closedBy: string | null;
  readonly float: number;
  /** As they stood when it was closed. */
  readonly totals: ZTotals;
  /** What came late, in the order it came. */
  readonly amendments: readonly Pick<AmendedBody, "n" | "totals" | "cash" | "without">[];
  /** All of it together. */
  readonly whole: ZTotals;
  /** In the drawer by the log, when it was closed. */
  readonly expected: number;
  /** `null` while nobody has counted. */
  readonly counted: number | null;
  readonly difference: number | null;
  readonly grand: GrandTotal;
  readonly note: string;
  readonly approvedBy: string | null;
  /** How far the logs were read, and the hashes that vouch for it. */
  readonly covers: readonly Cover[];
}

type Opened = Pick<Shift, "id" | "branch" | "till" | "openedAt" | "openedBy" | "float">;

/** The X report of an open shift, from its facts; `before` is what the till sold in earlier shifts [SHIFT-7]. */
export const zReport = (
  shift: Opened,
  facts: readonly ShiftFact[],
  categoryOf: CategoryOf,
  before: GrandTotal,
): ZReport => openReport(shift, zTotals(facts, categoryOf), coversOf(facts), before);

/** The same from sums that were gathered already. */
export const openReport = (
  { id, branch, till, openedAt, openedBy, float }: Opened,
  totals: ZTotals,
  covers: readonly Cover[],
  before: GrandTotal,
): ZReport => ({
  ...{ z: null, shift: id, branch, till, openedAt, openedBy, closedAt: null, closedBy: null, float },
  totals,
  amendments: [],
  whole: totals,
  expected: float + cashFlow(totals),
  counted: null,
  difference: null,
  grand: { sold: before.sold + totals.sales.total, refunded: before.refunded + totals.refunds.total },
  note: "",
  approvedBy: null,
  covers,
});

/** The Z report of a closed shift, from its entry and those that amend it [SHIFT-9]. */
export const closedReport = (
  body: ClosedBody,
  { at, by }: { readonly at: number; readonly by: string },
  amendments: readonly AmendedBody[] = [],
): ZReport => {
  const { z, shift, branch, till, openedAt, openedBy, float, totals, expected, counted, difference, grand } =
    body;
  const late = amendmentsOf(z, amendments);
  return {
    ...{ z, shift, branch, till, openedAt, openedBy, closedAt: at, closedBy: by, float },
    totals,
    amendments: late,
    whole: late.reduce((sum, each) => addZTotals(sum, each.totals), totals),
    expected,
    counted,
    difference,
    grand,
    note: body.note ?? "",
    approvedBy: body.approvedBy ?? null,
    covers: body.covers,
  };
};

/** Two sums as one. */
export const addZTotals = (a: ZTotals, b: ZTotals): ZTotals => {
  const tally = createTally(() => null, a);
  tally.addTotals(b);
  return tally.totals();
};

/** The amendments of this Z, each once, in order. */
const amendmentsOf = (z: string, amendments: readonly AmendedBody[]): readonly AmendedBody[] => {
  const byNumber = new Map<number, AmendedBody>();
  for (const each of amendments) if (each.z === z && !byNumber.has(each.n)) byNumber.set(each.n, each);
  return [...byNumber.values()].sort((a, b) => a.n - b.n);
};
