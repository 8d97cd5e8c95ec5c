import type { Effect } from "../../core/counter.ts";
import { type CounterRule, ruleOf } from "../../core/counter-rule.ts";
import { isCut, rightsOf } from "../../core/cut.ts";
import { type CounterId, type DeviceId, type HolderId, holderDevice, type Scope } from "../../core/ids.ts";
import type { State } from "../../core/state.ts";
import { createView, type View } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import { giftDrafts } from "./gift.ts";

/** Rights somebody needs now, with a customer waiting. */
export interface Wanted {
  readonly counter: CounterId;
  readonly amount: number;
}

export interface Answering {
  readonly state: State;
  readonly me: HolderId;
  readonly asker: DeviceId;
  readonly rules: readonly CounterRule[];
  /** What this device has used of the counter lately; a device that uses none gives all it is asked for. */
  readonly ownDemand: (counter: CounterId) => number;
}

/**
 * What this device gives a peer that asks, as entries it writes by itself [RIGHTS-2]: what it is asked for of what it holds, but
 * for half where it uses the same and others may need it too. Nothing to a device that is out of use, or may not use it.
 */
export const answerWants = (
  { state, me, asker, rules, ownDemand }: Answering,
  wants: readonly Wanted[],
): readonly Draft[] => {
  const view = createView(state, me);
  const gifts = new Map<Scope, Effect[]>();
  const left = new Map<CounterId, number>();
  for (const { counter, amount } of wants) {
    const rule = ruleOf(rules, counter);
    const place = rule && placeOf(rule, view, state, counter, asker);
    if (place === undefined) continue;
    const { scope, to, step, whole } = place;
    const held =
      left.get(counter) ?? Math.max(0, rightsOf(state.cuts, state.counters.get(counter) ?? [], me));
    const spare = !whole && ownDemand(counter) > 0 ? Math.ceil(held / 2 / step) * step : held;
    const give = Math.min(amount, spare, held);
    if (give <= 0) continue;
    left.set(counter, held - give);
    gifts.set(scope, [...(gifts.get(scope) ?? []), { counter, give, to }]);
  }
  return giftDrafts(gifts, "asked");
};

/** Where a gift of it is written, to which life of the asker, in what steps; `undefined` if the asker may not use it. */
const placeOf = (rule: CounterRule, view: View, state: State, counter: CounterId, asker: DeviceId) => {
  const [scope, step] = [rule.scope(counter), rule.step(view, counter)];
  if (scope === null || step === null) return undefined;
  const till = rule.holders(view, scope).find((holder) => holderDevice(holder) === asker);
  const to = till ?? (rule.whole === true ? serverHolder(state, asker) : undefined);
  return to === undefined ? undefined : { scope, step, to, whole: rule.whole === true };
};

/**
 * The server's present life, where it is the server that asks: for a device out of reach here [RIGHTS-6]. It has one in all scopes,
 * and may never have written in this one.
 */
const serverHolder = ({ logs, cuts }: State, asker: DeviceId): HolderId | undefined => {
  let latest: { readonly stamp: string; readonly holder: HolderId } | undefined;
  for (const log of logs.values()) {
    if (log.device !== asker || log.certificate.kind !== "server") continue;
    if (!isCut(cuts, log.holder) && log.stamp > (latest?.stamp ?? "")) latest = log;
  }
  return latest?.holder;
};
