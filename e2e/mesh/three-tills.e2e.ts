import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type MeshShop, type MeshTill, openMeshShop, pair, untilLinked, untilStock } from "./tills.ts";

const SALES = 30;
const SOON = { timeout: 15_000 };
let shop: MeshShop;
let tea: string;
let stock = 0;
let [a, b, c] = [] as unknown as [MeshTill, MeshTill, MeshTill];

/** Sells one at the till; gives the entry and when it was durable there. */
const sell = async (till: MeshTill) => {
  stock -= 1_000;
  return till.page().evaluate((id) => window.meshKit.sell(id), tea);
};
/** Goods come in at the till, which may sell them whatever becomes of the others. */
const receive = async (till: MeshTill): Promise<void> => {
  stock += 50_000;
  await till.page().evaluate((id) => window.meshKit.receive(id, 50_000), tea);
};
const everybodyKnows = async (): Promise<void> => {
  for (const till of [a, b, c]) await untilStock(till, tea, stock);
};
const everybodyLinked = async (): Promise<void> => {
  await untilLinked(a, ["b", "c"]);
  await untilLinked(b, ["a", "c"]);
  await untilLinked(c, ["a", "b"]);
};
const wall = async (one: MeshTill, other: MeshTill): Promise<void> => {
  const key = await other.page().evaluate(() => window.meshKit.fingerprint());
  await one.page().evaluate((fingerprint) => window.meshKit.wallOff(fingerprint), key);
};

beforeAll(async () => {
  shop = await openMeshShop();
  [a, b, c] = [await shop.addTill("a"), await shop.addTill("b"), await shop.addTill("c")];
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const till of [a, b, c]) {
    const page = till.page();
    if (!page.isClosed())
      console.info(till.name, await page.evaluate(() => [window.meshKit.peers(), window.meshKit.reported()]));
  }
});

afterAll(() => shop?.close());

describe("three tills with no server in the world", () => {
  test("two are linked by what people carry between them, and a sale crosses", async () => {
    tea = await a.page().evaluate(() => window.meshKit.addProduct("Tea"));
    await receive(a);
    const started = Date.now();
    await pair(a, b);
    console.info(`paired and open after ${Date.now() - started} ms`);
    await untilLinked(a, ["b"]);
    await untilLinked(b, ["a"]);
    await untilStock(b, tea, stock);
    const { log, seq } = await sell(a);
    const copies = await a
      .page()
      .evaluate(([id, n]) => window.meshKit.waitForCopies(id, n, 1, 3_000), [log, seq] as const);
    expect(copies).toBe(1);
    await untilStock(b, tea, stock);
    expect(await a.page().evaluate(() => window.meshKit.sync())).toMatchObject({ unsent: 0, copies: 1 });
  });

  test("a third is linked with one, and the other finds it by gossip", async () => {
    const started = Date.now();
    await pair(c, b);
    await everybodyLinked();
    console.info(`full mesh after ${Date.now() - started} ms`);
    await everybodyKnows();
    for (const till of [b, c]) await receive(till);
    const { log, seq } = await sell(c);
    await everybodyKnows();
    const copies = await c
      .page()
      .evaluate(([id, n]) => window.meshKit.waitForCopies(id, n, 2, 3_000), [log, seq] as const);
    expect(copies).toBe(2);
  });

  test("what one sells the others know in milliseconds, for few bytes", async () => {
    for (const till of [b, c]) await till.page().evaluate(() => window.meshKit.watch());
    const before = await bytesSent(a);
    const latencies: number[] = [];
    for (let i = 0; i < SALES; i++) {
      const { log, seq, at } = await sell(a);
      const copies = await a
        .page()
        .evaluate(([id, n]) => window.meshKit.waitForCopies(id, n, 2, 5_000), [log, seq] as const);
      expect(copies).toBe(2);
      for (const till of [b, c]) {
        const known = await till
          .page()
          .evaluate(([id, n]) => window.meshKit.knownAt(id, n), [log, seq] as const);
        latencies.push((known ?? Number.NaN) - at);
      }
    }
    const bytes = ((await bytesSent(a)) - before) / SALES / 2;
    const [p50, p99] = [0.5, 0.99].map((share) => percentile(latencies, share));
    console.info(`till to till p50 ${p50} ms, p99 ${p99} ms; ${Math.round(bytes)} bytes a sale and receiver`);
    expect(latencies.every(Number.isFinite)).toBe(true);
    expect(bytes).toBeLessThan(400);
  });

  test("a till that reloads is back within a second", async () => {
    await agreed();
    for (const till of [b, a, c]) {
      const left = Date.now();
      await till.reload();
      const opened = Date.now();
      const others = [a, b, c].filter((each) => each !== till).map(({ name }) => name);
      await untilLinked(till, others);
      const took = Date.now() - opened;
      const whole = Date.now() - left;
      console.info(`${till.name} reloaded: back ${took} ms after it opened, ${whole} ms after it left`);
      expect(took).toBeLessThan(1_000);
      await everybodyLinked();
      await agreed();
    }
    await sell(a);
    await everybodyKnows();
  });

  test("a till that is killed is missed within three seconds, and finds its way back", async () => {
    await c.kill();
    const killed = Date.now();
    await untilLinked(a, ["b"]);
    await untilLinked(b, ["a"]);
    const missed = Date.now() - killed;
    console.info(`killed: missed after ${missed} ms`);
    expect(missed).toBeLessThan(3_000);
    await sell(a);
    await sell(b);
    await c.start();
    await everybodyLinked();
    await sell(c);
    await everybodyKnows();
  });

  test("with a wall between two, what one sells reaches the other through the third", async () => {
    await wall(a, c);
    await wall(c, a);
    for (const till of [a, c]) await till.reload();
    await untilLinked(a, ["b"]);
    await untilLinked(c, ["b"]);
    const started = Date.now();
    await sell(a);
    await sell(c);
    await everybodyKnows();
    console.info(`along the line after ${Date.now() - started} ms`);
    for (const till of [a, c])
      expect(await till.page().evaluate(() => window.meshKit.peerNames())).toEqual(["b"]);
  });

  test("all hold the same in the end", async () => {
    const heads = () =>
      Promise.all([a, b, c].map((till) => till.page().evaluate(() => window.meshKit.heads())));
    await expect.poll(async () => new Set(await heads()).size, SOON).toBe(1);
    for (const till of [a, b, c]) {
      const reported = await till.page().evaluate(() => window.meshKit.reported());
      expect(reported.filter((text) => !text.includes("walled off"))).toEqual([]);
    }
  });
});

/** Over all its links, heartbeats included. */
const bytesSent = async (till: MeshTill): Promise<number> => {
  const stats = await till.page().evaluate(() => window.meshKit.stats());
  return stats.reduce((sum, [, { sent }]) => sum + sent, 0);
};

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((x, y) => x - y)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

/** Waits until all have agreed on how to come back. */
const agreed = async (): Promise<void> => {
  for (const till of [a, b, c])
    await expect.poll(() => till.page().evaluate(() => window.meshKit.agreements()), SOON).toBe(2);
};
