import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { DeviceId } from "../../shared/core/ids.ts";
import type { Peer } from "../sync/mesh/neighbours.ts";

/** When each device was last in touch with this one, over restarts. */
export interface LastSeen {
  /** Ms of this device's clock by device; those in touch now stand with when that was last noted. */
  readonly times: ReadonlySignal<ReadonlyMap<DeviceId, number>>;
  readonly stop: () => void;
}

export interface LastSeenDeps {
  readonly peers: ReadonlySignal<readonly Peer[]>;
  /** Lasts as long as the profile: `localStorage`. */
  readonly local: Pick<Storage, "getItem" | "setItem">;
  readonly now: () => number;
}

const KEY = "saudaflow-last-seen";
/** Written down when somebody comes or goes, and at most so often between. */
const NOTE_EVERY_MS = 60_000;

export const followLastSeen = ({ peers, local, now }: LastSeenDeps): LastSeen => {
  const times = signal<ReadonlyMap<DeviceId, number>>(readTimes(local.getItem(KEY)));
  let present: readonly DeviceId[] = [];
  let notedAt = Number.NEGATIVE_INFINITY;
  const stop = effect(() => {
    const here = peers.value.map(({ device }) => device);
    const at = now();
    const isSame = here.length === present.length && here.every((device) => present.includes(device));
    if (isSame && Math.abs(at - notedAt) < NOTE_EVERY_MS) return;
    const seen = new Map(times.peek());
    for (const device of [...present, ...here]) seen.set(device, at);
    present = here;
    notedAt = at;
    times.value = seen;
    local.setItem(KEY, JSON.stringify(Object.fromEntries(seen)));
  });
  return { times, stop };
};

/** What an older version or another hand left there is no reason to fail. */
const readTimes = (text: string | null): Map<DeviceId, number> => {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    const rows = typeof value === "object" && value !== null ? Object.entries(value) : [];
    return new Map(rows.filter(([, at]) => Number.isFinite(at)) as [DeviceId, number][]);
  } catch {
    return new Map();
  }
};
