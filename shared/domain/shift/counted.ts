import { z } from "zod";
import { MAX_MONEY } from "../../lib/money.ts";

/** One coin or note and how many of it lay in the drawer. */
export const pieceField = z.strictObject({
  /** Minor units. */
  value: z.int().positive().max(MAX_MONEY),
  count: z.int().positive().max(1_000_000),
});

export type Piece = z.output<typeof pieceField>;

/** Most different coins and notes of one count. */
const MAX_PIECES = 60;

/** Money counted in the drawer: coin by coin and note by note, or only the sum. */
export const countedField = z.union([
  z.strictObject({ sum: z.int().min(0).max(MAX_MONEY) }),
  z.strictObject({ pieces: z.array(pieceField).max(MAX_PIECES) }),
]);

export type Counted = z.output<typeof countedField>;

export type CountError =
  /** The pieces add up to more than can be reckoned with. */
  { readonly type: "CountTooLarge" };

/** What was counted in all, minor units; `null` when it is too much to be money. */
export const sumOfCounted = (counted: Counted): number | null => {
  if ("sum" in counted) return counted.sum;
  const sum = counted.pieces.reduce((all, { value, count }) => all + value * count, 0);
  return sum <= MAX_MONEY ? sum : null;
};

/** The pieces as an entry keeps them: largest first, each value once; nothing where only the sum is known. */
export const piecesOf = (counted: Counted): { readonly pieces?: Piece[] } => {
  if (!("pieces" in counted) || counted.pieces.length === 0) return {};
  const countByValue = new Map<number, number>();
  for (const { value, count } of counted.pieces)
    countByValue.set(value, (countByValue.get(value) ?? 0) + count);
  return {
    pieces: [...countByValue].map(([value, count]) => ({ value, count })).sort((a, b) => b.value - a.value),
  };
};
