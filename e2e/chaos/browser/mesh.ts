import { setTimeout as sleep } from "node:timers/promises";
import { type MeshTill, openMeshShop, pair, untilLinked } from "../../mesh/tills.ts";
import type { Experiment, Run } from "../experiment.ts";
import { until } from "../parts/until.ts";

const PIECES = 1_000_000;
const NAMES = ["a", "b", "c"] as const;

/** Three tills, no server in the world; again and again one reloads and one is killed while all sell. */
export const meshBroken: Experiment = {
  name: "mesh-broken",
  breaks: "three tills over WebRTC with no server at all: one reloads and one is killed while all three sell",
  times: { full: 20, short: 1 },
  run: async (run) => {
    const shop = await openMeshShop();
    run.atEnd(shop.close);
    const tills: MeshTill[] = [];
    for (const name of NAMES) tills.push(await shop.addTill(name));
    await playMesh(run, tills);
  },
};

/** Linked tills have agreed on the way back by then; one that dies before needs a server, or codes. */
const AGREED_MS = 1_500;

/** The same story for tills that stand anywhere. */
export const playMesh = async (run: Run, tills: readonly MeshTill[]): Promise<void> => {
  const [a, b, c] = tills as readonly [MeshTill, MeshTill, MeshTill];
  const product = await a.page().evaluate(() => window.meshKit.addProduct("Tea"));
  await pair(a, b);
  await pair(c, b);
  await allLinked(tills);
  await until("all know the goods", () => agree(tills));
  for (const till of tills)
    await till
      .page()
      .evaluate(([id, pieces]) => window.meshKit.receive(id, pieces), [product, PIECES] as const);
  const sales: Sale[] = [];
  for (let i = 0; i < run.times; i++) {
    await sleep(AGREED_MS);
    await disturb(run, tills, product, sales);
    const began = performance.now();
    await allLinked(tills);
    await until("all three hold the same", () => agree(tills));
    run.greatest("longest until all linked and alike, ms", Math.round(performance.now() - began));
  }
  await judge(run, tills, product, sales);
};

interface Sale {
  readonly log: string;
  readonly seq: number;
}

const allLinked = async (tills: readonly MeshTill[]): Promise<void> => {
  for (const till of tills)
    await untilLinked(
      till,
      tills.filter((other) => other !== till).map(({ name }) => name),
    );
};

const hashes = (tills: readonly MeshTill[]): Promise<string[]> =>
  Promise.all(
    tills.map((till) => till.page().evaluate(() => `${window.meshKit.hash()} ${window.meshKit.heads()}`)),
  );

const agree = async (tills: readonly MeshTill[]): Promise<boolean> => new Set(await hashes(tills)).size === 1;

/** All sell; one dies, another reloads, each at a moment of chance, and comes back with nobody's help. */
const disturb = async (
  run: Run,
  tills: readonly MeshTill[],
  product: string,
  sales: Sale[],
): Promise<void> => {
  const [killed, reloaded] = run.random.shuffle(tills) as [MeshTill, MeshTill];
  let over = false;
  const selling = tills.map((till) => sellOn(till, product, sales, () => over));
  await sleep(run.random.below(700));
  await killed.kill();
  run.count("tills killed");
  await sleep(run.random.below(700));
  await reloaded.reload();
  run.count("tills reloaded");
  await sleep(run.random.below(500));
  await killed.start();
  over = true;
  await Promise.all(selling);
};

/** Each sale counts once the till has said that it is durable; ends early when its page goes. */
const sellOn = async (
  till: MeshTill,
  product: string,
  sales: Sale[],
  isOver: () => boolean,
): Promise<void> => {
  const page = till.page();
  while (!isOver()) {
    const sale = await page.evaluate((id) => window.meshKit.sell(id), product).catch(() => null);
    if (sale === null) return;
    sales.push(sale);
  }
};

const judge = async (
  run: Run,
  tills: readonly MeshTill[],
  product: string,
  sales: readonly Sale[],
): Promise<void> => {
  run.count("sales made", sales.length);
  const keys = new Set(sales.map(({ log, seq }) => `${log} ${seq}`));
  if (keys.size !== sales.length) run.violated("no number is written twice", `${sales.length - keys.size}`);
  for (const till of tills) {
    for (const { log, seq } of latestOf(sales)) {
      const head = await till.page().evaluate((id) => window.meshKit.headOf(id), log);
      if (head < seq)
        run.violated("an acknowledged sale is with everybody", `${till.name}: ${log} ${head} of ${seq}`);
    }
    const stock = await till.page().evaluate((id) => window.meshKit.stock(id), product);
    const sold = (tills.length * PIECES - stock.value) / 1_000;
    // A till that died or reloaded may have written one more than it lived to say.
    if (sold < sales.length || sold > sales.length + 2 * run.times)
      run.violated("stock is what came less what was sold", `${till.name}: ${sold} for ${sales.length}`);
    const reported = await till.page().evaluate(() => window.meshKit.reported());
    for (const what of reported) run.violated("nothing fails unheard", `${till.name}: ${what}`);
  }
};

const latestOf = (sales: readonly Sale[]): readonly Sale[] => {
  const latest = new Map<string, number>();
  for (const { log, seq } of sales) latest.set(log, Math.max(latest.get(log) ?? 0, seq));
  return [...latest].map(([log, seq]) => ({ log, seq }));
};
