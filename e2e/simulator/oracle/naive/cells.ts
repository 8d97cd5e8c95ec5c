import type { Line } from "./history.ts";
import { openingOf } from "./opening.ts";
import type { RawEffect } from "./raw-entry.ts";

/** What one log did to one counter: a plain sum over its entries. */
export interface NaiveCell {
  readonly counter: string;
  readonly log: string;
  readonly holder: string;
  seq: number;
  minted: number;
  spent: number;
  beyond: number;
  settled: number;
  readonly given: Map<string, number>;
}

/** counter → log → cell. */
export type NaiveCells = Map<string, Map<string, NaiveCell>>;

export const applyEffect = (cells: NaiveCells, line: Line, seq: number, effect: RawEffect): void => {
  const cell = cellOf(cells, line, effect.counter);
  cell.seq = seq;
  cell.minted += effect.mint ?? 0;
  cell.spent += (effect.spend ?? 0) + (effect.settle ?? 0);
  cell.beyond += effect.beyond ?? 0;
  cell.settled += effect.settle ?? 0;
  if (effect.give !== undefined && effect.to !== undefined)
    cell.given.set(effect.to, (cell.given.get(effect.to) ?? 0) + effect.give);
};

export const cellLine = (
  cell: Omit<NaiveCell, "given">,
  given: Iterable<readonly [string, number]>,
): string =>
  [
    cell.holder,
    `#${cell.seq}`,
    `minted ${cell.minted}`,
    `spent ${cell.spent}`,
    `beyond ${cell.beyond}`,
    `settled ${cell.settled}`,
    ...[...given].map(([to, amount]) => `given ${amount} ${to}`).sort(),
  ].join(" ");

/** Units there are. */
export const unitsIn = (cells: Iterable<NaiveCell>): number => {
  let value = 0;
  for (const { minted, spent, beyond, settled } of cells) value += minted - spent - beyond + settled;
  return value;
};

/** Spent without rights and not settled. */
export const shortageIn = (cells: Iterable<NaiveCell>): number => {
  let short = 0;
  for (const { beyond, settled } of cells) short += beyond - settled;
  return short;
};

const cellOf = (cells: NaiveCells, line: Line, counter: string): NaiveCell => {
  const log = line[0]?.entry.log ?? "";
  const byLog: Map<string, NaiveCell> = cells.get(counter) ?? new Map();
  cells.set(counter, byLog);
  const known = byLog.get(log) ?? {
    counter,
    log,
    holder: openingOf(line).holder,
    seq: 0,
    minted: 0,
    spent: 0,
    beyond: 0,
    settled: 0,
    given: new Map(),
  };
  byLog.set(log, known);
  return known;
};
