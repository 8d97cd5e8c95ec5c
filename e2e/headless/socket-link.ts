import { WebSocket } from "ws";
import { type RunDeps, runSession } from "../../shared/sync/run.ts";

export interface SocketLink {
  readonly close: () => Promise<void>;
}

/** A sync session with the server over a real socket, for a till without a browser. */
export const openSocketLink = (
  url: string,
  deps: Omit<RunDeps, "transport">,
  now: () => number,
): Promise<SocketLink> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/v1/sync`, { perMessageDeflate: false });
    const closed = new Promise<void>((done) => socket.on("close", () => done()));
    socket.on("error", reject);
    socket.on("open", () => {
      const session = runSession({
        ...deps,
        transport: { send: (frame) => socket.send(frame), close: () => socket.close() },
        events: {
          ...deps.events,
          opened: (peer) => {
            deps.events.opened?.(peer);
            resolve({
              close: () => {
                clearInterval(ticking);
                session.stop();
                return closed;
              },
            });
          },
          ended: (reason, by, error) => {
            clearInterval(ticking);
            deps.events.ended?.(reason, by, error);
            reject(new Error(`Session ended by ${by}: ${reason}`, { cause: error }));
          },
        },
      });
      const ticking = setInterval(() => session.tick(now()), 5_000);
      socket.on("message", (data) => session.receive(data.toString()));
      socket.on("close", () => {
        clearInterval(ticking);
        session.stop();
      });
    });
  });
