import type { Defect } from "./defect.ts";
import type { Find } from "./hunt.ts";

/** A planted defect and the first seed that shows it. */
export interface Outcome {
  readonly name: string;
  readonly breaks: string;
  readonly file: string;
  /** `null`: nobody noticed. */
  readonly find: Find | null;
  readonly seconds: number;
}

export const outcomeOf = ({ name, breaks, file }: Defect, find: Find | null, seconds: number): Outcome => ({
  name,
  breaks,
  file,
  find,
  seconds: Math.round(seconds * 10) / 10,
});

/** One line: defect → rule → first seed → what it broke. */
export const outcomeLine = ({ name, breaks, find }: Outcome): string => {
  const seed = find === null ? "NOT FOUND" : `seed ${find.seed}`;
  return [name.padEnd(58), breaks.padEnd(10), seed.padEnd(10), find?.invariant ?? ""].join(" ");
};
