import { z } from "zod";
import type { Area } from "../../../core/command.ts";
import type { Effect } from "../../../core/counter.ts";
import type { CounterRule } from "../../../core/counter-rule.ts";
import { drafter } from "../../../core/draft.ts";
import { type CounterId, type Scope, scopeBranch } from "../../../core/ids.ts";
import type { Kind, Kinds } from "../../../core/kind.ts";
import type { Draft } from "../../../core/writer.ts";
import { activeHolders, DEVICE_NEEDS } from "../../access/device.ts";

/**
 * Areas to come, as small as they can be: crates of a branch that are spread like goods, wallets in minor units and uses of promo
 * codes of the whole organisation that wait until somebody asks. None of them needs anything of the core.
 */
const inAll = (area: string): CounterRule => ({
  area,
  scope: () => "org",
  step: () => 1,
  holders: (view) => activeHolders(view, null),
  needs: () => ({ all: DEVICE_NEEDS }),
  spread: false,
});

const crateRule: CounterRule = {
  area: "crate",
  scope: (counter) => `b-${counter.split("/")[1]}` as Scope,
  step: () => 10,
  holders: (view, scope) => activeHolders(view, scopeBranch(scope)),
  needs: () => ({ all: DEVICE_NEEDS }),
  spread: true,
};

const kindOf = (scope: Kind["scope"], effect: "mint" | "spend"): Kind => ({
  version: 1,
  scope,
  permission: null,
  changes: { effects: [effect] },
  body: z.strictObject({}),
});

const testKinds = {
  "crate.filled": kindOf("branch", "mint"),
  "crate.emptied": kindOf("branch", "spend"),
  "wallet.topped-up": kindOf("org", "mint"),
  "wallet.paid": kindOf("org", "spend"),
  "promo.issued": kindOf("org", "mint"),
  "promo.used": kindOf("org", "spend"),
} satisfies Kinds;

export const testArea: Area = {
  kinds: testKinds,
  commands: {},
  counters: [crateRule, inAll("wallet"), inAll("promo")],
};

export const testRules: readonly CounterRule[] = testArea.counters ?? [];

export const CRATE = "crate/b1/tea" as CounterId;
export const WALLET = "wallet/customer-1" as CounterId;
export const PROMO = "promo/nauryz" as CounterId;

const draftOf = drafter(testKinds);

/** One step on a counter, as a command of its area would draft it. */
export const stepOn = (scope: Scope, kind: keyof typeof testKinds, effect: Effect): Draft =>
  draftOf(scope, kind, {} as never, { effects: [effect] });
