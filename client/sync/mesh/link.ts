import type { Certificate } from "../../../shared/core/certificate.ts";
import type { DeviceId } from "../../../shared/core/ids.ts";
import { type ByeReason, encodeFrame } from "../../../shared/sync/messages.ts";
import type { RunningSession, SessionEvents, Transport } from "../../../shared/sync/run.ts";
import type { Connection, Connections } from "./connection.ts";
import { createFrameChannel, type LinkStats } from "./frame-channel.ts";
import type { Neighbours, Way } from "./neighbours.ts";

/** A direct connection with its session, from the first attempt to its end. */
export interface Link {
  readonly way: Way;
  /** Whether this end began. */
  readonly isOurs: boolean;
  readonly connection: Connection;
  /** Names the key the other end must have, before it is told who we are; a link that has not opened so many ms after ends. */
  readonly expect: (fingerprint: string, milliseconds: number) => void;
  /** The key named, "" before. */
  readonly remote: () => string;
  /** Who is at the other end, once both have proved themselves. */
  readonly peer: () => Certificate | null;
  /** When it opened, ms; 0 before. */
  readonly since: () => number;
  readonly stats: () => LinkStats;
  readonly close: () => void;
}

export interface LinkDeps {
  readonly connections: Connections;
  readonly neighbours: Neighbours;
  /** Starts a session over the link to the holder of that key. */
  readonly startSession: (transport: Transport, remote: string, events: SessionEvents) => RunningSession;
  /** Whether a device was put out of use since its session opened: asked with every tick. */
  readonly isRevoked: (device: DeviceId) => boolean;
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface LinkEars {
  readonly opened: (link: Link, peer: Certificate) => void;
  /** Said once; `word` when it ended by word. */
  readonly ended: (link: Link, word: ByeReason | null) => void;
}

/** From the first word of the other end to an open session. */
export const OPEN_MS = 8_000;

const READ_OUT_MS = 50;

/** Five of these without a word and a peer is taken for dead [SYNC-7]: within three seconds. */
export const LINK_TICK_MS = 550;

export const openLink = (
  deps: LinkDeps,
  { way, isOurs }: Pick<Link, "way" | "isOurs">,
  ears: LinkEars,
): Link => {
  const { now, after } = deps;
  let session: RunningSession | null = null;
  let peer: Certificate | null = null;
  let remote = "";
  let since = 0;
  let word: ByeReason | null = null;
  let isOver = false;
  let stopWaiting = (): void => {};
  let stopTicking = (): void => {};

  const tick = (): void => {
    stopTicking = after(LINK_TICK_MS, tick);
    if (peer === null || !deps.isRevoked(peer.device)) session?.tick(now());
    else {
      word = "revoked";
      frames.send(encodeFrame({ type: "bye", reason: word }));
      connection.close();
      session?.stop();
    }
  };
  const begin = (): void => {
    session = deps.neighbours.join(way, (events) => deps.startSession(frames, remote, events), {
      opened: (certificate) => {
        stopWaiting();
        peer = certificate;
        since = now();
        ears.opened(link, certificate);
      },
      ended: (reason) => {
        if (reason !== "closing") word = reason;
      },
    });
    tick();
  };
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    stopWaiting();
    stopTicking();
    session?.stop();
    ears.ended(link, word);
  };
  const connection = deps.connections.create({
    reached: () => {
      if (!isOver && peer === null) waitFor(OPEN_MS);
    },
    opened: (channel) => {
      frames.opened(channel);
      if (!isOver && session === null) begin();
    },
    received: (message) => {
      const frame = frames.received(message);
      if (frame !== null) session?.receive(frame);
    },
    drained: () => frames.drained(),
    // What came before the end is read first: it may say why.
    closed: () => void after(READ_OUT_MS, end),
  });
  const frames = createFrameChannel(() => {
    connection.close();
  });
  const waitFor = (milliseconds: number): void => {
    stopWaiting();
    stopWaiting = Number.isFinite(milliseconds) ? after(milliseconds, link.close) : () => {};
  };
  const link: Link = {
    way,
    isOurs,
    connection,
    expect: (fingerprint, milliseconds) => {
      remote = fingerprint;
      waitFor(milliseconds);
    },
    remote: () => remote,
    peer: () => peer,
    since: () => since,
    stats: frames.stats,
    close: () => {
      connection.close();
      end();
    },
  };
  return link;
};
