import type { Effect } from "../../core/counter.ts";
import { type CounterRule, ruleOf } from "../../core/counter-rule.ts";
import { rightsOf } from "../../core/cut.ts";
import { type CounterId, type DeviceId, type HolderId, holderDevice, type Scope } from "../../core/ids.ts";
import type { State } from "../../core/state.ts";
import { createView, type View } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import { giftDrafts, giveEffects } from "./gift.ts";
import { planSharing } from "./plan.ts";

export interface SharingOut {
  readonly state: State;
  readonly me: HolderId;
  readonly rules: readonly CounterRule[];
  /** Only what is written in that scope: a branch's goods. */
  readonly scope: Scope;
  /** A till keeps what it sells from; the server keeps a reserve for tills that open later [STOCK-9]. */
  readonly as: "till" | "reserve";
  /** What a device has used lately; left out, all are taken to use alike. */
  readonly demandOf?: (counter: CounterId, holder: HolderId) => number;
  /** Only with these: those in reach, while there is no server to carry a gift to the others. */
  readonly among?: readonly DeviceId[];
  /** Only these; left out, all there are. */
  readonly counters?: readonly CounterId[];
  /** Those have just come in touch [RIGHTS-5]. */
  readonly settling?: boolean;
}

/**
 * What this device should hand out, unasked, of whatever is spread, as entries it writes by itself [RIGHTS-3]. Nothing when no
 * other device is known or nobody lacks anything.
 */
export const shareOut = (sharing: SharingOut): readonly Draft[] => {
  const { state, me, rules, scope, as, demandOf, among, settling = false } = sharing;
  const { counters = state.counters.keys() } = sharing;
  const view = createView(state, me);
  const holdersOf = rememberHolders(view, scope, among);
  const effects: Effect[] = [];
  for (const counter of counters) {
    const cells = state.counters.get(counter) ?? [];
    const rule = ruleOf(rules, counter);
    if (rule?.spread !== true || rule.scope(counter) !== scope) continue;
    const [others, step] = [holdersOf(rule), rule.step(view, counter)];
    if (others.length === 0 || step === null) continue;
    const heldBy = (holder: HolderId) => rightsOf(state.cuts, cells, holder);
    const sells = as === "till" || !isLast(heldBy(me), others.length, step);
    const demand = demandOf && ((holder: HolderId) => demandOf(counter, holder));
    const shares = { me, others, rightsOf: heldBy, step, sells, settling };
    effects.push(...giveEffects(counter, planSharing({ ...shares, ...(demand && { demandOf: demand }) })));
  }
  return effects.length === 0 ? [] : giftDrafts(new Map([[scope, effects]]), "shared");
};

/** There are thousands of counters and few devices. */
const rememberHolders = (view: View, scope: Scope, among: readonly DeviceId[] | undefined) => {
  const known = new Map<CounterRule, readonly HolderId[]>();
  return (rule: CounterRule): readonly HolderId[] => {
    const found =
      known.get(rule) ??
      rule.holders(view, scope).filter((holder) => among?.includes(holderDevice(holder)) ?? true);
    known.set(rule, found);
    return found;
  };
};

/** Too little to be worth keeping back: less than two steps for each till and the reserve. */
const isLast = (held: number, others: number, step: number): boolean => held < 2 * (others + 1) * step;
