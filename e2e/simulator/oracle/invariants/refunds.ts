import { vanishedLogs } from "../naive/destruction.ts";
import {
  effectiveOf,
  groupBy,
  placeOf,
  type Refund,
  type Sale,
  sumOf,
  type Told,
  toldBy,
} from "../naive/trade.ts";
import type { Invariant, Trial } from "../trial.ts";
import { excuses } from "./never-below-zero.ts";

/**
 * [REFUND-1, REFUND-2, REFUND-4, REFUND-6] Of no line more comes back than was sold unless somebody stands for it by name; the money
 * for what came back in order is no more than was paid for it; and a refund takes from its line's counter what it says came back.
 */
export const refunds: Invariant = {
  name: "no line comes back twice without a name",
  breaches: (trial) => {
    const sales = new Map(toldBy<Sale>(trial, "sale.completed").map((sale) => [placeOf(sale), sale]));
    const told = effectiveOf<Refund>(trial, "sale.refunded");
    const bySale = groupBy(
      told.filter(({ body }) => body.of !== null),
      ({ body }) => `${body.of?.log} ${body.of?.seq}`,
    );
    const isExcused = createExcuse(trial);
    return [
      ...told.flatMap(miscounted),
      ...[...bySale].flatMap(([place, refundsOf]) => {
        const sale = sales.get(place);
        if (sale === undefined) return vanished(trial, refundsOf);
        return refundsOf.some((one) => isExcused(one)) ? [] : faultsOf(sale, refundsOf);
      }),
    ];
  },
};

type Told_ = readonly Told<Refund>[];

/** A refund of a sale that nobody holds any more: only what was destroyed may be missing, or what a hostile device wrote. */
const vanished = ({ evidence, lines, hostile }: Trial, refundsOf: Told_): readonly string[] => {
  const gone = vanishedLogs(evidence, lines);
  return refundsOf
    .filter(({ body }) => !gone.has(body.of?.log ?? "") && !hostile.has(body.of?.log.split(".")[0] ?? ""))
    .map((refund) => `${placeOf(refund)}: there is no sale ${body(refund).number}`);
};

const body = ({ body: { of } }: Told<Refund>) => of ?? { number: "", log: "", seq: 0 };

/** Rights that lay in two storages, were lost, or were relied on beyond a cut: then a line may come back twice in good faith. */
const createExcuse = (trial: Trial) => {
  const folded = trial.whole();
  const mayOwe = excuses(trial, folded);
  return ({ entry }: Told<Refund>): boolean =>
    entry.effects.some(({ counter }) =>
      [...(folded.cells.get(counter)?.values() ?? [])].some(({ holder }) => mayOwe(counter, holder)),
    );
};

const faultsOf = (sale: Told<Sale>, refundsOf: Told_): readonly string[] => {
  const plain = refundsOf.filter(({ body: { override } }) => override === undefined);
  return [...linesTwice(sale, refundsOf, plain), ...moneyTwice(sale, plain)];
};

/** What came back without anybody standing for it is never more than was sold. */
const linesTwice = ({ body: { number, lines } }: Told<Sale>, all: Told_, plain: Told_): readonly string[] =>
  lines.flatMap(({ quantity }, line) => {
    const back = backOf(plain, line, ({ quantity: part }) => part);
    const unnamed = all.filter(({ body: { override } }) => override?.by === "" || override?.reason === "");
    return [
      ...(back > quantity ? [`${number}, line ${line}: ${back} of ${quantity} came back`] : []),
      ...unnamed.map((refund) => `${placeOf(refund)}: nobody stands for it`),
    ];
  });

/** Tills apart round each for itself, to a minor unit for each line and tax, and to half a coin where cash goes out. */
const moneyTwice = ({ body: sale }: Told<Sale>, plain: Told_): readonly string[] => {
  const slack = sumOf(plain, ({ body: { lines } }) => 1 + lines.length) + COIN * plain.length;
  const out = sumOf(plain, ({ body: { total } }) => total);
  const lines = sale.lines.flatMap(({ total }, line) => {
    const back = backOf(plain, line, (part) => part.total);
    return back > total + plain.length
      ? [`${sale.number}, line ${line}: ${back} of ${total} given back`]
      : [];
  });
  return out > sale.total + slack ? [...lines, `${sale.number}: ${out} of ${sale.total} given back`] : lines;
};

/** Tenge are paid in whole ones: a sum is at most half of one off. */
const COIN = 50;

const backOf = (of: Told_, line: number, amount: (part: Refund["lines"][number]) => number): number =>
  sumOf(of, ({ body: { lines } }) => sumOf(lines, (part) => (part.line === line ? amount(part) : 0)));

/** The counters say the same as the words. */
const miscounted = (refund: Told<Refund>): readonly string[] => {
  const { of, lines, total, branch } = refund.body;
  if (of === null) return [];
  const name = `refund/${branch}/${of.number.toLowerCase()}`;
  const on = (counter: string) =>
    sumOf(refund.entry.effects, (effect) =>
      effect.counter === counter ? (effect.spend ?? 0) + (effect.beyond ?? 0) + (effect.mint ?? 0) : 0,
    );
  const wrong = lines.filter(({ line, quantity }) => on(`${name}/${line}`) !== quantity);
  return [
    ...wrong.map(({ line }) => `${placeOf(refund)}: line ${line} is not what its counter lost`),
    ...(on(`${name}/paid`) === total ? [] : [`${placeOf(refund)}: ${total} is not what was counted as paid`]),
  ];
};
