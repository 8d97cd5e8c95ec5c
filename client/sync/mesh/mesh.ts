import type { ReadonlySignal } from "@preact/signals";
import type { Certificate } from "../../../shared/core/certificate.ts";
import type { Heads } from "../../../shared/core/heads.ts";
import type { DeviceId } from "../../../shared/core/ids.ts";
import type { ByeReason } from "../../../shared/sync/messages.ts";
import { beginsFirst, mayPassOn, strangersOf } from "../../../shared/sync/pairing/gossip.ts";
import type { HubAddress } from "../../../shared/sync/pairing/hub.ts";
import type { Relay, RunningSession, SessionEvents, Transport } from "../../../shared/sync/run.ts";
import { createCalendar } from "./calendar.ts";
import type { Connections } from "./connection.ts";
import { createHubDial } from "./hub-dial.ts";
import { type Link, openLink } from "./link.ts";
import { createMeetings } from "./meetings.ts";
import { createNeighbours, type Neighbour, type NeighbourEvents, type Peer, type Way } from "./neighbours.ts";
import { createPairing, type Pairing } from "./pairing.ts";
import { createStandby, type StandbyDeps } from "./standby.ts";

/** Keeps this device in touch with all others of the shop that it can reach, whoever else is down. */
export interface Mesh extends Pairing {
  readonly start: () => void;
  readonly stop: () => void;
  /** Something may have changed: tries everybody now. */
  readonly wake: () => void;
  readonly peers: ReadonlySignal<readonly Peer[]>;
  /** Sessions that are open now, the server's included. */
  readonly neighbours: () => readonly Neighbour[];
  /** Takes the session with the server, which lets devices find each other, into the mesh. */
  readonly joinServer: (
    start: (events: SessionEvents) => RunningSession,
    told: NeighbourEvents,
  ) => RunningSession;
  /** Bytes that crossed the links that are open. */
  readonly stats: () => ReadonlyMap<DeviceId, ReturnType<Link["stats"]>>;
}

export interface MeshDeps {
  readonly me: DeviceId;
  /** `null` where the browser has none: then there is the server alone. */
  readonly connections: Connections | null;
  readonly startSession: (transport: Transport, remote: string, events: SessionEvents) => RunningSession;
  readonly isRevoked: (device: DeviceId) => boolean;
  /** Where the shop's hub is, as far as is known. */
  readonly hub: () => HubAddress | null;
  readonly acknowledged: (device: DeviceId, heads: Heads) => void;
  readonly rights: (from: Neighbour, id: number) => void;
  /** What was agreed with other tills for after a reload, and how to keep what is agreed from now on. */
  readonly agreements: Pick<StandbyDeps, "known" | "save">;
  readonly random: (length: number) => string;
  readonly now: () => number;
  readonly chance: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly report: (error: unknown) => void;
}

/** What the two lack of each other comes first; then they agree on how to find each other again. */
const AGREE_MS = 100;
/** Two links to one device that open within this time were begun by both at once. */
const AT_ONCE_MS = 1_000;
/** Of two that learn of each other at once, one waits so long for the other's offer. */
const GIVE_WAY_MS = 400;
const HUB = "hub";

/** One link for each device. Of two begun at once the lower name's stays, so both ends keep the same; else the older one is lost already. */
const worseOf = (me: DeviceId, newer: Link, older: Link): Link => {
  if (newer.since() - older.since() > AT_ONCE_MS || newer.isOurs === older.isOurs) return older;
  const isOursBetter = beginsFirst(me, newer.peer()?.device ?? me);
  return newer.isOurs === isOursBetter ? older : newer;
};

