import { createHttp } from "../session/http.ts";
import type { Surroundings } from "../session/open-shop.ts";
import { atNextFrame } from "../store/live.ts";
import type { TabChannel } from "../store/till-deps.ts";
import type { Socket } from "../sync/server-link.ts";
import { readClock } from "./clock.ts";
import { createCrypto } from "./crypto.ts";
import { randomText } from "./ids.ts";

/** This browser's clock, chance, storage, network and locks, for the composition root. `name` is the database's. */
export const browserSurroundings = (name: string, report: (error: unknown) => void): Surroundings => ({
  http: createHttp((input, init) => fetch(input, init)),
  openSocket: () => openSocket(new URL("/v1/sync", location.href)),
  crypto: createCrypto(),
  locks: navigator.locks,
  local: localStorage,
  tab: sessionStorage,
  tabs: createTabChannel(name),
  now: readClock,
  random: randomText,
  chance: () => Math.random(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  whenIdle: (task) => void requestIdleCallback(task, { timeout: 5_000 }),
  atNextFrame,
  report,
});

/** Calls `wake` when the network or the page comes back, and `flush` when the page goes out of sight. */
export const onComingAndGoing = (wake: () => void, flush: () => void): void => {
  addEventListener("online", wake);
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) flush();
    else wake();
  });
};

const openSocket = (url: URL): Socket => {
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url) as Socket;
};

const createTabChannel = (name: string): TabChannel => {
  const channel = new BroadcastChannel(`${name}-entries`);
  return {
    post: () => channel.postMessage(null),
    listen: (heard) => {
      channel.onmessage = heard;
    },
  };
};
