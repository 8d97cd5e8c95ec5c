import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";

/** Stands between a browser and the server, and can cut what the server answers. */
export interface CuttingProxy {
  readonly url: string;
  /** From now on what the browser sends still arrives, but no answer comes back. */
  readonly swallowAnswers: () => void;
  /** Ends all connections, and lets new ones through whole. */
  readonly cut: () => void;
  /** Ends all connections and takes no new ones, as a pulled cable does, until `cut` lets them through again. */
  readonly pull: () => void;
  readonly close: () => Promise<void>;
}

export const startCuttingProxy = async (target: string): Promise<CuttingProxy> => {
  const { port } = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  let isSwallowing = false;
  let isPulled = false;
  const server = createServer((browser) => {
    if (isPulled) return void browser.destroy();
    const upstream = connect(Number(port), "localhost");
    const pair = [browser, upstream] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      browser.destroy();
      upstream.destroy();
    };
    browser.on("data", (data) => upstream.write(data));
    upstream.on("data", (data) => isSwallowing || browser.write(data));
    for (const socket of pair) socket.on("close", end).on("error", end);
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const cut = (): void => {
    isSwallowing = false;
    isPulled = false;
    for (const [browser, upstream] of pairs) {
      browser.destroy();
      upstream.destroy();
    }
  };
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    swallowAnswers: () => {
      isSwallowing = true;
    },
    cut,
    pull: () => {
      cut();
      isPulled = true;
    },
    close: () => closeServer(server, cut),
  };
};

const closeServer = (server: Server, cut: () => void): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    cut();
  });
