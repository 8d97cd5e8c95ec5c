import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import type { Run } from "../experiment.ts";

/** Stands between a till and the server and cuts a connection at one exact byte, either way. */
export interface ByteCutter {
  readonly url: string;
  /** The next connection that carries bytes this way ends after so many of them; once. */
  readonly cutAfter: (way: Way, bytes: number) => void;
  /** Lets everything through again; gives whether the cut had been made. */
  readonly disarm: () => boolean;
  /** Bytes that went this way since it was last asked. */
  readonly passed: (way: Way) => number;
}

export type Way = "request" | "answer";

export const startByteCutter = async (run: Pick<Run, "atEnd">, target: string): Promise<ByteCutter> => {
  const port = Number(new URL(target).port);
  const sockets = new Set<Socket>();
  const passed = { request: 0, answer: 0 };
  let armed: { way: Way; left: number } | null = null;
  let isCut = false;

  const carry = (way: Way, from: Socket, to: Socket): void => {
    from.on("data", (data) => {
      passed[way] += data.length;
      if (armed?.way !== way) {
        to.write(data);
        return;
      }
      if (data.length <= armed.left) {
        armed.left -= data.length;
        to.write(data);
        return;
      }
      const rest = data.subarray(0, armed.left);
      armed = null;
      isCut = true;
      // Sent and only then ended, or the system would throw away what is on its way.
      to.end(rest, () => {
        to.destroy();
        from.destroy();
      });
    });
  };
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined); // said by "close" too
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    carry("request", near, far);
    carry("answer", far, near);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  run.atEnd(
    () =>
      new Promise<void>((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutAfter: (way, bytes) => {
      armed = { way, left: bytes };
      isCut = false;
    },
    disarm: () => {
      armed = null;
      return isCut;
    },
    passed: (way) => {
      const bytes = passed[way];
      passed[way] = 0;
      return bytes;
    },
  };
};
