import fc from "fast-check";
import { expect, test } from "vitest";
import { counterRules } from "./commands.ts";
import { counterRights, counterValue } from "./core/counter.ts";
import type { Entry } from "./core/entry.ts";
import { branchScope } from "./core/ids.ts";
import { stateHash } from "./core/state-hash.ts";
import { shareOut } from "./domain/rights/share-out.ts";
import { stockCounter } from "./domain/stock/item.ts";
import { testDigestHex } from "./testing/crypto.ts";
import type { TestDevice } from "./testing/device.ts";
import { exchange, type TestShop, testShop } from "./testing/shop.ts";

const TILLS = 3;
const PRODUCTS = 3;

/** One thing that happens; numbers pick the till, the product and the amount. */
type Step =
  | {
      readonly type: "sell" | "receive" | "count" | "give";
      readonly at: number;
      readonly product: number;
      readonly units: number;
    }
  | { readonly type: "share" | "restart" | "break"; readonly at: number }
  | { readonly type: "talk"; readonly at: number; readonly to: number; readonly batches: number };

const till = fc.nat(TILLS - 1);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom("sell", "sell", "sell", "receive", "count", "give"),
      at: till,
      product: fc.nat(PRODUCTS - 1),
      units: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom("share", "share", "restart", "break"), at: till }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant("talk"),
      at: till,
      to: fc.nat(TILLS),
      batches: fc.constantFrom(1, 2, 99),
    }),
  },
) as fc.Arbitrary<Step>;

interface World {
  readonly shop: TestShop;
  readonly products: readonly string[];
  readonly devices: readonly TestDevice[];
}

/** An office and three tills, each with someone who may sell, receive and count, but override nothing. */
const openWorld = async (): Promise<World> => {
  const shop = await testShop({ tills: TILLS });
  const products: string[] = [];
  for (let i = 0; i < PRODUCTS; i++) products.push(await shop.addProduct({ name: `P${i}`, price: 100 }));
  await shop.syncAll();
  shop.till().signIn(shop.owner);
  const lines = products.map((product) => ({ product, quantity: 30_000 }));
  await shop.till().must("stock.receive", { lines });
  return { shop, products, devices: [...shop.tills, shop.office] };
};

const perform = async (world: World, step: Step): Promise<void> => {
  const device = world.devices[step.at] as TestDevice;
  switch (step.type) {
    case "talk": {
      const other = world.devices[step.to] as TestDevice;
      return other === device ? undefined : exchange(device, other, step.batches);
    }
    case "restart":
      return device.restart();
    case "break":
      return device.restart({ continuous: false });
    case "share":
      return shareInBackground(world, device);
    default:
      return act(world, device, step);
  }
};

const shareInBackground = async ({ shop }: World, device: TestDevice): Promise<void> => {
  const [state, me] = [device.state(), device.writer().holder];
  const scope = branchScope(shop.branch);
  await device.write(shareOut({ state, me, rules: counterRules, scope, as: "till" }));
};

/** What is refused is refused: any error but these three is a bug. */
const REFUSALS = ["NotEnough", "UnknownHolder", "BadQuantity"];

const act = async (
  { shop, products }: World,
  device: TestDevice,
  step: Extract<Step, { readonly product: number }>,
): Promise<void> => {
  const product = products[step.product] as string;
  const quantity = step.units * 1_000;
  const lines = [{ product, quantity }];
  const { value } = device.view().counter(stockCounter(shop.branch, product));
  device.signIn(await shop.person(step.type === "sell" ? "seller" : "operator"));
  const done = await {
    sell: () => device.run("sale.complete", { lines, tenders: [{ type: "cash", amount: 100_000 }] }),
    receive: () => device.run("stock.receive", { lines }),
    count: () =>
      device.run("stock.count", {
        lines: [{ product, expected: value, counted: quantity }],
        reason: "count",
      }),
    give: () => device.run("stock.share", { to: device.view().holders(shop.branch)[0] ?? "nobody", lines }),
  }[step.type]();
  if (!done.ok && !REFUSALS.includes(done.error.type)) throw new Error(JSON.stringify(done.error));
};

/** What the journals of all devices say, added up by hand: units and each holder's rights. */
const addUp = async (world: World) => {
  const units = new Map<string, number>();
  const receipts: string[] = [];
  for (const { text } of await world.shop.office.store.since(0, 100_000)) {
    const { kind, body, effects } = JSON.parse(text) as Entry;
    if (kind === "sale.completed") receipts.push((body as { number: string }).number);
    for (const effect of effects) {
      const by = "mint" in effect ? effect.mint : "spend" in effect ? -effect.spend : 0;
      units.set(effect.counter, (units.get(effect.counter) ?? 0) + by);
    }
  }
  return { units, receipts };
};

test("[COUNTER-2, COUNTER-4, FOLD-1, RECEIPT-1] whatever happens apart, all agree and nothing is sold twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 20, maxLength: 70 }), async (steps) => {
      const world = await openWorld();
      const { shop, products } = world;
      for (const step of steps) await perform(world, step);
      await shop.syncAll();
      await shop.syncAll();

      const { units, receipts } = await addUp(world);
      expect(receipts).toHaveLength(new Set(receipts).size);
      for (const product of products) {
        const counter = stockCounter(shop.branch, product);
        const cells = shop.office.state().counters.get(counter) ?? [];
        const holders = [...new Set(shop.office.state().logs.values())].map(({ holder }) => holder);
        expect(counterValue(cells)).toBe(units.get(counter) ?? 0);
        expect(counterValue(cells)).toBeGreaterThanOrEqual(0);
        expect([...new Set(holders)].filter((holder) => counterRights(cells, holder) < 0)).toEqual([]);
      }
      const hashes = world.devices.map((device) => stateHash(device.state(), { digestHex: testDigestHex }));
      expect(new Set(hashes).size).toBe(1);
      expect(world.devices.flatMap((device) => [...device.state().attention.values()])).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("[STOCK-4] scarce goods spread: after some talk every till can sell", async () => {
  const world = await openWorld();
  const [first] = world.devices as [TestDevice];
  const [product] = world.products as [string];
  first.signIn(world.shop.owner);
  await first.must("stock.receive", { lines: [{ product, quantity: 20_000 }] });
  await world.shop.syncAll();
  const late = await world.shop.addDevice("till", world.shop.branch, "T9");
  const tills = [...world.shop.tills, late];
  for (let round = 0; round < 3; round++) {
    await world.shop.syncAll();
    for (const device of tills) await shareInBackground(world, device);
  }
  await world.shop.syncAll();
  const rights = tills.map(
    (device) => device.view().counter(stockCounter(world.shop.branch, product)).rights,
  );
  expect(rights.reduce((a, b) => a + b, 0)).toBe(50_000);
  expect(Math.min(...rights)).toBeGreaterThanOrEqual(6_000);
});
