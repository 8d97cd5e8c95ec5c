import { beforeEach, expect, test } from "vitest";
import type { Authority, Certificate, Signed } from "../../shared/core/certificate.ts";
import type { Replica } from "../../shared/core/replica.ts";
import { replicaPort } from "../../shared/sync/replica-port.ts";
import {
  type RunningSession,
  runSession,
  type SessionEvents,
  type Transport,
} from "../../shared/sync/run.ts";
import { testCrypto, testKey } from "../../shared/testing/crypto.ts";
import type { TestDevice } from "../../shared/testing/device.ts";
import { type TestShop, testShop } from "../../shared/testing/shop.ts";
import { createHandTimers, type HandTimers } from "../testing/hand-timers.ts";
import { createMemoryDevice } from "../testing/memory-till.ts";
import { type Acknowledged, openAcknowledged } from "./acknowledged.ts";
import { createServerLink, type ServerLink, type Socket } from "./server-link.ts";

const authority: Authority = { org: "org-1" as Authority["org"], key: testKey("authority").key };

/** The server: reachable or not, with WebSockets or without, and mute when asked to be. */
interface Server {
  isUp: boolean;
  takesSockets: boolean;
  isMute: boolean;
  clock: number;
  exchanges: number;
  sockets: number;
}

let shop: TestShop;
let till: TestDevice;
let product: string;
let server: Server;
let timers: HandTimers;
let acknowledged: Acknowledged;
let link: ServerLink;
let nonces = 0;

const sessionOf = (
  replica: Replica,
  device: TestDevice,
  transport: Transport,
  events: SessionEvents,
): RunningSession => {
  const { certificate, signed, sign } = device.writer();
  const config = { org: authority.org, certificate, signed, nonce: `n${++nonces}`, binding: "", window: 8 };
  return runSession({
    config,
    port: replicaPort(replica),
    transport,
    crypto: testCrypto,
    authority,
    sign,
    events,
  });
};

/** A socket whose other end is the office. */
const openSocket = (): Socket => {
  server.sockets++;
  let theirs: RunningSession | null = null;
  let stop = (): void => {};
  const socket: Socket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (frame) => {
      if (server.isUp && !server.isMute) theirs?.receive(frame);
    },
    close: () => {
      stop();
      theirs?.stop();
      theirs = null;
      queueMicrotask(() => socket.onclose?.());
    },
  };
  queueMicrotask(() => {
    if (!server.isUp || !server.takesSockets) return socket.onclose?.();
    const send = (frame: string) => {
      if (server.isUp && !server.isMute) queueMicrotask(() => socket.onmessage?.({ data: frame }));
    };
    theirs = sessionOf(shop.office.replica(), shop.office, { send, close: () => {} }, {});
    const beat = () => {
      theirs?.tick(server.clock);
      stop = timers.after(5_000, beat);
    };
    stop = timers.after(5_000, beat);
    return socket.onopen?.();
  });
  return socket;
};

beforeEach(async () => {
  shop = await testShop();
  product = await shop.addProduct({ name: "Tea" });
  await shop.syncAll();
  till = shop.till();
  till.signIn(await shop.person("manager"));
  timers = createHandTimers();
  server = { isUp: true, takesSockets: true, isMute: false, clock: timers.now(), exchanges: 0, sockets: 0 };
  acknowledged = await openAcknowledged(till.replica(), till.certificate.device, createMemoryDevice());
  link = createServerLink({
    openSocket,
    startSession: (transport, events) => sessionOf(till.replica(), till, transport, events),
    exchange: async () => {
      server.exchanges++;
      return server.isUp;
    },
    events: { acknowledged: acknowledged.take, refused: acknowledged.refuse },
    now: timers.now,
    chance: () => 0.5,
    after: timers.after,
  });
});

const receive = async () => {
  await till.must("stock.receive", { lines: [{ product, quantity: 1000 }] });
};

const state = () => link.status.value.server;

test("connects, sends what is unsent and tells when it is held", async () => {
  expect(acknowledged.unsent.value).toBeGreaterThan(0);
  link.start();
  expect(state()).toBe("connecting");
  await timers.pass(100);
  expect(state()).toBe("connected");
  expect(acknowledged.unsent.value).toBe(0);
  expect(acknowledged.isLastHeld.value).toBe(true);
});

test("a new entry goes out at once", async () => {
  link.start();
  await timers.pass(100);
  const before = shop.office.replica().arrived();
  await receive();
  await timers.pass(0);
  expect(shop.office.replica().arrived()).toBeGreaterThan(before);
  expect(acknowledged.unsent.value).toBe(0);
});

test("a dead server is noticed by its silence, and found again when it is back", async () => {
  link.start();
  await timers.pass(100);
  server.isMute = true;
  await timers.pass(20_000);
  expect(state()).toBe("offline");
  server.isUp = false;
  server.isMute = false;
  await timers.pass(60_000);
  expect(state()).toBe("offline");
  await receive();
  expect(acknowledged.unsent.value).toBeGreaterThan(0);
  server.isUp = true;
  await timers.pass(60_000);
  expect(state()).toBe("connected");
  expect(acknowledged.unsent.value).toBe(0);
});

test("tries ever slower, and at once when woken", async () => {
  server.isUp = false;
  link.start();
  await timers.pass(600_000);
  const tried = server.sockets;
  expect(tried).toBeLessThan(80);
  server.isUp = true;
  link.wake();
  await timers.pass(10);
  expect(state()).toBe("connected");
  expect(server.sockets).toBe(tried + 1);
});

test("where no WebSocket comes through, plain requests do, and the WebSocket is tried again later", async () => {
  server.takesSockets = false;
  link.start();
  await timers.pass(30_000);
  expect(state()).toBe("connected");
  expect(server.exchanges).toBeGreaterThan(5);
  expect(server.sockets).toBe(1);
  server.takesSockets = true;
  await timers.pass(60_000);
  const { exchanges } = server;
  await timers.pass(30_000);
  expect(state()).toBe("connected");
  expect(server.exchanges).toBe(exchanges);
});

test("knows how far its clock is from the server's, though its own heartbeat comes back too", async () => {
  server.clock = timers.now() - 300_000;
  link.start();
  await timers.pass(11_000);
  const drift = link.status.value.drift ?? 0;
  expect(Math.abs(drift - 300_000)).toBeLessThan(15_000);
});

test("stopped, it is silent", async () => {
  link.start();
  await timers.pass(100);
  link.stop();
  const { sockets } = server;
  await timers.pass(120_000);
  expect(state()).toBe("offline");
  expect(server.sockets).toBe(sockets);
});

test("a shop that is not ours is told by its word", async () => {
  const { certificate } = till.writer();
  const foreign = { ...certificate, org: "org-2" } as unknown as Certificate;
  link = createServerLink({
    openSocket,
    startSession: (transport, events) =>
      runSession({
        config: {
          org: "org-2" as Authority["org"],
          certificate: foreign,
          signed: { text: "{}", signature: "" } as unknown as Signed,
          nonce: "x",
          binding: "",
          window: 8,
        },
        port: replicaPort(till.replica()),
        transport,
        crypto: testCrypto,
        authority,
        sign: till.writer().sign,
        events,
      }),
    exchange: async () => false,
    events: {},
    now: timers.now,
    chance: () => 0.5,
    after: timers.after,
  });
  link.start();
  await timers.pass(100);
  expect(link.status.value.lastWord).toBe("organisation");
});
