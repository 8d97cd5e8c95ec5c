import { upgradeWebSocket } from "@hono/node-server";
import { Hono } from "hono";
import type { SocketSession, SyncHub } from "../realtime/sync-hub.ts";

/** Sync over a WebSocket: frames of `shared/sync`, who is who said in the first of them. */
export const syncSocketRoutes = (hub: SyncHub) =>
  new Hono().get(
    "/v1/sync",
    upgradeWebSocket(() => {
      let session: SocketSession | null = null;
      return {
        onOpen: (_event, socket) => {
          session = hub.open({
            send: (frame) => socket.send(frame),
            close: () => socket.close(1000),
          });
        },
        onMessage: ({ data }) => {
          if (typeof data === "string") session?.receive(data);
        },
        onClose: () => session?.closed(),
      };
    }),
  );
