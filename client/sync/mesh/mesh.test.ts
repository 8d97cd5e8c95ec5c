import { beforeEach, describe, expect, test } from "vitest";
import type { DeviceId } from "../../../shared/core/ids.ts";
import type { RunningSession } from "../../../shared/sync/run.ts";
import { type TestShop, testShop } from "../../../shared/testing/shop.ts";
import { type Air, createAir } from "../../testing/fake-air.ts";
import { createHandTimers, type HandTimers } from "../../testing/hand-timers.ts";
import { createStation, hubAt, pairStations, type Station, sessionOf } from "../../testing/mesh-station.ts";
import { openLink } from "./link.ts";
import { createNeighbours } from "./neighbours.ts";

let shop: TestShop;
let air: Air;
let timers: HandTimers;

const station = (till: number, more: Partial<Parameters<typeof createStation>[0]> = {}): Station =>
  createStation({ air, timers, device: shop.till(till), ...more });
const pair = (first: Station, second: Station) => pairStations(timers, first, second);
const names = (...stations: readonly Station[]) => stations.map(({ id }) => id).sort();

beforeEach(async () => {
  shop = await testShop({ tills: 4 });
  air = createAir();
  timers = createHandTimers();
});

describe("ways to meet", () => {
  test("two that people carried codes between are linked", async () => {
    const [a, b] = [station(0), station(1)];
    expect(await pair(a, b)).toEqual({ ok: true, value: { device: b.id, name: b.id } });
    expect([a.peers(), b.peers()]).toEqual([names(b), names(a)]);
    await timers.pass(600);
    expect(a.mesh.peers.value[0]).toMatchObject({ way: "direct", kind: "till", rtt: 0 });
  });

  test("what one knows the other learns, new sales at once", async () => {
    const [a, b] = [station(0), station(1)];
    const product = await shop.addProduct({ name: "Tea" });
    await shop.syncAll();
    await pair(a, b);
    a.device.signIn(await shop.person("manager"));
    await a.device.must("stock.receive", { lines: [{ product, quantity: 5_000 }] });
    await timers.pass(0);
    const counter = `stock/b1/${product}` as Parameters<ReturnType<typeof b.device.view>["counter"]>[0];
    expect(b.device.view().counter(counter).value).toBe(5_000);
  });

  test("gossip: whoever is linked with one finds the others", async () => {
    const all = [station(0), station(1), station(2), station(3)];
    const [a, b, c, d] = all as [Station, Station, Station, Station];
    await pair(a, b);
    await pair(c, b);
    await timers.pass(600);
    expect(a.peers()).toEqual(names(b, c));
    await pair(d, c);
    await timers.pass(600);
    for (const each of all) expect(each.peers()).toEqual(names(...all.filter((other) => other !== each)));
    expect(all.flatMap(({ reported }) => reported)).toEqual([]);
  });

  test("with a wall between two, both stay in touch through the third, and try each other ever less often", async () => {
    const [a, b, c] = [station(0), station(1), station(2)];
    air.wall(a.id, c.id);
    await pair(a, b);
    await pair(c, b);
    await timers.pass(10_000);
    expect([a.peers(), b.peers(), c.peers()]).toEqual([names(b), names(a, c), names(b)]);
    air.clear();
    await timers.pass(120_000);
    expect(a.peers()).toEqual(names(b, c));
  });

  test("woken, a till tries those out of reach at once", async () => {
    const [a, b, c] = [station(0), station(1), station(2)];
    air.wall(a.id, c.id);
    await pair(a, b);
    await pair(c, b);
    await timers.pass(120_000);
    air.clear();
    a.mesh.wake();
    await timers.pass(1_000);
    expect(a.peers()).toEqual(names(b, c));
  });
});

