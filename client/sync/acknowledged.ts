import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Refusal } from "../../shared/core/admission.ts";
import { compactHeads, type HeadedLog, type Heads, reachedBy } from "../../shared/core/heads.ts";
import type { DeviceId, LogId } from "../../shared/core/ids.ts";
import type { Replica } from "../../shared/core/replica.ts";
import type { DeviceStore } from "../store/device-store.ts";

/** How much of what this device wrote another replica holds durably, as it said itself. */
export interface Acknowledged {
  /** Entries of ours that nobody else has acknowledged. */
  readonly unsent: ReadonlySignal<number>;
  /** Whether the last entry of ours is acknowledged. */
  readonly isLastHeld: ReadonlySignal<boolean>;
  /** How far our latest log has come; `null` before there is one. */
  readonly last: ReadonlySignal<{ readonly log: LogId; readonly seq: number } | null>;
  /** Entries of ours that were refused and not taken since. */
  readonly refused: ReadonlySignal<readonly Refusal[]>;
  /** Whether another replica is known to hold that entry of ours. */
  readonly isHeld: (log: LogId, seq: number) => boolean;
  readonly take: (heads: Heads) => void;
  readonly refuse: (refusal: Refusal) => void;
  /** Keeps what is known, for the next start with nobody in reach. */
  readonly save: () => Promise<void>;
}

const ACKNOWLEDGED = "acknowledged";

export const openAcknowledged = async (
  replica: Pick<Replica, "state" | "subscribe">,
  device: DeviceId,
  store: DeviceStore,
): Promise<Acknowledged> => {
  const own = followOwnLogs(replica, device);
  const reached = new Map<LogId, number>();
  const changed = signal(0);
  const refusals = signal<readonly Refusal[]>([]);

  const raise = (id: LogId, seq: number): void => {
    reached.set(id, Math.max(reached.get(id) ?? 0, seq));
  };
  /** Heads of everything the peer has: what they leave out is implied by a later log of ours, but only by one we know. */
  const takeAll = (heads: Heads): void => {
    const reached = reachedBy(new Map(own.logs().map((log) => [log.id, log])), heads);
    for (const { id, head } of own.logs()) raise(id, Math.min(head, reached.get(id) ?? 0));
  };
  const unsentOf = ({ id, head }: HeadedLog): number => Math.max(0, head - (reached.get(id) ?? 0));
  const unsent = computed(() => {
    void [changed.value, own.changed.value];
    return own.logs().reduce((sum, log) => sum + unsentOf(log), 0);
  });

  const before = await store.get<Heads>(ACKNOWLEDGED);
  if (before !== null) takeAll(before);
  return {
    unsent,
    isLastHeld: computed(() => {
      void [changed.value, own.changed.value];
      const last = own.last();
      return last !== null && unsentOf(last) === 0;
    }),
    last: computed(() => {
      void own.changed.value;
      const last = own.last();
      return last === null ? null : { log: last.id, seq: last.head };
    }),
    refused: computed(() => {
      void changed.value;
      return refusals.value.filter(({ log, seq }) => seq > (reached.get(log) ?? 0));
    }),
    isHeld: (log, seq) => seq <= (reached.get(log) ?? 0),
    take: (heads) => {
      const names = Object.keys(heads) as LogId[];
      if (names.length > 1) takeAll(heads);
      else for (const id of names) raise(id, heads[id] ?? 0); // the answer to one batch
      changed.value++;
    },
    refuse: (refusal) => {
      refusals.value = [...refusals.value.filter(({ log }) => log !== refusal.log), refusal];
    },
    save: () => {
      const held = own.logs().map((log) => ({ ...log, head: Math.min(log.head, reached.get(log.id) ?? 0) }));
      return store.set(ACKNOWLEDGED, compactHeads(held));
    },
  };
};

/** The device's own logs, of all its openings. */
const followOwnLogs = ({ state, subscribe }: Pick<Replica, "state" | "subscribe">, device: DeviceId) => {
  const changed = signal(0);
  const ids = new Set([...state.logs.values()].filter((log) => log.device === device).map(({ id }) => id));
  let last: LogId | null = [...ids].reduce<LogId | null>(
    (latest, id) =>
      (state.logs.get(id)?.stamp ?? "") > (state.logs.get(latest ?? id)?.stamp ?? "") ? id : (latest ?? id),
    null,
  );
  subscribe(({ logs }) => {
    const grown = logs.filter((id) => state.logs.get(id)?.device === device);
    if (grown.length === 0) return;
    for (const id of grown) ids.add(id);
    last = grown.at(-1) ?? last;
    changed.value++;
  });
  return {
    changed,
    logs: (): readonly HeadedLog[] => [...ids].flatMap((id) => state.logs.get(id) ?? []),
    last: (): HeadedLog | null => (last === null ? null : (state.logs.get(last) ?? null)),
  };
};
