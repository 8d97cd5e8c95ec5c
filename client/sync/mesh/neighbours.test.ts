import { beforeEach, expect, test } from "vitest";
import type { Certificate } from "../../../shared/core/certificate.ts";
import type { DeviceId } from "../../../shared/core/ids.ts";
import type { SessionEvents } from "../../../shared/sync/run.ts";
import type { Said } from "../../../shared/sync/session-state.ts";
import { createNeighbours, type Neighbours, type Way } from "./neighbours.ts";

interface FakeSession {
  readonly events: SessionEvents;
  readonly said: Said[];
  readonly tick: (now: number) => void;
}

let now: number;
let changes: number;
let relayed: string[];
let acknowledged: string[];
let neighbours: Neighbours;

const join = (way: Way): FakeSession => {
  const said: Said[] = [];
  let events: SessionEvents = {};
  const session = neighbours.join(
    way,
    (given) => {
      events = given;
      return { receive: () => {}, tick: () => {}, say: (message) => said.push(message), stop: () => {} };
    },
    {},
  );
  return { events, said, tick: session.tick };
};
const open = (device: string, way: Way = "direct"): FakeSession => {
  const session = join(way);
  session.events.opened?.({
    device,
    name: device,
    kind: way === "direct" ? "till" : "server",
  } as unknown as Certificate);
  return session;
};
const linksSaid = ({ said }: FakeSession) =>
  said.flatMap((message) => (message.type === "links" ? [message.devices.join(" ")] : []));

beforeEach(() => {
  [now, changes, relayed, acknowledged] = [1_000, 0, [], []];
  neighbours = createNeighbours({
    now: () => now,
    changed: () => changes++,
    relay: (from, { body }) => relayed.push(`${from.peer.device}: ${body}`),
    rights: () => {},
    acknowledged: (device) => acknowledged.push(device),
  });
});

test("whoever has proved themselves is in touch, until the session ends", () => {
  const waiting = join("direct");
  waiting.events.acknowledged?.({});
  expect(neighbours.peers.value).toEqual([]);
  const b = open("b");
  expect(neighbours.peers.value).toEqual([
    { device: "b", name: "b", kind: "till", since: 1_000, rtt: null, way: "direct" },
  ]);
  b.events.acknowledged?.({});
  b.events.ended?.("closing", "peer");
  expect([neighbours.all(), neighbours.peers.value, acknowledged, changes]).toEqual([[], [], ["b"], 2]);
});

test("tills and hubs are told with which tills we are linked, each time it changes, the server never", () => {
  const [server, hub] = [open("server", "server"), open("hub", "hub")];
  const b = open("b");
  const c = open("c");
  b.events.ended?.("closing", "peer");
  expect([linksSaid(server), linksSaid(hub), linksSaid(c)]).toEqual([
    [],
    ["", "b", "b c", "c"],
    ["b c", "c"],
  ]);
});

test("a round trip is measured by our own heartbeat's answer alone", () => {
  const b = open("b");
  const rtt = () => neighbours.peers.value[0]?.rtt;
  b.tick(now);
  now += 4;
  b.events.alive?.(777);
  expect(rtt()).toBeNull();
  b.events.alive?.(1_000);
  expect(rtt()).toBe(4);
  b.tick(now);
  now += 14;
  b.events.alive?.(1_004);
  expect(rtt()).toBe(7);
});

test("words and whom others know count from the opening on", () => {
  const b = open("b");
  b.events.links?.(["c" as DeviceId]);
  b.events.relay?.({ type: "relay", to: "a" as DeviceId, from: "b" as DeviceId, body: "hello" });
  expect([neighbours.all()[0]?.knows, relayed, changes]).toEqual([["c"], ["b: hello"], 2]);
});
