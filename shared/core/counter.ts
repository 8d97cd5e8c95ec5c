import type { CounterId, HolderId, LogId } from "./ids.ts";

/**
 * One step on one counter; amounts are positive integers.
 * - `mint` makes units and the right to spend them (goods received).
 * - `spend` uses the writer's own rights (goods sold).
 * - `give` hands rights to another holder.
 * - `beyond` spends without rights, by override or because the item is flexible: a shortage [COUNTER-5].
 * - `settle` uses rights to pay a shortage off; the value does not change.
 */
export type Effect =
  | { readonly counter: CounterId; readonly mint: number }
  | { readonly counter: CounterId; readonly spend: number }
  | { readonly counter: CounterId; readonly give: number; readonly to: HolderId }
  | { readonly counter: CounterId; readonly beyond: number; readonly why: "override" | "flexible" }
  | { readonly counter: CounterId; readonly settle: number };

/** What one log did to one counter. Every part only grows; `seq` is the last entry it accounts for [COUNTER-1]. */
export interface Cell {
  readonly log: LogId;
  readonly holder: HolderId;
  readonly seq: number;
  readonly minted: number;
  readonly spent: number;
  readonly beyond: number;
  readonly settled: number;
  readonly given?: Readonly<Record<HolderId, number>>;
}

export const emptyCell = (log: LogId, holder: HolderId): Cell => ({
  log,
  holder,
  seq: 0,
  minted: 0,
  spent: 0,
  beyond: 0,
  settled: 0,
});

/**
 * No part of a cell grows beyond this: thirty-five thousand million units in thousandths, which no shop reaches and 255 cells can
 * hold with every sum of them exact. Amounts are positive, so the order in which they reach it does not matter [COUNTER-8].
 */
export const MOST_IN_CELL = 2 ** 45;

/** The cell after an entry's effect; an entry it already accounts for changes nothing [COUNTER-3]. */
export const applyEffect = (cell: Cell, effect: Effect): Cell => {
  if ("mint" in effect) return { ...cell, minted: grown(cell.minted, effect.mint) };
  if ("spend" in effect) return { ...cell, spent: grown(cell.spent, effect.spend) };
  if ("beyond" in effect) return { ...cell, beyond: grown(cell.beyond, effect.beyond) };
  if ("settle" in effect)
    return { ...cell, spent: grown(cell.spent, effect.settle), settled: grown(cell.settled, effect.settle) };
  const given = { ...cell.given, [effect.to]: grown(cell.given?.[effect.to] ?? 0, effect.give) };
  return { ...cell, given };
};

const grown = (part: number, by: number): number => Math.min(MOST_IN_CELL, part + by);

/** Two versions of one log's cell: the one that accounts for more. */
export const mergeCells = (a: Cell, b: Cell): Cell => (b.seq > a.seq ? b : a);

/** Units there are: Σ minted − Σ spent − the shortage not yet settled [COUNTER-2]. */
export const counterValue = (cells: readonly Cell[]): number =>
  cells.reduce((sum, cell) => sum + cell.minted - cell.spent - cell.beyond + cell.settled, 0);

/** Spent without rights and not settled yet, never below zero. */
export const counterShortage = (cells: readonly Cell[]): number =>
  Math.max(
    0,
    cells.reduce((sum, cell) => sum + cell.beyond - cell.settled, 0),
  );

/** What the holder may still spend or give: minted + received − spent − given [COUNTER-2]. May be short of the
 * truth while a giver's entries are unread; never above it. */
export const counterRights = (cells: readonly Cell[], holder: HolderId): number =>
  cells.reduce((sum, cell) => {
    const received = cell.given?.[holder] ?? 0;
    return sum + received + (cell.holder === holder ? cell.minted - cell.spent - givenAway(cell) : 0);
  }, 0);

/** How much of an effect draws on the writer's rights; minting adds to them. */
export const rightsNeeded = (effect: Effect): number => {
  if ("mint" in effect) return -effect.mint;
  if ("spend" in effect) return effect.spend;
  if ("give" in effect) return effect.give;
  return "settle" in effect ? effect.settle : 0;
};

const givenAway = (cell: Cell): number => {
  let sum = 0;
  for (const holder in cell.given) sum += cell.given[holder as HolderId] ?? 0;
  return sum;
};
