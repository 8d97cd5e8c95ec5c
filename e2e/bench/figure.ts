/** One figure: what was measured, what it is held against in the same run, and whether the goal is met. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The bare work, or another product doing the same, in the same unit and the same run. */
  readonly against?: { readonly what: string; readonly value: number };
  readonly ratio?: number;
  readonly goal: string;
  readonly met: boolean;
  /** How it was taken, and what else was seen. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Nearest rank: the smallest value that at least this share of the values does not exceed. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
};

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** A figure that must not exceed a number. */
export const atMost = (figure: Omit<Figure, "goal" | "met">, most: number): Figure => ({
  ...figure,
  goal: `≤ ${most} ${figure.unit}`,
  met: figure.value <= most,
});

/** A figure held to a ratio: value by floor must not exceed `most`. */
export const ratioAtMost = (figure: Measured, most: number): Figure => {
  const ratio = figure.value / figure.against.value;
  return { ...figure, ratio: round(ratio, 2), goal: `ratio ≤ ${most}`, met: ratio <= most };
};

/** A figure held to a ratio: value by floor must reach `least`. */
export const ratioAtLeast = (figure: Measured, least: number): Figure => {
  const ratio = figure.value / figure.against.value;
  return { ...figure, ratio: round(ratio, 2), goal: `ratio ≥ ${least}`, met: ratio >= least };
};

type Measured = Omit<Figure, "goal" | "met" | "ratio"> & Required<Pick<Figure, "against">>;
