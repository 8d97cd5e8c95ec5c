import { coversOf } from "../../shared/domain/shift/cover.ts";
import { type ReadFact, type ShiftSpan, shiftOf } from "../../shared/domain/shift/read-fact.ts";
import type { Cover, Stretch } from "../../shared/domain/shift/shift-body.ts";
import { type Counting, type Owed, owedTo, stretchesOf } from "../../shared/domain/shift/standing.ts";
import { type CategoryOf, createTally, type Tally, zTotals } from "../../shared/domain/shift/tally.ts";
import { addZTotals } from "../../shared/domain/shift/z-report.ts";
import { negated, type ZTotals } from "../../shared/domain/shift/z-totals.ts";

/** What was gathered of a shift on this device. */
export interface ShiftSums {
  readonly totals: ZTotals;
  readonly covers: readonly Cover[];
  /** Deeds up to there that count for nothing: the sums are without them [SHIFT-12]. */
  readonly without: readonly Stretch[];
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
  readonly placed: (shift: string) => readonly Placed[];
  /** Which facts of the shift are void now, and what they add up to. */
  readonly leaveOut: (shift: string, dead: ReadonlySet<Placed>, facts: readonly ReadFact[]) => void;
  readonly dead: (shift: string) => ReadonlySet<Placed>;
  /** What the Z owes to the facts of its shift; `null` for nothing. */
  readonly owed: (shift: string, counted: readonly Counting[]) => Owed<Placed> | null;
  readonly sumsOf: (plus: readonly ReadFact[], minus: readonly ReadFact[]) => ZTotals;
  readonly clear: () => void;
}

interface Ledger {
  readonly tally: Tally;
  readonly placed: Placed[];
  hasBeginning: boolean;
  dead: ReadonlySet<Placed>;
  deadTotals: ZTotals | null;
  /** As `sums` gave them last; worked out anew when something was added. */
  sums: ShiftSums | null;
}

export const createLedgers = (categoryOf: CategoryOf): Ledgers => {
  const ledgers = new Map<string, Ledger>();
  const ledgerOf = (shift: string): Ledger => {
    const known = ledgers.get(shift);
    if (known !== undefined) return known;
    const made: Ledger = {
      ...{ tally: createTally(categoryOf), placed: [], hasBeginning: false },
      ...{ dead: NONE, deadTotals: null, sums: null },
    };
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
    placed: (shift) => ledgers.get(shift)?.placed ?? [],
    leaveOut: (shift, dead, facts) => {
      const ledger = ledgerOf(shift);
      ledger.dead = dead;
      ledger.deadTotals = facts.length === 0 ? null : zTotals(facts, categoryOf);
      ledger.sums = null;
    },
    dead: (shift) => ledgers.get(shift)?.dead ?? NONE,
    owed: (shift, counted) => {
      const { placed = [], dead = NONE } = ledgers.get(shift) ?? {};
      return owedTo(placed, counted, (deed) => dead.has(deed as Placed));
    },
    sumsOf: (plus, minus) =>
      minus.length === 0
        ? zTotals(plus, categoryOf)
        : addZTotals(zTotals(plus, categoryOf), negated(zTotals(minus, categoryOf))),
    clear: () => ledgers.clear(),
  };
};

const NONE: ReadonlySet<Placed> = new Set();

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

const sumUp = ({ tally, placed, hasBeginning, dead, deadTotals }: Ledger): ShiftSums => {
  const all = tally.totals();
  return {
    totals: deadTotals === null ? all : addZTotals(all, negated(deadTotals)),
    covers: coversOf(placed),
    without: stretchesOf(placed, dead),
    isWhole: hasBeginning && all.receipts.every(({ first, last, count }) => last - first + 1 === count),
  };
};
