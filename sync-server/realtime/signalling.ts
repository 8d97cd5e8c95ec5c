import type { Certificate } from "../../shared/core/certificate.ts";
import type { DeviceId, OrgId } from "../../shared/core/ids.ts";
import { MAX_LINKS } from "../../shared/sync/messages.ts";
import type { Relay } from "../../shared/sync/run.ts";
import type { Clock } from "../clock.ts";
import { createElsewhere, type Elsewhere } from "./elsewhere.ts";
import type { Notifier } from "./notifier.ts";
import { mayKnow, type Present, presentOf } from "./present.ts";

/** Helps devices that are connected to the server find one another; what is lost of it costs time, never truth. */
export interface Signalling {
  /** From when a device's session is open until it leaves. A device that comes again is spoken to where it came last. */
  readonly join: (org: OrgId, certificate: Certificate, ears: Ears) => Seat;
  /** Every few seconds: tells the other processes who is here, and forgets those that fell silent. */
  readonly tick: () => void;
  readonly close: () => void;
}

/** How a device is spoken to. */
export interface Ears {
  readonly relay: (message: Relay) => void;
  readonly links: (devices: readonly DeviceId[]) => void;
}

export interface Seat {
  /**
   * Passes words on to the device they are for. Dropped without a word: what is not the sender's own, too much at once, and what is
   * for a device that is not connected or that the sender may not know.
   */
  readonly relay: (message: Relay) => void;
  readonly leave: () => void;
}

export interface SignallingDeps {
  readonly notifier: Pick<Notifier, "say" | "hear">;
  readonly clock: Clock;
}

/** A shop's tills that come back together are told of one another once, not each of each. */
const GATHER_MS = 25;
/** A device may say so much at once (an offer to each till of a large shop), and so much a second in the long run. */
const BURST = 200;
const PER_SECOND = 20;

export const createSignalling = ({ notifier, clock }: SignallingDeps): Signalling => {
  const rooms = new Map<OrgId, Room>();
  const roomOf = (org: OrgId): Room => {
    const room = rooms.get(org) ?? openRoom(org, notifier, clock);
    rooms.set(org, room);
    return room;
  };
  return {
    join: (org, certificate, ears) => {
      const room = roomOf(org);
      const mine: Guest = { present: presentOf(certificate), ears, told: null };
      room.arrive(mine);
      const allow = createAllowance(clock);
      return {
        relay: (message) => {
          if (message.from === mine.present.device && allow()) room.pass(mine.present, message);
        },
        leave: () => {
          if (room.depart(mine) && rooms.get(org) === room) rooms.delete(org);
        },
      };
    },
    tick: () => {
      for (const room of rooms.values()) room.tick();
    },
    close: () => {
      for (const room of rooms.values()) room.close();
      rooms.clear();
    },
  };
};

interface Guest {
  readonly present: Present;
  readonly ears: Ears;
  /** The list as told last. */
  told: string | null;
}

/** The devices of one organisation, here and at other processes of the server. */
interface Room {
  readonly arrive: (guest: Guest) => void;
  /** Whether nobody is left. */
  readonly depart: (guest: Guest) => boolean;
  readonly pass: (from: Present, message: Relay) => void;
  readonly tick: () => void;
  readonly close: () => void;
}

const openRoom = (org: OrgId, notifier: SignallingDeps["notifier"], clock: Clock): Room => {
  const here = new Map<DeviceId, Guest>();
  let telling: NodeJS.Timeout | null = null;
  const tellSoon = (): void => {
    telling ??= setTimeout(() => {
      telling = null;
      tellAll(here, elsewhere);
    }, GATHER_MS);
  };
  const elsewhere = createElsewhere({
    say: (word) => notifier.say(org, word),
    hear: (listener) => notifier.hear(org, listener),
    clock,
    here: () => [...here.values()].map(({ present }) => present),
    changed: tellSoon,
    relayed: (from, message) => deliver(here.get(message.to), from, message),
  });
  const close = (): void => {
    if (telling !== null) clearTimeout(telling);
    elsewhere.close();
  };
  return {
    arrive: (guest) => {
      here.set(guest.present.device, guest);
      elsewhere.arrived(guest.present);
      tellSoon();
    },
    depart: (guest) => {
      const { device } = guest.present;
      if (here.get(device) === guest) {
        here.delete(device);
        elsewhere.left(device);
        tellSoon();
      }
      if (here.size === 0) close();
      return here.size === 0;
    },
    pass: (from, message) => {
      const guest = here.get(message.to);
      if (guest !== undefined) deliver(guest, from, message);
      else elsewhere.pass(from, message);
    },
    tick: elsewhere.tick,
    close,
  };
};

const deliver = (guest: Guest | undefined, from: Present, message: Relay): void => {
  if (guest !== undefined && mayKnow(from, guest.present)) guest.ears.relay(message);
};

/** Each device hears who is connected of those it may know, itself left out, when that has changed. */
const tellAll = (here: ReadonlyMap<DeviceId, Guest>, elsewhere: Elsewhere): void => {
  const all = new Map(elsewhere.all().map((present) => [present.device, present]));
  for (const { present } of here.values()) all.set(present.device, present);
  for (const guest of here.values()) {
    const devices = [...all.values()]
      .filter((other) => other.device !== guest.present.device && mayKnow(guest.present, other))
      .map(({ device }) => device)
      .sort()
      .slice(0, MAX_LINKS);
    const list = devices.join(" ");
    if (list === guest.told) continue;
    guest.told = list;
    guest.ears.links(devices);
  }
};

/** Lets through at most `BURST` at once and `PER_SECOND` in the long run. A clock set back gives nothing. */
const createAllowance = (clock: Clock): (() => boolean) => {
  let left = BURST;
  let since: number = clock();
  return () => {
    const now = clock();
    left = Math.min(BURST, left + (Math.max(0, now - since) / 1_000) * PER_SECOND);
    since = now;
    if (left < 1) return false;
    left--;
    return true;
  };
};
