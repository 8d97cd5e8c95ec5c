import type { Draft } from "../../core/writer.ts";
import type { Money } from "../../lib/money.ts";
import { draftOf } from "./kinds.ts";

export interface Cost {
  readonly product: string;
  /** Per unit, in minor units. */
  readonly cost: Money;
}

/** The entry that records costs in the office's scope; none when there are no costs [STOCK-6]. */
export const costDrafts = (costs: readonly Cost[]): readonly Draft[] => {
  if (costs.length === 0) return [];
  const patches = costs.map(({ product, cost }) => ({ doc: "cost", id: product, set: { cost } }));
  return [draftOf("office", "cost.recorded", { costs: [...costs] }, { patches })];
};