describe("the server's words", () => {
  /** A server to whose session each belongs, and that says who is there. */
  const serverFor = (...stations: readonly Station[]) => {
    const sessions = new Map<DeviceId, RunningSession>();
    const stop: (() => void)[] = [];
    for (const { id, device, mesh } of stations) {
      let ours: RunningSession | null = null;
      const theirs = mesh.joinServer(
        (events) =>
          sessionOf(
            device,
            { send: (frame) => queueMicrotask(() => ours?.receive(frame)), close: () => {} },
            events,
          ),
        {},
      );
      ours = sessionOf(
        shop.office,
        { send: (frame) => queueMicrotask(() => theirs.receive(frame)), close: () => {} },
        { relay: (message) => sessions.get(message.to)?.say(message) },
      );
      sessions.set(id, ours);
      stop.push(() => {
        ours?.stop();
        theirs.stop();
      });
    }
    return {
      tellAll: () => {
        for (const session of sessions.values())
          session.say({ type: "links", devices: [...sessions.keys()] });
      },
      stop: () => {
        for (const each of stop) each();
      },
    };
  };

  test("two that only the server knows are linked, with one link between them, and outlive it", async () => {
    const [a, b] = [station(0), station(1)];
    const server = serverFor(a, b);
    await timers.pass(10);
    server.tellAll();
    await timers.pass(1_000);
    expect(a.peers()).toEqual([...names(b), shop.office.certificate.name].sort());
    const before = air.opened();
    await timers.pass(5_000);
    expect([before, air.opened()]).toEqual([1, 1]);
    server.stop();
    await timers.pass(100);
    expect([a.peers(), b.peers()]).toEqual([names(b), names(a)]);
  });

  test("a shop's tills that all come at once end with one link between any two", async () => {
    const all = [station(0), station(1), station(2), station(3)];
    const server = serverFor(...all);
    await timers.pass(10);
    server.tellAll();
    await timers.pass(3_000);
    server.stop();
    for (const each of all) expect(each.peers()).toEqual(names(...all.filter((other) => other !== each)));
    await timers.pass(10_000);
    for (const each of all) expect(each.peers()).toEqual(names(...all.filter((other) => other !== each)));
    expect(air.opened()).toBe(6);
  });
});

describe("when links break", () => {
  test("[SYNC-7] a till that is gone without a word is missed within three seconds", async () => {
    const [a, b] = [station(0), station(1)];
    await pair(a, b);
    await timers.pass(2_000);
    air.kill(b.id);
    b.mesh.stop();
    await timers.pass(1_500);
    expect(a.peers()).toEqual(names(b));
    await timers.pass(1_500);
    expect(a.peers()).toEqual([]);
  });

  test("a till that comes back with nobody to help is waited for", async () => {
    const [a, b] = [station(0), station(1)];
    await pair(a, b);
    await timers.pass(2_000);
    air.kill(b.id);
    b.mesh.stop();
    const again = station(1, { disk: b.disk });
    await timers.pass(50);
    expect(again.peers()).toEqual(names(a));
    await timers.pass(2_000);
    expect([a.peers(), again.peers()]).toEqual([names(b), names(a)]);
    air.kill(b.id);
    again.mesh.stop();
    const third = station(1, { disk: b.disk });
    await timers.pass(50);
    expect(third.peers()).toEqual(names(a));
  });

  test("two whose network blinks find each other with nobody's help", async () => {
    const [a, b] = [station(0), station(1)];
    await pair(a, b);
    await timers.pass(2_000);
    air.wall(a.id, b.id);
    await timers.pass(20_000);
    expect([a.peers(), b.peers()]).toEqual([[], []]);
    air.clear();
    await timers.pass(30_000);
    expect([a.peers(), b.peers()]).toEqual([names(b), names(a)]);
    await timers.pass(30_000);
    expect([a.peers(), b.peers()]).toEqual([names(b), names(a)]);
  });

  test("somebody turned away by name is left alone for a while", async () => {
    let refused = 0;
    const turnAway = () => {
      refused++;
      return "branch" as const;
    };
    const [a, b, c] = [station(0), station(1), station(2, { turnAway })];
    await pair(a, b);
    await pair(b, c);
    await timers.pass(20_000);
    expect(a.peers()).toEqual(names(b));
    expect(refused).toBeLessThan(4);
  });

  test("a till put out of use while it is linked is let go by that word, and not called again soon", async () => {
    const revoked = new Set<DeviceId>();
    const isRevoked = (device: DeviceId) => revoked.has(device);
    const turnAway = ({ device }: { readonly device: DeviceId }) =>
      isRevoked(device) ? ("revoked" as const) : null;
    const [a, b, c] = [station(0, { isRevoked, turnAway }), station(1), station(2, { isRevoked, turnAway })];
    await pair(a, b);
    await pair(c, b);
    await timers.pass(2_000);
    revoked.add(b.id);
    await timers.pass(1_000);
    expect([a.peers(), b.peers(), c.peers()]).toEqual([names(c), [], names(a)]);
    const before = air.opened();
    await timers.pass(20_000);
    expect([a.peers(), air.opened() - before <= 4]).toEqual([names(c), true]);
  });

  test("stopped, it closes all and begins nothing; started, it comes back", async () => {
    const [a, b, c] = [station(0), station(1), station(2)];
    await pair(a, b);
    await pair(b, c);
    await timers.pass(2_000);
    a.mesh.stop();
    await timers.pass(100);
    expect([a.peers(), b.peers()]).toEqual([[], names(c)]);
    expect(await a.mesh.createOffer()).toEqual({ ok: false, error: { type: "NoLinks" } });
    await timers.pass(60_000);
    expect(b.peers()).toEqual(names(c));
    a.mesh.start();
    await timers.pass(10_000);
    expect(a.peers()).toEqual(names(b, c));
  });
});

