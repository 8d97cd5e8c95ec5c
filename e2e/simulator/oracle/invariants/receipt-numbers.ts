import type { Held } from "../naive/history.ts";
import type { Invariant, Trial } from "../trial.ts";

/** [RECEIPT-1] No receipt number is used twice, ever; within an opening of a till they count from one without gaps. */
export const receiptNumbers: Invariant = {
  name: "receipt numbers are unique for ever",
  breaches: (trial) => [...repeated(trial), ...miscounted(trial)],
};

const repeated = (trial: Trial): readonly string[] => {
  const places = new Map<string, Set<string>>();
  const use = (number: string, log: string, seq: number) =>
    places.set(number, (places.get(number) ?? new Set()).add(`${log} ${seq}`));
  for (const { entry } of sales(trial)) use(numberOf(entry.body), entry.log, entry.seq);
  for (const { number, log, seq } of trial.evidence.shown) use(number, log, seq);
  return [...places]
    .filter(([, used]) => used.size > 1)
    .map(([number, used]) => `${number} is at ${[...used].join(" and ")}`);
};

const miscounted = (trial: Trial): readonly string[] => {
  const counts = new Map<string, number>();
  return sales(trial).flatMap(({ entry, epoch }) => {
    const count = (counts.get(entry.log) ?? 0) + 1;
    counts.set(entry.log, count);
    const number = numberOf(entry.body);
    return number.endsWith(`-${epoch.toUpperCase()}-${String(count).padStart(4, "0")}`)
      ? []
      : [`${number} is the ${count}. receipt of ${entry.log}`];
  });
};

/** Sales and refunds are of one series. */
const sales = ({ lines, hostile }: Trial): readonly Held[] =>
  [...lines.values()]
    .flat()
    .filter(({ entry, device }) => NUMBERED.includes(entry.kind) && !hostile.has(device));

const NUMBERED = ["sale.completed", "sale.refunded"];

const numberOf = (body: Readonly<Record<string, unknown>>): string => String(body.number);