export const createMesh = (deps: MeshDeps): Mesh => {
  const { me, connections, now, after, report } = deps;
  const calendar = createCalendar<DeviceId | typeof HUB>(deps);
  const links = new Set<Link>();
  const waiting = new Map<Link, (word: ByeReason | null) => void>();
  let isRunning = false;
  let isHubServer = false;
  let callOff = (): void => {};

  const neighbours = createNeighbours({
    now,
    changed: () => plan(),
    relay: (from, message) => hear(from, message),
    rights: deps.rights,
    acknowledged: deps.acknowledged,
  });
  const open = (way: Way, isOurs: boolean): Link | null => {
    if (!isRunning || connections === null) return null;
    const link = openLink({ ...deps, connections, neighbours }, { way, isOurs }, { opened, ended });
    links.add(link);
    return link;
  };
  const openDirect = (isOurs: boolean) => open("direct", isOurs);
  const meetings = createMeetings({ ...deps, open: openDirect, send: (to, body) => send(to, body) });
  const hubDial = createHubDial(() => open("hub", true), report);
  const standby = createStandby({
    fingerprint: connections?.fingerprint ?? "",
    open: openDirect,
    send: (to, body) => void pass(to, { type: "relay", to, from: me, body }),
    ...deps.agreements,
    random: deps.random,
  });
  const pairing = createPairing({
    open: openDirect,
    settled: (link) => new Promise((resolve) => waiting.set(link, resolve)),
    fingerprint: connections?.fingerprint ?? "",
  });

  const settle = (link: Link, word: ByeReason | null): void => {
    waiting.get(link)?.(word);
    waiting.delete(link);
  };
  const opened = (link: Link, peer: Certificate): void => {
    meetings.done(link);
    standby.done(link);
    const spare = [...links].find((other) => other !== link && other.peer()?.device === peer.device);
    if (spare !== undefined) worseOf(me, link, spare).close();
    if (link.way === "direct") after(AGREE_MS, () => links.has(link) && standby.agree(peer.device));
    calendar.met(link.way === "hub" ? HUB : peer.device);
    if (link.way === "hub") isHubServer = peer.kind === "server";
    settle(link, null);
  };
  const ended = (link: Link, word: ByeReason | null): void => {
    links.delete(link);
    settle(link, word);
    const met = link.peer()?.device ?? null;
    const key = link.way === "hub" ? HUB : (met ?? meetings.deviceOf(link) ?? standby.deviceOf(link));
    meetings.done(link);
    standby.done(link);
    hubDial.done(link);
    if (key !== null && word !== null) calendar.refused(key);
    else if (key !== null && met === null) calendar.failed(key);
    plan();
  };

  const hear = (from: Neighbour, message: Relay): void => {
    if (message.to === me) hearOurs(from, message);
    else if (from.way === "direct" && mayPassOn(from.peer.device, message)) pass(message.to, message);
  };
  const hearOurs = (from: Neighbour, { from: author, body }: Relay): void => {
    const link = [...links].find((each) => each.peer()?.device === author && author === from.peer.device);
    if (link === undefined || !standby.hear(author, link.remote(), body)) meetings.hear(author, body);
  };
  const pass = (through: DeviceId, message: Relay): boolean => {
    const next = neighbours.all().find(({ peer }) => peer.device === through);
    next?.session.say(message);
    return next !== undefined;
  };
  const send = (to: DeviceId, body: string): boolean => {
    const message: Relay = { type: "relay", to, from: me, body };
    const through = strangers().get(to);
    return through !== undefined && pass(through, message);
  };

  const strangers = (): ReadonlyMap<DeviceId, DeviceId> =>
    strangersOf(
      me,
      neighbours
        .all()
        .map(({ peer, way, knows }) => ({ device: peer.device, isTill: way === "direct", knows })),
    );
  /** Begins what is due and looks again when the next is. */
  const plan = (): void => {
    callOff();
    if (!isRunning || connections === null) return;
    const known = strangers();
    const linked = new Set(neighbours.all().map(({ peer }) => peer.device));
    const lost = standby.waiting().filter((device) => !linked.has(device) && !known.has(device));
    const next = Math.min(planHub(), ...[...known.keys()].map(planMeeting), ...lost.map(planCall));
    if (Number.isFinite(next)) callOff = after(Math.max(0, next - now()), plan);
  };
  const planMeeting = (device: DeviceId): number => {
    if (meetings.has(device)) return Number.POSITIVE_INFINITY;
    const due = calendar.due(device, beginsFirst(me, device) ? 0 : GIVE_WAY_MS);
    if (due > now()) return due;
    meetings.begin(device);
    return Number.POSITIVE_INFINITY;
  };
  /** Nobody knows the way to it, but it may be waiting for our call. */
  const planCall = (device: DeviceId): number => {
    if ([...links].some((link) => standby.deviceOf(link) === device)) return Number.POSITIVE_INFINITY;
    const due = calendar.due(device, 0);
    if (due > now()) return due;
    standby.call(device);
    return Number.POSITIVE_INFINITY;
  };
  /** A hub that is the server itself is of use only while the server is out of reach otherwise. */
  const planHub = (): number => {
    const hub = deps.hub();
    const isServerHere = neighbours.all().some(({ way }) => way === "server");
    const isIdle = isServerHere && isHubServer;
    if (isIdle) hubDial.close();
    if (hub === null || hubDial.isOn() || isIdle) return Number.POSITIVE_INFINITY;
    const due = calendar.due(HUB, 0);
    if (due > now()) return due;
    hubDial.begin(hub);
    return Number.POSITIVE_INFINITY;
  };

  return {
    ...pairing,
    peers: neighbours.peers,
    neighbours: neighbours.all,
    joinServer: (start, told) => neighbours.join("server", start, told),
    start: () => {
      isRunning = true;
      plan();
    },
    stop: () => {
      isRunning = false;
      callOff();
      meetings.stop();
      standby.stop();
      for (const link of [...links]) link.close();
    },
    wake: () => {
      calendar.wake();
      plan();
    },
    stats: () =>
      new Map(
        [...links].flatMap((link) => {
          const device = link.peer()?.device;
          return device === undefined ? [] : [[device, link.stats()] as const];
        }),
      ),
  };
};
