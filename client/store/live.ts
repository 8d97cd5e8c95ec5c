import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Doc } from "../../shared/core/document.ts";
import type { CounterId } from "../../shared/core/ids.ts";
import type { Replica } from "../../shared/core/replica.ts";
import type { Attention, Change } from "../../shared/core/state.ts";
import type { CounterView, View } from "../../shared/core/view.ts";

/** The folded state as signals: what screens follow. */
export interface Live {
  /** Documents of a type by id; the same map for ever, so read `changed(type)` to follow it. */
  readonly docs: (type: string) => ReadonlyMap<string, Doc>;
  /** Grows when any document of the type changes, once for many changes. */
  readonly changed: (type: string) => ReadonlySignal<number>;
  readonly doc: (type: string, id: string) => ReadonlySignal<Doc | undefined>;
  readonly counter: (counter: CounterId) => ReadonlySignal<CounterView>;
  readonly countersChanged: ReadonlySignal<number>;
  readonly attention: ReadonlySignal<readonly Attention[]>;
  readonly stop: () => void;
}

/**
 * The one bridge from the replica to signals. Changes are told together, when `schedule` runs its task: once a frame however
 * many entries come in. A signal for one document is worked out anew when its type changes, which costs one look-up; so
 * nothing has to be kept or let go by id.
 */
export const createLive = (
  replica: Pick<Replica, "state" | "subscribe">,
  view: View,
  schedule: (task: () => void) => void,
): Live => {
  const { state } = replica;
  const versionByType = new Map<string, Signal<number>>();
  const countersChanged = signal(0);
  const attentionChanged = signal(0);
  const types = new Set<string>();
  let [hasCounters, hasAttention, isScheduled] = [false, false, false];

  const versionOf = (type: string): Signal<number> => {
    const version = versionByType.get(type) ?? signal(0);
    versionByType.set(type, version);
    return version;
  };
  const flush = (): void => {
    isScheduled = false;
    batch(() => {
      for (const type of types) versionOf(type).value++;
      if (hasCounters) countersChanged.value++;
      if (hasAttention) attentionChanged.value++;
    });
    types.clear();
    [hasCounters, hasAttention] = [false, false];
  };
  const note = ({ docs, counters, attention }: Change): void => {
    for (const { doc } of docs) types.add(doc);
    hasCounters ||= counters.length > 0;
    hasAttention ||= attention;
    if (isScheduled || (types.size === 0 && !hasCounters && !hasAttention)) return;
    isScheduled = true;
    schedule(flush);
  };

  const docs: Live["docs"] = (type) => {
    const known = state.docs.get(type) ?? new Map<string, Doc>();
    state.docs.set(type, known);
    return known;
  };
  return {
    docs,
    changed: versionOf,
    doc: (type, id) => {
      const version = versionOf(type);
      return computed(() => (version.value >= 0 ? docs(type).get(id) : undefined));
    },
    counter: (counter) => {
      let last: CounterView | undefined;
      return computed(() => {
        const now = countersChanged.value >= 0 ? view.counter(counter) : undefined;
        if (last === undefined || now === undefined || !isSame(last, now)) last = now;
        return last as CounterView;
      });
    },
    countersChanged,
    attention: computed(() => (attentionChanged.value >= 0 ? [...state.attention.values()] : [])),
    stop: replica.subscribe(note),
  };
};

const isSame = (a: CounterView, b: CounterView): boolean =>
  a.value === b.value && a.shortage === b.shortage && a.rights === b.rights;

/** Runs tasks at the next frame, or soon when the page is hidden and has no frames. */
export const atNextFrame = (task: () => void): void => {
  if (document.hidden) setTimeout(task, 0);
  else requestAnimationFrame(task);
};
