import type { Cell } from "../../core/counter.ts";
import type { CounterId, HolderId } from "../../core/ids.ts";

/** Who has used how much of what lately, as this device has heard; kept in memory and forgotten with it. */
export interface Demand {
  /** Takes in a counter that changed, at that moment (ms). What was used before it was first seen does not count. */
  readonly note: (counter: CounterId, cells: readonly Cell[], now: number) => void;
  /** Amount used lately; half of it is forgotten with every half-life. */
  readonly of: (counter: CounterId, holder: HolderId, now: number) => number;
}

interface Use {
  readonly spent: number;
  readonly amount: number;
  readonly at: number;
}

/** A morning's trade says little about the next morning's. */
const HALF_LIFE_MS = 2 * 3_600_000;

export const createDemand = (halfLife = HALF_LIFE_MS): Demand => {
  const uses = new Map<CounterId, Map<HolderId, Use>>();
  const left = ({ amount, at }: Use, now: number): number =>
    amount * 0.5 ** (Math.max(0, now - at) / halfLife);
  return {
    note: (counter, cells, now) => {
      const known = uses.get(counter);
      const noted = known ?? new Map<HolderId, Use>();
      uses.set(counter, noted);
      for (const [holder, spent] of spentByHolder(cells)) {
        const before = noted.get(holder) ?? { spent: known === undefined ? spent : 0, amount: 0, at: now };
        const amount = left(before, now) + Math.max(0, spent - before.spent);
        noted.set(holder, { spent, amount, at: now });
      }
    },
    of: (counter, holder, now) => {
      const use = uses.get(counter)?.get(holder);
      return use === undefined ? 0 : left(use, now);
    },
  };
};

const spentByHolder = (cells: readonly Cell[]): ReadonlyMap<HolderId, number> => {
  const spent = new Map<HolderId, number>();
  for (const { holder, spent: own, beyond, settled } of cells)
    spent.set(holder, (spent.get(holder) ?? 0) + own + beyond - settled);
  return spent;
};
