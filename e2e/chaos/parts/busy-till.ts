import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import type { LogId } from "../../../shared/core/ids.ts";
import type { Random } from "../../../shared/lib/seeded-random.ts";
import type { RunningSession } from "../../../shared/sync/run.ts";
import { createSigner, newId, nodeCrypto } from "../../../sync-server/crypto.ts";
import type { Office } from "../../headless/office.ts";
import { createHeadlessTill, type HeadlessTill } from "../../headless/till.ts";
import { ownEntries } from "./own-entries.ts";

/** A till without a screen that sells and syncs by itself, comes back after every cut, and remembers what it was promised. */
export interface BusyTill {
  readonly code: string;
  readonly till: HeadlessTill;
  readonly device: string;
  /** How far the server said that it holds each of our logs: a promise. */
  readonly promised: ReadonlyMap<LogId, number>;
  readonly unsent: () => number;
  readonly sold: () => number;
  /** Sells until told to stop, as fast as `pauseMs` allows. */
  readonly start: () => void;
  readonly stopSelling: () => Promise<void>;
  /** All entries of our own logs, as they were written here. */
  readonly written: () => Promise<readonly string[]>;
  readonly hangUp: () => Promise<void>;
}

export interface BusyTillOptions {
  readonly url: string;
  readonly office: Office;
  readonly code: string;
  readonly products: readonly string[];
  readonly random: Random;
  readonly pauseMs?: number;
}

const AGAIN_AFTER_MS = 100;
const TICK_MS = 1_000;
const PRICE = 10_000;

export const openBusyTill = async (options: BusyTillOptions): Promise<BusyTill> => {
  const { url, office, code, products, random, pauseMs = 5 } = options;
  const signer = createSigner();
  const enrolled = await office.enrol(code, signer.key);
  const deps = { crypto: nodeCrypto, sign: signer.sign, now: Date.now, newId };
  const till = await createHeadlessTill(deps, { ...enrolled, ticket: office.ticket });
  await till.announce();
  const promised = new Map<LogId, number>();
  const stopLink = keepLinked(url, till, promised);
  let sold = 0;
  let selling: Promise<void> | null = null;
  let over = false;

  const sellOn = async (): Promise<void> => {
    while (!over) {
      const lines = [{ product: random.pick(products), quantity: 1_000 }];
      const done = await till.run("sale.complete", { lines, tenders: [{ type: "card", amount: PRICE }] });
      if (done.ok) sold++;
      await sleep(pauseMs);
    }
  };
  const { device } = till.certificate;
  return {
    code,
    till,
    device,
    promised,
    sold: () => sold,
    unsent: () => unsentOf(till, promised),
    start: () => {
      over = false;
      selling = sellOn();
    },
    stopSelling: async () => {
      over = true;
      await selling;
    },
    written: () => ownEntries(till),
    hangUp: stopLink,
  };
};

const ownLogs = ({ replica, certificate }: HeadlessTill) =>
  [...replica.state.logs.values()].filter(({ device }) => device === certificate.device);

const unsentOf = (till: HeadlessTill, promised: ReadonlyMap<LogId, number>): number =>
  ownLogs(till).reduce((sum, { id, head }) => sum + Math.max(0, head - (promised.get(id) ?? 0)), 0);

/** A session with the server, and another whenever it ends. Gives what ends it for good. */
const keepLinked = (url: string, till: HeadlessTill, promised: Map<LogId, number>): (() => Promise<void>) => {
  let over = false;
  let hangUp = (): void => undefined;
  const linked = (async () => {
    while (!over) {
      await oneLink(url, till, promised, (close) => {
        hangUp = close;
      });
      await sleep(AGAIN_AFTER_MS);
    }
  })();
  return () => {
    over = true;
    hangUp();
    return linked;
  };
};

/** Resolves when the link is gone, for whatever reason. */
const oneLink = (
  url: string,
  till: HeadlessTill,
  promised: Map<LogId, number>,
  opened: (close: () => void) => void,
): Promise<void> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/v1/sync`, { perMessageDeflate: false });
    let session: RunningSession | null = null;
    const ticking = setInterval(() => session?.tick(Date.now()), TICK_MS);
    opened(() => socket.close());
    socket.on("open", () => {
      session = till.talk(
        { send: (frame) => socket.send(frame), close: () => socket.close() },
        { acknowledged: (heads) => remember(promised, till, heads) },
      );
    });
    socket.on("message", (data) => session?.receive(data.toString()));
    socket.on("error", () => undefined); // said by "close" too
    socket.on("close", () => {
      clearInterval(ticking);
      session?.stop();
      resolve();
    });
  });

/** Only of our own logs, and never less than was promised before: a promise is not taken back. */
const remember = (
  promised: Map<LogId, number>,
  { certificate }: HeadlessTill,
  heads: Readonly<Record<string, number>>,
): void => {
  for (const [log, head] of Object.entries(heads))
    if (log.startsWith(`${certificate.device}.`))
      promised.set(log as LogId, Math.max(promised.get(log as LogId) ?? 0, head));
};
