import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Entry } from "../../shared/core/entry.ts";
import type { CounterId } from "../../shared/core/ids.ts";
import { isBeyond } from "../../shared/domain/refund/kinds.ts";
import { type RefundBody, refundBody } from "../../shared/domain/refund/refund-body.ts";
import { lineOfCounter, openedCounter } from "../../shared/domain/refund/refund-counters.ts";
import type { After } from "./calm.ts";
import type { Fact, Shop } from "./shop.ts";

/** Goods of a line given back without the right to it, on somebody's word [REFUND-6]. */
export interface RefundBeyond {
  /** Of the refund. */
  readonly number: string;
  /** Ms, by the clock of the till. */
  readonly at: number;
  /** Who stands for it. */
  readonly staff: string;
  readonly reason: string;
}

/** What more came back of a line than anybody had the right to give back, as far as this device knows. */
export interface RefundConcern {
  readonly type: "refund";
  readonly key: string;
  readonly counter: CounterId;
  /** Receipt of the sale. */
  readonly sale: string;
  readonly branch: string;
  readonly name: string;
  readonly unit: string;
  /** Thousandths, above zero. */
  readonly quantity: number;
  /** It came back twice; else the till that sold has only not been heard yet. */
  readonly isTwice: boolean;
  /** Newest first. */
  readonly beyond: readonly RefundBeyond[];
}

type Watched = Pick<Shop, "view" | "facts" | "countersChanged">;

/** Rest after something happened, and entries read at a time. */
const REST_MS = 2_000;
const PAGE = 500;

interface LineBeyond {
  readonly sale: string;
  readonly name: string;
  readonly unit: string;
  readonly beyond: RefundBeyond[];
}

/** Follows refunds that went beyond a till's right, of all tills read here; each entry is read once. */
export const followRefunds = (
  shop: Watched,
  after: After,
): { readonly list: ReadonlySignal<readonly RefundConcern[]>; readonly stop: () => void } => {
  const lines = new Map<CounterId, LineBeyond>();
  const version = signal(0);
  let newest = 0;
  let turn: Promise<void> = Promise.resolve();
  let callOff: (() => void) | null = null;
  const readOn = async (): Promise<void> => {
    const known = newest;
    const added = await readNewer(shop, known);
    for (const { entry } of added.toReversed()) gather(lines, entry);
    newest = added[0]?.n ?? known;
    if (added.length > 0) version.value++;
  };
  const stopFollowing = effect(() => {
    void shop.countersChanged.value;
    callOff ??= after(REST_MS, () => {
      callOff = null;
      turn = turn.then(readOn, readOn); // what could not be read is read with the next
    });
  });
  return {
    list: computed(() => {
      void [version.value, shop.countersChanged.value];
      return [...lines].flatMap(([counter, line]) => concernOf(shop, counter, line));
    }),
    stop: () => {
      stopFollowing();
      callOff?.();
    },
  };
};

/** Newest first, down to what was read before. */
const readNewer = async ({ facts }: Pick<Shop, "facts">, known: number): Promise<readonly Fact[]> => {
  const found: Fact[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = await facts({ kinds: ["sale.refunded"], before, limit: PAGE });
    found.push(...page.filter(({ n }) => n > known));
    const last = page.at(-1)?.n;
    if (last === undefined || last <= known || page.length < PAGE) return found;
    before = last;
  }
};

const gather = (lines: Map<CounterId, LineBeyond>, entry: Entry): void => {
  const counters = entry.effects.flatMap((effect) => (isBeyond(effect) ? [effect.counter] : []));
  if (counters.length === 0) return;
  const body = refundBody.safeParse(entry.body);
  if (!body.success) return;
  for (const counter of counters) {
    const place = lineOfCounter(counter);
    const line = body.data.lines.find((one) => one.line === place?.line);
    if (place === null || line === undefined || body.data.of === null) continue;
    const known = lines.get(counter) ?? { ...named(body.data, line), beyond: [] };
    known.beyond.unshift(beyondOf(body.data, entry));
    lines.set(counter, known);
  }
};

const named = ({ of }: RefundBody, { name, unit }: RefundBody["lines"][number]) => ({
  ...{ name, unit },
  sale: of?.number ?? "",
});

const beyondOf = ({ number, override }: RefundBody, { at, by }: Entry): RefundBeyond => ({
  ...{ number, at },
  staff: override?.by ?? by,
  reason: override?.reason ?? "",
});

const concernOf = (
  { view }: Pick<Shop, "view">,
  counter: CounterId,
  { sale, name, unit, beyond }: LineBeyond,
): readonly RefundConcern[] => {
  const place = lineOfCounter(counter);
  const { shortage, value } = view.counter(counter);
  if (place === null || shortage <= 0) return [];
  const isTwice = view.moved(openedCounter(place)) && value < 0;
  const key = `refund:${counter}`;
  const about = { sale, name, unit, beyond: [...beyond] };
  return [
    { type: "refund", key, counter, branch: String(place.branch), quantity: shortage, isTwice, ...about },
  ];
};
