import { expect, test, vi } from "vitest";
import type { DeviceId } from "../../shared/core/ids.ts";
import { err, ok } from "../../shared/lib/result.ts";
import type { HubAddress } from "../../shared/sync/pairing/hub.ts";
import { createMemoryDevice } from "../testing/memory-till.ts";
import type { DeviceHttp } from "./device-token.ts";
import { lookForHub, openAgreements, openHubMemory } from "./mesh-memory.ts";

const HUB: HubAddress = { addresses: ["192.168.1.2"], port: 8_788, fingerprint: "A".repeat(43) };

const answering = (answer: () => unknown): DeviceHttp =>
  ({ json: async () => answer() }) as unknown as DeviceHttp;

test("where the hub is, is known from the server and kept for when it is away", async () => {
  const store = createMemoryDevice();
  const hub = await openHubMemory(
    store,
    answering(() => ok(HUB)),
  );
  expect(hub.address()).toBeNull();
  await hub.refresh();
  expect(hub.address()).toEqual(HUB);
  const later = await openHubMemory(
    store,
    answering(() => err({ type: "Offline" })),
  );
  await later.refresh();
  expect(later.address()).toEqual(HUB);
});

test("a shop that has no hub any more has none", async () => {
  const store = createMemoryDevice();
  await store.set("hub", HUB);
  const hub = await openHubMemory(
    store,
    answering(() => ok(null)),
  );
  await hub.refresh();
  expect(hub.address()).toBeNull();
  expect(await store.get("hub")).toBeNull();
});

test("a hub that is put up later is found without anybody reloading, until the server is lost", async () => {
  let answer: HubAddress | null = null;
  const hub = await openHubMemory(
    createMemoryDevice(),
    answering(() => ok(answer)),
  );
  const timers = new Set<() => void>();
  const after = (_milliseconds: number, run: () => void) => {
    timers.add(run);
    return () => timers.delete(run);
  };
  const found: (HubAddress | null)[] = [];
  const stop = lookForHub({ hub, looked: () => found.push(hub.address()), after, report: () => {} });
  await vi.waitFor(() => expect(found).toEqual([null]));
  answer = HUB;
  const [look] = timers;
  timers.clear();
  look?.();
  await vi.waitFor(() => expect(found).toEqual([null, HUB]));
  stop();
  expect(timers.size).toBe(0);
});

test("what was agreed with other tills outlives the page", async () => {
  const store = createMemoryDevice();
  const agreement = { device: "till-2" as DeviceId, ufrag: "aaaa", pwd: "b".repeat(24), answer: "SF1" };
  const { known, save } = await openAgreements(store, (error) => expect(error).toBeUndefined());
  expect(known).toEqual([]);
  save([agreement]);
  expect((await openAgreements(store, () => {})).known).toEqual([agreement]);
});
