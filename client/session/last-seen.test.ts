import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { DeviceId } from "../../shared/core/ids.ts";
import type { Peer } from "../sync/mesh/neighbours.ts";
import { followLastSeen } from "./last-seen.ts";

const aPeer = (device: string, rtt: number | null = null): Peer => ({
  device: device as DeviceId,
  name: device,
  kind: "till",
  since: 0,
  rtt,
  way: "direct",
});

const aStore = (text: string | null = null) => {
  const kept = { text, writes: 0 };
  return {
    kept,
    getItem: () => kept.text,
    setItem: (_: string, value: string) => {
      kept.text = value;
      kept.writes += 1;
    },
  };
};

test("a device is remembered as of when it went, over a restart", () => {
  const clock = { now: 1_000 };
  const local = aStore();
  const peers = signal<readonly Peer[]>([aPeer("t2")]);
  const first = followLastSeen({ peers, local, now: () => clock.now });
  clock.now = 5_000;
  peers.value = [];
  first.stop();
  const again = followLastSeen({ peers: signal([]), local, now: () => 9_000 });
  expect([...again.times.value]).toEqual([["t2", 5_000]]);
});

test("heartbeats are not written down one by one", () => {
  const clock = { now: 0 };
  const local = aStore();
  const peers = signal<readonly Peer[]>([aPeer("t2", 1)]);
  const { times } = followLastSeen({ peers, local, now: () => clock.now });
  for (clock.now = 1_000; clock.now <= 120_000; clock.now += 1_000) peers.value = [aPeer("t2", clock.now)];
  expect(local.kept.writes).toBe(3);
  expect(times.value.get("t2" as DeviceId)).toBe(120_000);
});

test.each([null, "no JSON", "7", '{"t2":"soon","t3":4}'])("%s is read as far as it can be", (text) => {
  const { times } = followLastSeen({ peers: signal([]), local: aStore(text), now: () => 0 });
  expect([...times.value]).toEqual(text?.startsWith("{") ? [["t3", 4]] : []);
});
