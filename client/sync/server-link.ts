import { type ReadonlySignal, signal } from "@preact/signals";
import type { ByeReason } from "../../shared/sync/messages.ts";
import type { RunningSession, SessionEvents, Transport } from "../../shared/sync/run.ts";
import { backoff } from "./backoff.ts";

/** What of a WebSocket is needed. */
export interface Socket {
  readonly send: (frame: string) => void;
  readonly close: () => void;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

export interface LinkStatus {
  readonly server: "connected" | "connecting" | "offline";
  /** When the server last answered, ms of our clock. */
  readonly lastHeard: number | null;
  /** Our clock minus the server's, ms. */
  readonly drift: number | null;
  /** The word the last session ended with, when it ended by word. */
  readonly lastWord: ByeReason | null;
}

export interface LinkDeps {
  readonly openSocket: () => Socket;
  readonly startSession: (transport: Transport, events: SessionEvents) => RunningSession;
  /** One exchange by plain requests; whether the server answered. */
  readonly exchange: () => Promise<boolean>;
  readonly events: Pick<SessionEvents, "acknowledged" | "refused">;
  readonly now: () => number;
  readonly chance: () => number;
  /** Runs `run` after so many ms; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface ServerLink {
  readonly status: ReadonlySignal<LinkStatus>;
  readonly start: () => void;
  readonly stop: () => void;
  /** Something may have changed (the network, the page came to the front): try now, or ask whether the server is still there. */
  readonly wake: () => void;
}

const TICK_MS = 5_000;
/** Ticks without a word from the server before the link no longer counts as one. */
const DOUBT_MS = 12_000;
const HANDSHAKE_MS = 10_000;
/** Heartbeats of ours whose answers may still come. */
const REMEMBERED = 6;
/** Pause between exchanges by plain requests, and for how long the WebSocket is not tried meanwhile. */
const POLL_MS = 3_000;
const BLOCKED_MS = 60_000;

/**
 * Keeps a session with the server alive: over a WebSocket, by plain requests where none comes through, and tries again for ever, ever
 * slower. What the browser says of the network only makes it try sooner: connected means that the server answered.
 */
export const createServerLink = (deps: LinkDeps): ServerLink => {
  const { now, after } = deps;
  const status = signal<LinkStatus>({ server: "offline", lastHeard: null, drift: null, lastWord: null });
  let isRunning = false;
  let tries = 0;
  let blockedUntil = 0;
  let callOff = (): void => {};
  let attempt: Attempt | null = null;

  const set = (change: Partial<LinkStatus>): void => {
    status.value = { ...status.peek(), ...change };
  };
  const heard = (drift: number | null): void => {
    const known = drift ?? status.peek().drift;
    set({ server: "connected", lastHeard: now(), drift: known, lastWord: null });
  };
  const again = (milliseconds: number): void => {
    callOff();
    if (isRunning) callOff = after(milliseconds, connect);
  };
  const exchange = async (): Promise<void> => {
    const isAnswered = await deps.exchange().catch(() => false);
    if (!isRunning || attempt !== null) return;
    if (!isAnswered) {
      set({ server: "offline" });
      blockedUntil = 0;
      again(backoff(tries++, deps.chance()));
      return;
    }
    heard(null);
    tries = 0;
    if (blockedUntil <= now()) blockedUntil = now() + BLOCKED_MS;
    again(POLL_MS);
  };
  const connect = (): void => {
    callOff();
    if (!isRunning || attempt !== null) return;
    if (blockedUntil > now()) {
      void exchange();
      return;
    }
    attempt = openAttempt(deps, {
      opened: () => {
        tries = 0;
        blockedUntil = 0;
        heard(null);
      },
      heard,
      doubted: () => set({ server: "offline" }),
      ended: (wasOpen, lastWord) => {
        attempt = null;
        if (!isRunning) return;
        set({ server: status.peek().server === "connecting" ? "connecting" : "offline", lastWord });
        if (wasOpen) again(backoff(tries++, deps.chance()));
        else void exchange();
      },
    });
  };
  return {
    status,
    start: () => {
      if (isRunning) return;
      isRunning = true;
      set({ server: "connecting" });
      connect();
    },
    stop: () => {
      isRunning = false;
      callOff();
      attempt?.close();
      attempt = null;
      set({ server: "offline" });
    },
    wake: () => {
      if (!isRunning) return;
      tries = 0;
      blockedUntil = 0;
      if (attempt === null) connect();
      else attempt.tick();
    },
  };
};

interface Attempt {
  readonly tick: () => void;
  readonly close: () => void;
}

interface AttemptEvents {
  readonly opened: () => void;
  readonly heard: (drift: number | null) => void;
  readonly doubted: () => void;
  readonly ended: (wasOpen: boolean, word: ByeReason | null) => void;
}

/** One WebSocket, from its opening to its end. */
const openAttempt = (
  { openSocket, startSession, events, now, after }: LinkDeps,
  tell: AttemptEvents,
): Attempt => {
  const socket = openSocket();
  let session: RunningSession | null = null;
  let [isOpen, isOver] = [false, false];
  let lastHeard = now();
  let asked: readonly number[] = [];
  let word: ByeReason | null = null;

  const end = (): void => {
    if (isOver) return;
    isOver = true;
    stopWaiting();
    stopTicking();
    session?.stop();
    socket.close();
    tell.ended(isOpen, word);
  };
  const tick = (): void => {
    stopTicking();
    if (isOver) return;
    stopTicking = after(TICK_MS, tick);
    if (isOpen && now() - lastHeard > DOUBT_MS) tell.doubted();
    asked = [now(), ...asked].slice(0, REMEMBERED);
    session?.tick(asked[0] ?? 0);
  };
  let stopWaiting = after(HANDSHAKE_MS, end);
  let stopTicking = after(TICK_MS, tick);

  socket.onopen = () => {
    session = startSession(
      { send: (frame) => socket.send(frame), close: () => socket.close() },
      {
        ...events,
        opened: () => {
          stopWaiting();
          stopWaiting = () => {};
          isOpen = true;
          lastHeard = now();
          tell.opened();
        },
        // The peer's own heartbeat carries its clock; the answer to ours carries our own back.
        alive: (clock) => {
          lastHeard = now();
          tell.heard(asked.includes(clock) ? null : lastHeard - clock);
        },
        ended: (reason) => {
          word = reason === "closing" ? null : reason;
          end();
        },
      },
    );
  };
  socket.onmessage = ({ data }) => session?.receive(String(data));
  socket.onclose = end;
  return { tick, close: end };
};
