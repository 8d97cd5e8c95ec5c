import type { DeviceId } from "../../core/ids.ts";

/** Somebody we talk to now, and whom they say they are linked with. */
export interface Acquaintance {
  readonly device: DeviceId;
  /** A till links with others; the server and a hub only carry words. */
  readonly isTill: boolean;
  readonly knows: readonly DeviceId[];
}

/** Devices that could be met, each with the one through whom words reach it; those we talk to are left out. Tills before the server. */
export const strangersOf = (
  me: DeviceId,
  acquaintances: readonly Acquaintance[],
): ReadonlyMap<DeviceId, DeviceId> => {
  const met = new Set([me, ...acquaintances.filter(({ isTill }) => isTill).map(({ device }) => device)]);
  const strangers = new Map<DeviceId, DeviceId>();
  for (const { device: through, knows } of acquaintances.toSorted(tillsFirst)) {
    for (const device of knows)
      if (!met.has(device) && !strangers.has(device)) strangers.set(device, through);
  }
  return strangers;
};

const tillsFirst = (a: Acquaintance, b: Acquaintance): number => Number(b.isTill) - Number(a.isTill);

/** Of two that could both begin, the lower name does; the other waits a little and then begins all the same. */
export const beginsFirst = (me: DeviceId, other: DeviceId): boolean => me < other;

/** What to do with an offer while one of ours is on its way to the same device: the lower name's counts. */
export const onOffer = (me: DeviceId, other: DeviceId, isOursOut: boolean): "answer" | "ignore" =>
  isOursOut && beginsFirst(me, other) ? "ignore" : "answer";

/**
 * What to do with words for somebody else: they go on to whom they are for, and no further, if whoever brought them is their author. So nothing
 * goes in circles and nobody speaks in another's name.
 */
export const mayPassOn = (
  from: DeviceId,
  message: { readonly to: DeviceId; readonly from: DeviceId },
): boolean => message.from === from && message.to !== from;