describe("the hub in the shop", () => {
  /** A hub that takes whoever dials it: the organisation's own server, standing in the shop. */
  const openHub = () => {
    const neighbours = createNeighbours({
      now: timers.now,
      changed: () => {},
      relay: () => {},
      rights: () => {},
      acknowledged: () => {},
    });
    air.listen(
      "hub",
      () =>
        openLink(
          {
            connections: air.connections("hub"),
            neighbours,
            startSession: (transport, _, events) => sessionOf(shop.office, transport, events),
            isRevoked: () => false,
            ...timers,
          },
          { way: "direct", isOurs: false },
          { opened: () => {}, ended: () => {} },
        ).connection,
    );
    return neighbours;
  };

  test("is dialled with nobody's help, and again when it is back", async () => {
    const hub = openHub();
    air.wall("hub", shop.till(0).certificate.device);
    const a = station(0, { hub: () => hubAt("hub") });
    await timers.pass(20_000);
    expect(a.peers()).toEqual([]);
    air.clear();
    await timers.pass(60_000);
    expect(a.mesh.peers.value).toMatchObject([{ way: "hub", kind: "server" }]);
    expect(hub.all()).toHaveLength(1);
  });

  test("that is the server itself is let go while the server is there", async () => {
    const hub = openHub();
    const a = station(0, { hub: () => hubAt("hub") });
    await timers.pass(100);
    expect(hub.all()).toHaveLength(1);
    let ours: RunningSession | null = null;
    const theirs = a.mesh.joinServer(
      (events) =>
        sessionOf(
          a.device,
          { send: (frame) => queueMicrotask(() => ours?.receive(frame)), close: () => {} },
          events,
        ),
      {},
    );
    ours = sessionOf(
      shop.office,
      { send: (frame) => queueMicrotask(() => theirs.receive(frame)), close: () => {} },
      {},
    );
    await timers.pass(20_000);
    expect([hub.all().length, a.mesh.peers.value.map(({ way }) => way)]).toEqual([0, ["server"]]);
    theirs.stop();
    await timers.pass(1_000);
    expect(a.mesh.peers.value).toMatchObject([{ way: "hub" }]);
  });
});

test("nothing is left of attempts that came to nothing", async () => {
  const [a, b, c] = [station(0), station(1), station(2)];
  air.wall(a.id, c.id);
  await pair(a, b);
  await pair(c, b);
  await timers.pass(90_000);
  expect(air.alive()).toBeLessThan(20);
});
