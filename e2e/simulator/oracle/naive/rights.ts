import type { NaiveCell } from "./cells.ts";
import { type Cuts, cutsOfHolder } from "./cuts.ts";

/** What each holder's own books say: minted and received, less spent and given. Nobody inherits here. */
export const ownRights = (cells: Iterable<NaiveCell>): ReadonlyMap<string, number> => {
  const rights = new Map<string, number>();
  const add = (holder: string, amount: number) => rights.set(holder, (rights.get(holder) ?? 0) + amount);
  for (const { holder, minted, spent, given } of cells) {
    add(holder, minted - spent);
    for (const [to, amount] of given) {
      add(holder, -amount);
      add(to, amount);
    }
  }
  return rights;
};

/** What each holder in use may spend, with what it inherited; what nobody inherits is under `null`. */
export const rightsWithHeirs = (
  cells: Iterable<NaiveCell>,
  cuts: Cuts,
): ReadonlyMap<string | null, number> => {
  const rights = new Map<string | null, number>();
  for (const [holder, amount] of ownRights(cells)) {
    const heir = heirOf(cuts, holder);
    rights.set(heir, (rights.get(heir) ?? 0) + amount);
  }
  return rights;
};

/** Who has a holder's rights, and its debts, once it was cut; `null`: nobody. */
export const heirOf = (cuts: Cuts, holder: string): string | null => {
  const passed = new Set<string>();
  let current: string | null = holder;
  while (current !== null) {
    const concerning = cutsOfHolder(cuts, current);
    if (concerning.length === 0) return current;
    if (passed.has(current)) return null;
    passed.add(current);
    current = concerning.find(({ heir }) => heir !== null)?.heir ?? null;
  }
  return null;
};
