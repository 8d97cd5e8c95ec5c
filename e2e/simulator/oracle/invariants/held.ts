import { ordinaryBooks } from "../naive/ordinary.ts";
import { effectiveOf, groupBy, placeOf, type Told } from "../naive/trade.ts";
import type { Invariant, Trial } from "../trial.ts";

/** [HELD-2, HELD-3, HELD-4] A sale is put aside once, and taken up once by all who have heard of each other: only tills apart both do. */
export const held: Invariant = {
  name: "a held sale is taken up once",
  breaches: (trial) => {
    const ordinary = ordinaryBooks(trial);
    const of = (kind: string) => effectiveOf<Body>(trial, kind).filter(({ device }) => ordinary.has(device));
    return [
      ...twice(of("sale.held"), "is put aside"),
      ...twice(of("sale.recalled"), "is taken up"),
      ...heardBefore(trial, of("sale.recalled")),
    ];
  },
};

interface Body {
  readonly held: string;
}

const twice = (told: readonly Told<Body>[], what: string): readonly string[] =>
  [...groupBy(told, ({ device, body }) => `${body.held} at ${device}`)]
    .filter(([, all]) => all.length > 1)
    .map(([sale, all]) => `${sale} ${what} ${all.length} times`);

/** Taken up by a till whose storage had another's word that it was. */
const heardBefore = (trial: Trial, recalled: readonly Told<Body>[]): readonly string[] => {
  const ordinary = ordinaryBooks(trial);
  const bySale = groupBy(recalled, ({ body }) => body.held);
  return recalled.flatMap((mine) => {
    const arrived = arrivalIn(ordinary.get(mine.device)?.evidence.rows ?? []);
    const own = arrived(mine) ?? 0;
    const others = (bySale.get(mine.body.held) ?? []).filter(({ device }) => device !== mine.device);
    return others
      .filter((other) => (arrived(other) ?? Number.POSITIVE_INFINITY) < own)
      .map((other) => `${placeOf(mine)}: ${mine.body.held} was taken up at ${other.device}, as it had heard`);
  });
};

const arrivalIn =
  (rows: readonly { readonly n: number; readonly log: string; readonly seq: number }[]) =>
  ({ entry }: Told<Body>): number | undefined =>
    rows.find(({ log, seq }) => log === entry.log && seq === entry.seq)?.n;
