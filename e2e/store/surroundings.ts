import { chance } from "../../client/device/chance.ts";
import { readClock } from "../../client/device/clock.ts";
import { createCrypto } from "../../client/device/crypto.ts";
import { randomText } from "../../client/device/ids.ts";
import { afterTimer } from "../../client/session/calm.ts";
import type { Surroundings } from "../../client/session/open-shop.ts";
import { atNextFrame } from "../../client/store/live.ts";
import type { Socket } from "../../client/sync/server-link.ts";
import { err } from "../../shared/lib/result.ts";

/** The browser as the app has it, in a world without a server. */
export const surroundingsWithoutServer = (name: string, report: (error: unknown) => void): Surroundings => {
  const channel = new BroadcastChannel(name);
  const offline = async () => err({ type: "Offline" } as const);
  const deadSocket = (): Socket => ({
    onopen: null,
    onmessage: null,
    onclose: null,
    send: () => {},
    close: () => {},
  });
  return {
    http: { json: offline, response: offline },
    openSocket: deadSocket,
    transportKeys: null,
    crypto: createCrypto(),
    locks: navigator.locks,
    local: localStorage,
    tab: sessionStorage,
    tabs: {
      post: () => channel.postMessage(null),
      listen: (heard) => channel.addEventListener("message", heard),
    },
    now: readClock,
    random: randomText,
    chance,
    after: afterTimer,
    whenIdle: (task) => void requestIdleCallback(task),
    atNextFrame,
    report,
  };
};
