import { coversOf, isLate } from "../../shared/domain/shift/cover.ts";
import { type ReadFact, type ShiftSpan, shiftOf } from "../../shared/domain/shift/read-fact.ts";
import type { Cover } from "../../shared/domain/shift/shift-body.ts";
import { type CategoryOf, createTally, type Tally, zTotals } from "../../shared/domain/shift/tally.ts";
import type { ZTotals } from "../../shared/domain/shift/z-totals.ts";

/** What was gathered of a shift on this device. */
export interface ShiftSums {
  readonly totals: ZTotals;
  readonly covers: readonly Cover[];
  /** Whether its beginning is on this device and no receipt in between is missing: else the sums are not all. */
  readonly isWhole: boolean;
}

/** A fact of a shift, with its arrival number. */
export type ShiftRow =
  | { readonly type: "opened"; readonly n: number; readonly shift: string }
  | { readonly type: "deed"; readonly n: number; readonly fact: ReadFact }
  /** A Z or an amendment: what is counted of the shift has changed. */
  | { readonly type: "counted"; readonly n: number; readonly shift: string };

/** Where a counted fact stands; the fact itself is not kept: a day of them is many megabytes. */
export interface Placed {
  readonly n: number;
  readonly log: string;
  readonly seq: number;
  readonly hash: string;
}

/** Sums of shifts, by shift. */
export interface Ledgers {
  readonly begin: (shift: string) => void;
  readonly add: (shift: string, fact: ReadFact, n: number) => void;
  readonly shifts: () => readonly string[];
  readonly sums: (shift: string) => ShiftSums | null;
  /** Facts of the shift beyond what was reached in each log. */
  readonly late: (shift: string, reach: ReadonlyMap<string, number>) => readonly Placed[];
  readonly sumsOf: (facts: readonly ReadFact[]) => { readonly totals: ZTotals; readonly covers: Cover[] };
}

interface Ledger {
  readonly tally: Tally;
  readonly placed: Placed[];
  hasBeginning: boolean;
  /** As `sums` gave them last; worked out anew when something was added. */
  sums: ShiftSums | null;
}

export const createLedgers = (categoryOf: CategoryOf): Ledgers => {
  const ledgers = new Map<string, Ledger>();
  const ledgerOf = (shift: string): Ledger => {
    const known = ledgers.get(shift);
    if (known !== undefined) return known;
    const made: Ledger = { tally: createTally(categoryOf), placed: [], hasBeginning: false, sums: null };
    ledgers.set(shift, made);
    return made;
  };
  return {
    begin: (shift) => {
      const ledger = ledgerOf(shift);
      ledger.hasBeginning = true;
      ledger.sums = null;
    },
    add: (shift, fact, n) => {
      const ledger = ledgerOf(shift);
      ledger.tally.add(fact);
      ledger.placed.push({ n, log: fact.log, seq: fact.seq, hash: fact.hash });
      ledger.sums = null;
    },
    shifts: () => [...ledgers.keys()],
    sums: (shift) => {
      const ledger = ledgers.get(shift);
      if (ledger === undefined) return null;
      ledger.sums ??= sumUp(ledger);
      return ledger.sums;
    },
    late: (shift, reach) => (ledgers.get(shift)?.placed ?? []).filter((placed) => isLate(reach, placed)),
    sumsOf: (facts) => ({ totals: zTotals(facts, categoryOf), covers: [...coversOf(facts)] }),
  };
};

/** Puts rows, earliest first, into the ledgers of their shifts. */
export const gatherFacts = (
  ledgers: Ledgers,
  rows: readonly ShiftRow[],
  spans: readonly ShiftSpan[],
): void => {
  for (const row of rows) {
    if (row.type === "opened") ledgers.begin(row.shift);
    else if (row.type === "deed") {
      const shift = shiftOf(row.fact, spans);
      if (shift !== null) ledgers.add(shift, row.fact, row.n);
    }
  }
};

const sumUp = ({ tally, placed, hasBeginning }: Ledger): ShiftSums => {
  const totals = tally.totals();
  const isUnbroken = totals.receipts.every(({ first, last, count }) => last - first + 1 === count);
  return { totals, covers: coversOf(placed), isWhole: hasBeginning && isUnbroken };
};
