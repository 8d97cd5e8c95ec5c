import type { Book } from "../naive/history.ts";
import { lastLives } from "../naive/ordinary.ts";
import { type Account, type Deed, deedOf, differing, less, sumsIn, sumsOf } from "../naive/shift-sums.ts";
import { effectiveOf, groupBy, isEffective, placeOf, type Told } from "../naive/trade.ts";
import type { Invariant, Trial } from "../trial.ts";

/**
 * [SHIFT-5, SHIFT-6, SHIFT-9, SHIFT-12] The figures of a Z and of each amendment are those of the entries it says it has counted; together they
 * count every deed of the shift that counts and reached who closed it, each once; and what a Z expects in the drawer follows from it.
 */
export const shifts: Invariant = {
  name: "every deed is in one Z, and a Z is its deeds",
  breaches: (trial) => {
    const lives = lastLives(trial);
    const opened = effectiveOf<Opened>(trial, "shift.opened");
    const amendments = groupBy(effectiveOf<Amended>(trial, "shift.amended"), ({ body }) => body.z);
    return effectiveOf<Closed>(trial, "shift.closed").flatMap((closed) => {
      const life = lives.get(closed.device);
      const opening = opened.find(({ body }) => body.shift === closed.body.shift);
      if (life === undefined || !isOf(life, closed, opening)) return arithmeticOf(closed);
      const { book } = life;
      const counts = trial.whole().docs.get(`shift ${closed.body.shift}`)?.get("z")?.[0] === closed.body.z;
      const late = [...(amendments.get(closed.body.z) ?? [])].sort((a, b) => a.body.n - b.body.n);
      return [...arithmeticOf(closed), ...countsOf(trial, book, closed, late, counts)];
    });
  },
};

interface Opened {
  readonly shift: string;
}

type Life = ReturnType<typeof lastLives> extends ReadonlyMap<string, infer L> ? L : never;

/** Closed since who closed it began, and opened since, too, where that storage was ever cleared. */
const isOf = ({ book, epochs }: Life, closed: Told<Closed>, opening: Told<Opened> | undefined): boolean =>
  epochs.has(closed.epoch) &&
  (book.device.fates.length === 0 || (opening?.device === closed.device && epochs.has(opening.epoch)));

interface Cover {
  readonly log: string;
  readonly to: number;
}

interface Stretch {
  readonly log: string;
  readonly from: number;
  readonly to: number;
}

interface Counted {
  readonly shift: string;
  readonly z: string;
  readonly totals: Account;
  readonly covers: readonly Cover[];
  readonly without?: readonly Stretch[];
  readonly again?: readonly Stretch[];
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
  trial: Trial,
  book: Book,
  closed: Told<Closed>,
  late: readonly Told<Amended>[],
  counts: boolean,
): readonly string[] => {
  const deeds = deedsIn(book, closed.body.shift);
  if (deeds.some(({ entry }) => trial.forked.has(entry.log))) return [];
  const faults: string[] = [];
  let before: readonly Told<Deed>[] = [];
  for (const [i, told] of [closed, ...late].entries()) {
    const isIn = inAfter([closed, ...late].slice(0, i + 1).map(({ body }) => body));
    const after = deeds.filter(({ entry }) => isIn(entry.log, entry.seq));
    const wrong = differing(sumsIn(told.body.totals), less(sumsOf(after), sumsOf(before)));
    faults.push(...wrong.map((figure) => `${placeOf(told)}: ${figure}`));
    if (i > 0 && late[i - 1]?.body.n !== i) faults.push(`${placeOf(told)}: is not amendment ${i}`);
    before = after;
  }
  return counts ? [...faults, ...miscounted(trial, book, deeds, new Set(before))] : faults;
};

/** Whether so many of a Z and its amendments, one after the other, count an entry: up to where they read, without what they leave out. */
const inAfter = (countings: readonly Counted[]) => (log: string, seq: number) => {
  const has = (stretches: readonly Stretch[] | undefined) =>
    stretches?.some((one) => one.log === log && one.from <= seq && seq <= one.to) ?? false;
  let [isRead, isOut] = [false, false];
  for (const { covers, without, again } of countings) {
    isRead ||= covers.some((cover) => cover.log === log && seq <= cover.to);
    if (has(again)) isOut = false;
    if (has(without)) isOut = true;
  }
  return isRead && !isOut;
};

/** What counts is in it, and what is void is not. */
const miscounted = (
  trial: Trial,
  { evidence }: Book,
  deeds: readonly Told<Deed>[],
  inZ: ReadonlySet<Told<Deed>>,
): readonly string[] =>
  deeds.flatMap((deed) => {
    const counts = isEffective(trial, deed);
    if (counts === inZ.has(deed)) return [];
    return [
      counts
        ? `${placeOf(deed)} is in no Z, though ${evidence.replica} has it`
        : `${placeOf(deed)} is void, and in the Z of ${evidence.replica}`,
    ];
  });

/** Deeds that name the shift, in the rows of that storage: what it began with it cannot count. */
const deedsIn = ({ evidence, lines }: Book, shift: string): readonly Told<Deed>[] =>
  evidence.rows.flatMap(({ log, seq }) => {
    const held = lines.get(log)?.[seq - 1];
    const deed = held === undefined ? null : deedOf(held);
    return deed === null || deed.body.shift !== shift ? [] : [deed];
  });
