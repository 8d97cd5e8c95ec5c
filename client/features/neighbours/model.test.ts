import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { DeviceId } from "../../../shared/core/ids.ts";
import { testShop } from "../../../shared/testing/shop.ts";
import { aPeer } from "../../testing/fake-mesh.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { countOnlyHere, neighboursOf } from "./model.ts";

const opened = async () => {
  const world = await testShop({ tills: 3 });
  await world.syncAll();
  const shop = createFakeShop(world.till(), { person: await world.person("seller") });
  return { world, shop };
};

const seen = (times: Readonly<Record<string, number>>) => ({
  times: signal(new Map(Object.entries(times) as [DeviceId, number][])),
});

test("who is in touch stands with how; others of the branch with when they last were", async () => {
  const { world, shop } = await opened();
  const [second, third] = [world.till(1).certificate, world.till(2).certificate];
  shop.peers.value = [aPeer({ device: second.device, name: "as certified", way: "direct", rtt: 4 })];
  const { inTouch, away } = neighboursOf(shop, seen({ [third.device]: 500 }));
  expect(inTouch).toMatchObject([{ id: second.device, code: second.code, touch: { way: "direct", rtt: 4 } }]);
  expect(away.map(({ id, lastSeen }) => [id, lastSeen])).toEqual([[third.device, 500]]);
});

test.each([
  { peer: aPeer({ device: "server", kind: "server", way: "server" }), server: "connected", way: "server" },
  { peer: aPeer({ device: "server", kind: "server", way: "hub" }), server: "offline", way: "hub" },
  { peer: null, server: "connected", way: "server" },
  { peer: null, server: "offline", way: null },
] as const)("the server, linked by $peer.way, said to be $server: $way", async ({ peer, server, way }) => {
  const { shop } = await opened();
  shop.peers.value = peer === null ? [] : [peer];
  shop.sync.value = { ...shop.sync.value, server, lastHeard: 77 };
  const found = neighboursOf(shop, seen({}));
  expect(found.server.touch?.way ?? null).toBe(way);
  expect(found.server.lastSeen).toBe(77);
  expect(found.inTouch).toEqual([]);
});

test("sales that nobody else has are counted among the records", async () => {
  const { world, shop } = await opened();
  const product = await world.addProduct({ policy: "flexible" });
  await world.syncAll();
  for (let i = 0; i < 3; i++)
    await shop.device.must("sale.complete", {
      lines: [{ product, quantity: 1_000 }],
      tenders: [{ type: "card", amount: 10_000 }],
    });
  shop.sync.value = { ...shop.sync.value, unsent: 5 };
  expect(await countOnlyHere(shop)).toEqual({ records: 5, sales: 3 });
  shop.sync.value = { ...shop.sync.value, unsent: 0 };
  expect(await countOnlyHere(shop)).toEqual({ records: 0, sales: 0 });
});
