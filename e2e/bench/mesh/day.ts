import { createRandom } from "../../../shared/lib/seeded-random.ts";
import { round } from "../figure.ts";
import type { Contender, Contest, Stocked } from "./contender.ts";

const TILLS = 4;
/** While they are in touch, tills talk after so many baskets. */
const TALK_EVERY = 25;
/** Of each product, so that tills that were apart run short. */
const STOCK = 100;

/** At the end of the day nobody is cut short: tills that do not agree after these never will. */
const LAST_MEETINGS = 10;

/** What came of a day: every basket dealt to a till, the middle half of them while every till was alone. */
export interface Outcome {
  readonly name: string;
  readonly sold: number;
  /** All tills believe the same of stock, and know every sale. */
  readonly converged: boolean;
  /** Units sold that were never there. */
  readonly oversold: number;
  /** Units by which the first till's belief differs from what was really sold. */
  readonly miscounted: number;
  readonly seconds: number;
  readonly bytesPerSale: number;
  readonly note: string;
}

/** Puts a contender to the day and judges it by what was sold, not by what it says. */
export const playDay = async (
  contender: Contender,
  baskets: readonly (readonly string[])[],
): Promise<Outcome> => {
  const goods = [...new Set(baskets.flat())].map((code): Stocked => ({ code, stock: STOCK }));
  const contest = await contender.open(goods, TILLS);
  try {
    const [before, started] = [contest.bytes(), performance.now()];
    const sales = await sellAll(contest, baskets);
    const seconds = round((performance.now() - started) / 1_000, 2);
    const bytesPerSale = Math.round((contest.bytes() - before) / sales.length);
    const { name, note } = contender;
    return { name, sold: sales.length, ...(await judge(contest, goods, sales)), seconds, bytesPerSale, note };
  } finally {
    await contest.close();
  }
};

/** The baskets that were sold. */
const sellAll = async (
  contest: Contest,
  baskets: readonly (readonly string[])[],
): Promise<readonly (readonly string[])[]> => {
  const random = createRandom(1);
  const [cutFrom, cutTo] = [baskets.length / 4, (baskets.length * 3) / 4];
  const sold: (readonly string[])[] = [];
  for (const [i, codes] of baskets.entries()) {
    const apart = i >= cutFrom && i < cutTo;
    if (!apart && i % TALK_EVERY === 0) await contest.meet();
    if (await contest.sell(random.below(TILLS), codes)) sold.push(codes);
  }
  for (let i = 0; i < LAST_MEETINGS; i++) await contest.meet();
  return sold;
};

const judge = async (
  contest: Contest,
  goods: readonly Stocked[],
  sales: readonly (readonly string[])[],
): Promise<Pick<Outcome, "converged" | "oversold" | "miscounted">> => {
  const left = new Map(goods.map(({ code, stock }) => [code, stock]));
  for (const code of sales.flat()) left.set(code, (left.get(code) ?? 0) - 1);
  const beliefs = [];
  let converged = true;
  for (let till = 0; till < TILLS; till++) {
    beliefs.push(await contest.stock(till));
    converged &&= (await contest.sales(till)) === sales.length;
  }
  const [first] = beliefs;
  for (const belief of beliefs)
    converged &&= goods.every(({ code }) => belief.get(code) === first?.get(code));
  let [oversold, miscounted] = [0, 0];
  for (const [code, really] of left) {
    oversold += Math.max(0, -really);
    miscounted += Math.abs((first?.get(code) ?? 0) - really);
  }
  return { converged, oversold, miscounted };
};
