import { type ReadonlySignal, signal } from "@preact/signals";
import type { Certificate } from "../../../shared/core/certificate.ts";
import type { Heads } from "../../../shared/core/heads.ts";
import type { DeviceId } from "../../../shared/core/ids.ts";
import { type ByeReason, MAX_LINKS } from "../../../shared/sync/messages.ts";
import type { Relay, RunningSession, SessionEvents } from "../../../shared/sync/run.ts";

/** A replica in touch now, as people see it. */
export interface Peer {
  readonly device: DeviceId;
  readonly name: string;
  readonly kind: Certificate["kind"];
  /** When the session opened, ms. */
  readonly since: number;
  /** A word there and back, ms; `null` before the first heartbeat was answered. */
  readonly rtt: number | null;
  readonly way: Way;
}

/** Over the server's socket, directly to a hub in the shop, or directly to another till. */
export type Way = "server" | "hub" | "direct";

/** An open session and whom the other end says it is linked with. */
export interface Neighbour {
  readonly peer: Certificate;
  readonly way: Way;
  readonly session: RunningSession;
  readonly knows: readonly DeviceId[];
}

export interface NeighbourEvents extends SessionEvents {
  readonly opened?: (peer: Certificate) => void;
  readonly ended?: (reason: ByeReason, by: "us" | "peer", error?: unknown) => void;
}

/** Everybody this device has an open session with. */
export interface Neighbours {
  /** Starts a session and keeps its place here from its opening to its end. */
  readonly join: (
    way: Way,
    start: (events: SessionEvents) => RunningSession,
    told: NeighbourEvents,
  ) => RunningSession;
  readonly all: () => readonly Neighbour[];
  readonly peers: ReadonlySignal<readonly Peer[]>;
}

export interface NeighboursDeps {
  readonly now: () => number;
  /** Somebody came, went, or is linked with others than before. */
  readonly changed: () => void;
  readonly relay: (from: Neighbour, message: Relay) => void;
  readonly rights: (from: Neighbour, id: number) => void;
  readonly acknowledged: (device: DeviceId, heads: Heads) => void;
}

interface Place {
  neighbour: Neighbour;
  since: number;
  rtt: number | null;
}

/** Heartbeats of ours whose answers may still come. */
const REMEMBERED = 8;

export const createNeighbours = (deps: NeighboursDeps): Neighbours => {
  const places = new Set<Place>();
  const peers = signal<readonly Peer[]>([]);
  let said = "";

  const show = (): void => {
    peers.value = [...places].map(({ neighbour: { peer, way }, since, rtt }) => {
      const { device, name, kind } = peer;
      return { device, name, kind, since, rtt, way };
    });
  };
  /** Tells each with whom we are linked: the server and hubs find their own way. */
  const sayLinks = (only?: Neighbour): void => {
    const tills = [...places].filter(({ neighbour }) => neighbour.way === "direct");
    const devices = tills.map(({ neighbour }) => neighbour.peer.device).slice(0, MAX_LINKS);
    const list = devices.toSorted().join(" ");
    const to = list === said ? [only] : [...places].map(({ neighbour }) => neighbour);
    said = list;
    for (const each of to) if (each?.way !== "server") each?.session.say({ type: "links", devices });
  };
  const changed = (newcomer?: Neighbour): void => {
    show();
    sayLinks(newcomer);
    deps.changed();
  };

  return {
    peers,
    all: () => [...places].map(({ neighbour }) => neighbour),
    join: (way, start, told) => {
      let place: Place | null = null;
      let asked: readonly number[] = [];
      const inPlace = (run: (place: Place) => void): void => {
        if (place !== null) run(place);
      };
      const session = start({
        ...told,
        opened: (peer) => {
          place = { neighbour: { peer, way, session, knows: [] }, since: deps.now(), rtt: null };
          places.add(place);
          told.opened?.(peer);
          changed(place.neighbour);
        },
        acknowledged: (heads) => {
          told.acknowledged?.(heads);
          inPlace(({ neighbour }) => deps.acknowledged(neighbour.peer.device, heads));
        },
        alive: (clock) => {
          told.alive?.(clock);
          if (asked.includes(clock)) inPlace((open) => noteRtt(open, deps.now() - clock, show));
        },
        relay: (message) => inPlace(({ neighbour }) => deps.relay(neighbour, message)),
        rights: (id) => inPlace(({ neighbour }) => deps.rights(neighbour, id)),
        links: (knows) =>
          inPlace((open) => {
            open.neighbour = { ...open.neighbour, knows };
            deps.changed();
          }),
        ended: (reason, by, error) => {
          const wasOpen = place !== null && places.delete(place);
          told.ended?.(reason, by, error);
          if (wasOpen) changed();
        },
      });
      return {
        ...session,
        tick: (now) => {
          asked = [now, ...asked].slice(0, REMEMBERED);
          session.tick(now);
        },
      };
    },
  };
};

/** Smoothed, and shown only when it looks different. */
const noteRtt = (place: Place, measured: number, show: () => void): void => {
  const rtt = place.rtt === null ? measured : Math.round(0.7 * place.rtt + 0.3 * measured);
  if (rtt === place.rtt) return;
  place.rtt = rtt;
  show();
};
