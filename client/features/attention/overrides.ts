import type { Entry } from "../../../shared/core/entry.ts";
import type { CounterId } from "../../../shared/core/ids.ts";
import type { Fact, Shop } from "../../session/shop.ts";

/** Somebody let strict goods go that the device did not hold. */
export interface OverrideFact {
  readonly counter: CounterId;
  /** Receipt number of a sale; `null` for a count or a write-off. */
  readonly number: string | null;
  /** Ms, by the clock of the device. */
  readonly at: number;
  /** Who stands for it. */
  readonly staff: string;
  readonly reason: string;
}

const KINDS = ["sale.completed", "stock.counted", "stock.written-off"] as const;
/** Overrides are looked for among so many of the newest records. */
const LOOK_BACK = 500;
/** Shown with one shortage. */
const MOST = 3;

/** Overrides of these counters on this device, newest first, a few of each. */
export const findOverrides = async (
  { facts }: Pick<Shop, "facts">,
  counters: ReadonlySet<CounterId>,
): Promise<ReadonlyMap<CounterId, readonly OverrideFact[]>> => {
  const found = new Map<CounterId, OverrideFact[]>();
  if (counters.size === 0) return found;
  for (const fact of await facts({ kinds: KINDS, limit: LOOK_BACK }))
    for (const override of overridesIn(fact)) {
      if (!counters.has(override.counter)) continue;
      const known = found.get(override.counter) ?? [];
      if (known.length < MOST) found.set(override.counter, [...known, override]);
    }
  return found;
};

/** What the bodies of the kinds say of who approved; older versions say less. */
interface Approved {
  readonly number?: unknown;
  readonly override?: { readonly by?: unknown; readonly reason?: unknown };
  readonly approvedBy?: unknown;
  readonly reason?: unknown;
}

const overridesIn = ({ entry }: Fact): readonly OverrideFact[] => {
  const { number, override, approvedBy, reason } = (entry.body ?? {}) as Approved;
  return countersBeyond(entry).map((counter) => ({
    counter,
    number: typeof number === "string" ? number : null,
    at: entry.at,
    staff: textOf(override?.by) || textOf(approvedBy) || entry.by,
    reason: textOf(override?.reason) || textOf(reason),
  }));
};

const countersBeyond = ({ effects }: Entry): readonly CounterId[] =>
  effects.flatMap((effect) => ("beyond" in effect && effect.why === "override" ? [effect.counter] : []));

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
