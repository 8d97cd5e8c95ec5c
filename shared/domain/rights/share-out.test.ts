import fc from "fast-check";
import { expect, test } from "vitest";
import { rightsOf } from "../../core/cut.ts";
import { branchScope, type DeviceId } from "../../core/ids.ts";
import { exchange, type TestShop, testShop } from "../../testing/shop.ts";
import { type SharingOut, shareOut } from "./share-out.ts";
import { CRATE, stepOn, testArea, testRules, WALLET } from "./testing/areas.ts";

type Device = TestShop["office"];

const held = (shop: TestShop): number[] => shop.tills.map((till) => till.view().counter(CRATE).rights);

const draftsAt = (shop: TestShop, device: Device, over: Partial<SharingOut> = {}) =>
  shareOut({
    state: device.state(),
    me: device.writer().holder,
    rules: testRules,
    scope: branchScope(shop.branch),
    as: device === shop.office ? "reserve" : "till",
    ...over,
  });

const shareAt = async (shop: TestShop, device: Device, over: Partial<SharingOut> = {}) => {
  await device.write(draftsAt(shop, device, over));
  await shop.syncAll();
};

const fill = (shop: TestShop, device: Device, mint: number) =>
  device.write([stepOn(branchScope(shop.branch), "crate.filled", { counter: CRATE, mint })]);

const aShop = async (...filled: readonly number[]) => {
  const shop = await testShop({ tills: filled.length, kinds: testArea.kinds });
  for (const [i, mint] of filled.entries()) if (mint > 0) await fill(shop, shop.till(i), mint);
  await shop.syncAll();
  return shop;
};

test("[STOCK-4] a till that opens late gets its share of what the first one holds, and all comes to rest", async () => {
  const shop = await aShop(90);
  await shop.addDevice("till", shop.branch, "T2");
  await shop.syncAll();
  await shareAt(shop, shop.till());
  expect(held(shop)).toEqual([50]);
  expect(draftsAt(shop, shop.till())).toEqual([]);
});

test("[STOCK-9] a device that does not use it hands out all of a little in whole steps, and keeps a share of much", async () => {
  const shop = await aShop(0, 0, 0);
  await fill(shop, shop.office, 70);
  await shop.syncAll();
  await shareAt(shop, shop.office);
  expect(held(shop)).toEqual([30, 20, 20]);
  await fill(shop, shop.office, 1_000);
  await shop.syncAll();
  await shareAt(shop, shop.office);
  expect(shop.office.view().counter(CRATE).rights).toBeGreaterThan(200);
});

test("[RIGHTS-3] nothing is written where nobody else is known, of what waits to be asked for, or of what is not declared", async () => {
  const alone = await aShop(90);
  expect(draftsAt(alone, alone.till())).toEqual([]);
  const shop = await aShop(90, 0);
  await shop.till().write([stepOn("org", "wallet.topped-up", { counter: WALLET, mint: 100 })]);
  const drafts = draftsAt(shop, shop.till());
  expect(drafts.flatMap(({ effects = [] }) => effects.map(({ counter }) => counter))).toEqual([CRATE]);
  expect(draftsAt(shop, shop.till(), { scope: "org" })).toEqual([]);
  expect(draftsAt(shop, shop.till(), { rules: [] })).toEqual([]);
  const unknown = testRules.map((rule) => ({ ...rule, step: () => null }));
  expect(draftsAt(shop, shop.till(), { rules: unknown }), "in steps nobody knows").toEqual([]);
});

test("[RIGHTS-3] only those counters are looked at that are named", async () => {
  const shop = await aShop(90, 0);
  expect(draftsAt(shop, shop.till(), { counters: [WALLET] })).toEqual([]);
  expect(draftsAt(shop, shop.till(), { counters: [CRATE, WALLET] })).toEqual(draftsAt(shop, shop.till()));
});

test("[RIGHTS-5] two that meet even out between them, though another is richer still and out of reach", async () => {
  const shop = await aShop(300, 120, 60);
  const [first, second, third] = shop.tills as [Device, Device, Device];
  const among = (...devices: readonly Device[]): DeviceId[] =>
    devices.map(({ certificate }) => certificate.device);
  expect(draftsAt(shop, second)).toEqual([]);
  expect(draftsAt(shop, second, { among: among(third) }), "half is enough in the background").toEqual([]);
  await shareAt(shop, second, { among: among(third), settling: true });
  expect(held(shop)).toEqual([300, 90, 90]);
  expect(draftsAt(shop, third, { among: among(second), settling: true })).toEqual([]);
  expect(draftsAt(shop, first, { among: [], settling: true }), "with nobody").toEqual([]);
});

test("[RIGHTS-3] who used much lately gets much", async () => {
  const shop = await aShop(200, 0);
  const busy = shop.till(1).writer().holder;
  await shareAt(shop, shop.till(), { demandOf: (_, holder) => (holder === busy ? 90 : 10) });
  expect(held(shop)).toEqual([50, 150]);
});

const step = fc.record({ at: fc.nat(2), with: fc.nat(2), settling: fc.boolean(), uses: fc.nat(3) });

test("[RIGHTS-1] whoever shares with whom on whatever it has heard, nothing is made or lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
      const shop = await aShop(400, 100, 0);
      const tills = shop.tills as [Device, Device, Device];
      let used = 0;
      for (const { at, with: other, settling, uses } of steps) {
        const [me, peer] = [tills[at] as Device, tills[other] as Device];
        const spend = Math.min(uses * 10, me.view().counter(CRATE).rights);
        used += spend;
        const use = { counter: CRATE, spend };
        if (spend > 0) await me.write([stepOn(branchScope(shop.branch), "crate.emptied", use)]);
        if (me !== peer) await exchange(me, peer);
        await me.write(draftsAt(shop, me, settling ? { settling, among: [peer.certificate.device] } : {}));
      }
      await shop.syncAll();
      const { cuts, counters } = shop.office.state();
      const rights = tills.map((till) => rightsOf(cuts, counters.get(CRATE) ?? [], till.writer().holder));
      expect(Math.min(...rights)).toBeGreaterThanOrEqual(0);
      expect(rights.reduce((sum, each) => sum + each, 0)).toBe(500 - used);
    }),
    { numRuns: 20 },
  );
});
