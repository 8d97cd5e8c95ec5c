import type { Certificate } from "../../../shared/core/certificate.ts";
import type { ByeReason } from "../../../shared/sync/messages.ts";
import type { RunningSession, SessionEvents, Transport } from "../../../shared/sync/run.ts";
import type { Connection, Connections } from "./connection.ts";
import { createFrameChannel, type LinkStats } from "./frame-channel.ts";
import type { Neighbours, Way } from "./neighbours.ts";

/** A direct connection with its session, from the first attempt to its end. */
export interface Link {
  readonly way: Way;
  readonly connection: Connection;
  /** Names the key the other end must have, before it is told who we are; a link that has not opened so long after ends. */
  readonly expect: (fingerprint: string, milliseconds: number) => void;
  /** The key named, "" before. */
  readonly remote: () => string;
  /** Who is at the other end, once both have proved themselves. */
  readonly peer: () => Certificate | null;
  readonly stats: () => LinkStats;
  readonly close: () => void;
}

export interface LinkDeps {
  readonly connections: Connections;
  readonly neighbours: Neighbours;
  /** Starts a session over the link to the holder of that key. */
  readonly startSession: (transport: Transport, remote: string, events: SessionEvents) => RunningSession;
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface LinkEars {
  readonly opened: (link: Link, peer: Certificate) => void;
  /** Said once; `word` when it ended by word. */
  readonly ended: (link: Link, word: ByeReason | null) => void;
}

/** Five of these without a word and a peer is taken for dead [SYNC-7]: within three seconds. */
export const LINK_TICK_MS = 550;

export const openLink = (deps: LinkDeps, way: Way, ears: LinkEars): Link => {
  const { now, after } = deps;
  let session: RunningSession | null = null;
  let peer: Certificate | null = null;
  let remote = "";
  let word: ByeReason | null = null;
  let isOver = false;
  let stopWaiting = (): void => {};
  let stopTicking = (): void => {};

  const tick = (): void => {
    stopTicking = after(LINK_TICK_MS, tick);
    session?.tick(now());
  };
  const begin = (): void => {
    session = deps.neighbours.join(way, (events) => deps.startSession(frames, remote, events), {
      opened: (certificate) => {
        stopWaiting();
        peer = certificate;
        ears.opened(link, certificate);
      },
      ended: (reason) => {
        word = reason === "closing" ? null : reason;
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
    opened: (channel) => {
      frames.opened(channel);
      if (!isOver && session === null) begin();
    },
    received: (message) => {
      const frame = frames.received(message);
      if (frame !== null) session?.receive(frame);
    },
    drained: () => frames.drained(),
    closed: end,
  });
  const frames = createFrameChannel(() => {
    connection.close();
  });
  const link: Link = {
    way,
    connection,
    expect: (fingerprint, milliseconds) => {
      remote = fingerprint;
      stopWaiting();
      stopWaiting = after(milliseconds, link.close);
    },
    remote: () => remote,
    peer: () => peer,
    stats: frames.stats,
    close: () => {
      connection.close();
      end();
    },
  };
  return link;
};
