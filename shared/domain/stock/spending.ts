import type { Context } from "../../core/command.ts";
import { type Effect, rightsNeeded } from "../../core/counter.ts";
import type { BranchId, CounterId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { whoMay } from "../access/approval.ts";
import { type Item, stockCounter } from "./item.ts";

/** A product that is not here in the quantity asked for. All amounts in thousandths. */
export interface Shortfall {
  readonly product: string;
  readonly name: string;
  readonly wanted: number;
  /** What this device may sell. */
  readonly held: number;
  /** In the branch as a whole, as far as this device knows; the difference is held by other tills. */
  readonly onHand: number;
}

export type SpendError =
  | { readonly type: "NotEnough"; readonly lines: readonly Shortfall[] }
  /** Neither the person nor whoever approves may go beyond what the device holds. */
  | { readonly type: "OverrideNotAllowed" };

/** What an override is, wherever it stands: strict goods taken without the right to them. */
export const OVERRIDE = "stock.override";

export const isOverride = (effect: Effect): boolean => "beyond" in effect && effect.why === "override";

export interface Spending {
  readonly branch: BranchId;
  readonly items: readonly { readonly item: Item; readonly quantity: number }[];
  /** Whether to go beyond this device's rights on strict products. */
  readonly override: boolean;
}

/**
 * Effects that take goods away: out of the device's own rights first; beyond them only for flexible products or
 * by an override of someone who may: the person, or a manager who approves [STOCK-5]. Products must be summed up beforehand. Error: every product short of rights.
 */
export const spendEffects = (
  view: View,
  context: Pick<Context, "person" | "approver">,
  { branch, items, override }: Spending,
): Result<readonly Effect[], SpendError> => {
  const effects: Effect[] = [];
  const short: Shortfall[] = [];
  for (const { item, quantity } of items) {
    const counter = stockCounter(branch, item.id);
    const { rights, value } = view.counter(counter);
    const own = Math.min(rights, quantity);
    if (own > 0) effects.push({ counter, spend: own });
    if (own === quantity) continue;
    const why = item.policy === "flexible" ? "flexible" : "override";
    effects.push({ counter, beyond: quantity - own, why });
    if (why === "override")
      short.push({ product: item.id, name: item.name, wanted: quantity, held: rights, onHand: value });
  }
  if (short.length === 0) return ok(effects);
  if (!override) return err({ type: "NotEnough", lines: short });
  return whoMay(context, OVERRIDE, branch) === null ? err({ type: "OverrideNotAllowed" }) : ok(effects);
};

/** Who approved, for the fact, where that was another than the writer. */
export const approvedBy = (
  context: Pick<Context, "person" | "approver">,
  branch: BranchId,
  effects: readonly Effect[],
): { readonly approvedBy?: string } => {
  const who = effects.some(isOverride) ? whoMay(context, OVERRIDE, branch) : null;
  return who === null || who.staff === context.person.staff ? {} : { approvedBy: who.staff };
};

/**
 * What of the counter's shortage this device can pay out of the rights that the effects before leave it [STOCK-10]: goods
 * that somebody took without a right were goods that another believed to hold. The value does not change.
 */
export const settleEffects = (
  view: View,
  counter: CounterId,
  before: readonly Effect[],
  most = Number.POSITIVE_INFINITY,
): readonly Effect[] => {
  let { shortage, rights } = view.counter(counter);
  for (const effect of before) {
    if (effect.counter !== counter) continue;
    rights -= rightsNeeded(effect);
    if ("beyond" in effect) shortage += effect.beyond;
    if ("settle" in effect) shortage -= effect.settle;
  }
  const settle = Math.min(shortage, rights, most);
  return settle > 0 ? [{ counter, settle }] : [];
};
