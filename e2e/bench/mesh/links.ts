import { createRandom } from "../../../shared/lib/seeded-random.ts";
import { type MeshShop, type MeshTill, openMeshShop, pair, untilLinked } from "../../mesh/tills.ts";
import { atMost, type Figure, percentile, round } from "../figure.ts";

const PRODUCTS = 100;
const LINES = 5;
const LIVE = 200;
const BACKLOG = 2_000;

/** Two tills in two browsers linked directly, with no server in the world: how fast and in how many bytes sales cross. */
export const links = async (): Promise<readonly Figure[]> => {
  const shop = await openMeshShop();
  try {
    return await measure(shop);
  } finally {
    await shop.close();
  }
};

const measure = async (shop: MeshShop): Promise<readonly Figure[]> => {
  const [a, b] = [await shop.addTill("a"), await shop.addTill("b")];
  const products: string[] = [];
  for (let i = 0; i < PRODUCTS; i++)
    products.push(await a.page().evaluate((n) => window.meshKit.addProduct(`Product ${n}`), i));
  for (const product of products)
    await a.page().evaluate((id) => window.meshKit.receive(id, 100_000_000), product);
  const bulk = await measureBulk(a, b, basketsOf(products, BACKLOG, 1));
  const live = await measureLive(a, b, basketsOf(products, LIVE, 2));
  return [...bulk, ...live];
};

/** Sales made while alone, then the two meet. */
const measureBulk = async (a: MeshTill, b: MeshTill, baskets: readonly (readonly string[])[]) => {
  await a.page().evaluate((list) => window.meshKit.sellBaskets(list), baskets);
  await b.page().evaluate(() => window.meshKit.watchSales());
  await pair(a, b);
  await untilLinked(b, ["a"]);
  await b.page().waitForFunction((n) => window.meshKit.arrivals().length >= n, baskets.length);
  const arrivals = await b.page().evaluate(() => window.meshKit.arrivals());
  const [first = 0, last = 0] = [arrivals[0], arrivals.at(-1)];
  const [, stats] = (await a.page().evaluate(() => window.meshKit.stats()))[0] ?? [];
  const perSecond = Math.round((arrivals.length / (last - first)) * 1_000);
  const name = "entries from till to till, no server";
  const met = perSecond >= 3_000;
  return [
    {
      name,
      value: perSecond,
      unit: "per s",
      goal: "≥ 3000 per s",
      met,
      detail: { entries: arrivals.length },
    },
    atMost(
      {
        name: "bytes per sale in bulk, five lines",
        value: Math.round((stats?.sent ?? 0) / arrivals.length),
        unit: "bytes",
      },
      130,
    ),
  ];
};

/** One sale at a time, each awaited at the other till. */
const measureLive = async (a: MeshTill, b: MeshTill, baskets: readonly (readonly string[])[]) => {
  const before = (await statsOf(a))?.sent ?? 0;
  const [known] = [(await b.page().evaluate(() => window.meshKit.arrivals())).length];
  const sold: number[] = [];
  for (const [i, basket] of baskets.entries()) {
    sold.push(...(await a.page().evaluate((one) => window.meshKit.sellBaskets([one]), basket)));
    await b.page().waitForFunction((n) => window.meshKit.arrivals().length >= n, known + i + 1);
  }
  const sent = ((await statsOf(a))?.sent ?? 0) - before;
  const arrivals = (await b.page().evaluate(() => window.meshKit.arrivals())).slice(known);
  const times = sold.map((at, i) => (arrivals[i] ?? Number.POSITIVE_INFINITY) - at);
  return [
    atMost({ name: "till → till, no server, p50", value: round(percentile(times, 0.5)), unit: "ms" }, 20),
    atMost({ name: "till → till, no server, p99", value: round(percentile(times, 0.99)), unit: "ms" }, 60),
    atMost(
      {
        name: "bytes per sale live, five lines",
        value: Math.round(sent / baskets.length),
        unit: "bytes",
        detail: { what: "all that the selling till said meanwhile, heartbeats too" },
      },
      250,
    ),
  ];
};

const statsOf = async (till: MeshTill) => (await till.page().evaluate(() => window.meshKit.stats()))[0]?.[1];

const basketsOf = (
  products: readonly string[],
  count: number,
  seed: number,
): readonly (readonly string[])[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const basket = new Set<string>();
    while (basket.size < LINES) basket.add(random.pick(products));
    return [...basket];
  });
};
