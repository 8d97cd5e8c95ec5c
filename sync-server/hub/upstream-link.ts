import { randomInt } from "node:crypto";
import type { Logger } from "pino";
import { WebSocket } from "ws";
import { type RunningSession, runSession } from "../../shared/sync/run.ts";
import type { Clock } from "../clock.ts";
import { newSecret, nodeCrypto } from "../crypto.ts";
import { createSyncPort, type SyncPortDeps } from "../ingest/sync-port.ts";
import type { Organisation, Organisations } from "../store/organisations.ts";
import type { Membership } from "./membership.ts";

export interface UpstreamLinkDeps extends SyncPortDeps {
  readonly organisations: Organisations;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface UpstreamEvents {
  /** The server answered, and knows us. */
  readonly opened: () => void;
}

export interface UpstreamLink {
  readonly close: () => void;
}

const TICK_MS = 5_000;
const HANDSHAKE_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const WINDOW = 8;

/** Keeps a session between a hub's database and its server, and tries again for ever: what tills bring here goes there, and back. */
export const startUpstreamLink = (
  deps: UpstreamLinkDeps,
  { url, org }: Pick<Membership, "url" | "org">,
  events: UpstreamEvents,
): UpstreamLink => {
  let closed = false;
  let tries = 0;
  let current: Attempt | null = null;
  let waiting: NodeJS.Timeout | null = null;

  const connect = async (): Promise<void> => {
    const organisation = await deps.organisations.get(org);
    if (closed || organisation === null) return;
    current = openAttempt(deps, url, organisation, {
      opened: () => {
        tries = 0;
        events.opened();
      },
      ended: again,
    });
  };
  const again = (): void => {
    if (closed) return;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries++, 10));
    // Hubs of many shops do not all knock at the same moment when the server is back.
    waiting = setTimeout(start, randomInt(Math.ceil(pause / 2), Math.ceil(pause * 1.5)));
  };
  const start = (): void => {
    connect().catch((error: unknown) => {
      deps.log.debug({ err: error }, "could not begin to connect");
      again();
    });
  };
  start();
  return {
    close: () => {
      closed = true;
      if (waiting !== null) clearTimeout(waiting);
      current?.close();
    },
  };
};

interface Attempt {
  readonly close: () => void;
}

/** One WebSocket, from its opening to its end. */
const openAttempt = (
  deps: UpstreamLinkDeps,
  url: string,
  organisation: Organisation,
  tell: { readonly opened: () => void; readonly ended: () => void },
): Attempt => {
  const address = new URL("/v1/sync", url.replace(/^http/, "ws"));
  const socket = new WebSocket(address, { handshakeTimeout: HANDSHAKE_MS, perMessageDeflate: false });
  let session: RunningSession | null = null;
  let isOver = false;
  const ticking = setInterval(() => session?.tick(deps.clock()), TICK_MS);
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(ticking);
    session?.stop();
    socket.close();
    tell.ended();
  };
  socket.on("open", () => {
    session = startSession(deps, organisation, socket, { opened: tell.opened, ended: end });
  });
  socket.on("message", (data) => session?.receive(data.toString()));
  socket.on("error", (error) => deps.log.debug({ err: error }, "the server is not reached"));
  socket.on("close", end);
  return { close: end };
};

const startSession = (
  deps: UpstreamLinkDeps,
  { id, authority, server: { certificate, signed, sign } }: Organisation,
  socket: WebSocket,
  tell: { readonly opened: () => void; readonly ended: () => void },
): RunningSession =>
  runSession({
    config: { org: id, certificate, signed, nonce: newSecret(), binding: "", window: WINDOW },
    // All that is held here is the server's to read.
    port: createSyncPort(deps, { id, authority }, { ...certificate, reads: ["*"] }),
    transport: { send: (frame) => socket.send(frame), close: () => socket.close() },
    crypto: nodeCrypto,
    authority,
    sign,
    turnAway: ({ kind }) => (kind === "server" ? null : "certificate"),
    events: {
      opened: tell.opened,
      refused: (refusal) => deps.log.warn({ refusal }, "the server would not take an entry"),
      ended: (reason, by, error) => {
        const level = reason === "closing" ? "debug" : "warn";
        deps.log[level]({ reason, by, err: error }, "the session with the server ended");
        tell.ended();
      },
    },
  });
