import type { Book } from "../naive/history.ts";
import { ordinaryBooks } from "../naive/ordinary.ts";
import { type Account, type Deed, deedOf, differing, sumsIn, sumsOf } from "../naive/shift-sums.ts";
import { effectiveOf, groupBy, placeOf, type Told } from "../naive/trade.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [SHIFT-5, SHIFT-6, SHIFT-9] The figures of a Z and of each amendment are those of the entries it says it has counted; together they
 * count every deed of the shift that reached who closed it, each once; and what a Z expects in the drawer follows from it.
 */
export const shifts: Invariant = {
  name: "every deed is in one Z, and a Z is its deeds",
  breaches: (trial) => {
    const ordinary = ordinaryBooks(trial);
    const amendments = groupBy(effectiveOf<Amended>(trial, "shift.amended"), ({ body }) => body.z);
    return effectiveOf<Closed>(trial, "shift.closed").flatMap((closed) => {
      const book = ordinary.get(closed.device);
      if (book === undefined) return arithmeticOf(closed);
      const counts = trial.whole().docs.get(`shift ${closed.body.shift}`)?.get("z")?.[0] === closed.body.z;
      const late = [...(amendments.get(closed.body.z) ?? [])].sort((a, b) => a.body.n - b.body.n);
      return [...arithmeticOf(closed), ...countsOf(trial, book, closed, late, counts)];
    });
  },
};

interface Cover {
  readonly log: string;
  readonly to: number;
}

interface Counted {
  readonly shift: string;
  readonly z: string;
  readonly totals: Account;
  readonly covers: readonly Cover[];
}

interface Closed extends Counted {
  readonly float: number;
  readonly expected: number;
  readonly counted: number;
  readonly difference: number;
}

interface Amended extends Counted {
  readonly n: number;
  readonly cash: number;
}

/** What follows from the Z's own figures. */
const arithmeticOf = (closed: Told<Closed>): readonly string[] => {
  const { totals, float, expected, counted, difference } = closed.body;
  const paid = totals.tenders.reduce((sum, tender) => sum + tender.in - tender.out, 0);
  const sold = totals.sales.total - totals.refunds.total + totals.deposits.total;
  const faults = {
    "what was paid is not what was sold": paid !== sold,
    "the drawer is not what the cash comes to": expected !== float + cashOf(totals),
    "the difference is another": difference !== counted - expected,
  };
  return Object.entries(faults).flatMap(([fault, isFault]) =>
    isFault ? [`${placeOf(closed)}: ${fault}`] : [],
  );
};

const cashOf = ({ tenders, moves }: Account): number => {
  let cash = 0;
  for (const tender of tenders) if (tender.type === "cash") cash += tender.in - tender.out;
  for (const { direction, total } of moves) cash += direction === "in" ? total : -total;
  return cash;
};

/** Its figures against the entries that had reached who closed it, one after the other: the Z, then each amendment. */
const countsOf = (
  { forked }: Trial,
  book: Book,
  closed: Told<Closed>,
  late: readonly Told<Amended>[],
  counts: boolean,
): readonly string[] => {
  const deeds = deedsIn(book, closed.body.shift);
  if (deeds.some(({ entry }) => forked.has(entry.log))) return [];
  const reach = new Map<string, number>();
  const faults: string[] = [];
  for (const [i, told] of [closed, ...late].entries()) {
    const counted = deeds.filter(({ entry }) => {
      const to = told.body.covers.find(({ log }) => log === entry.log)?.to ?? 0;
      return entry.seq > (reach.get(entry.log) ?? 0) && entry.seq <= to;
    });
    for (const { log, to } of told.body.covers) reach.set(log, Math.max(to, reach.get(log) ?? 0));
    const wrong = differing(sumsIn(told.body.totals), sumsOf(counted));
    faults.push(...wrong.map((figure) => `${placeOf(told)}: ${figure}`));
    if (i > 0 && late[i - 1]?.body.n !== i) faults.push(`${placeOf(told)}: is not amendment ${i}`);
  }
  const missed = counts ? deeds.filter(({ entry }) => entry.seq > (reach.get(entry.log) ?? 0)) : [];
  return [
    ...faults,
    ...missed.map((deed) => `${placeOf(deed)} is in no Z, though ${book.evidence.replica} has it`),
  ];
};

/** Deeds that name the shift, in the rows of that storage: what it began with it cannot count. */
const deedsIn = ({ evidence, lines }: Book, shift: string): readonly Told<Deed>[] =>
  evidence.rows.flatMap(({ log, seq }) => {
    const held = lines.get(log)?.[seq - 1];
    const deed = held === undefined ? null : deedOf(held);
    return deed === null || deed.body.shift !== shift ? [] : [deed];
  });
