import { afterAll, beforeAll, expect, test } from "vitest";
import { type MeshShop, type MeshTill, openMeshShop, pair, untilLinked, untilStock } from "./tills.ts";

let shop: MeshShop;
let [a, b] = [] as unknown as [MeshTill, MeshTill];

beforeAll(async () => {
  shop = await openMeshShop();
  a = await shop.addTill("a");
  b = await shop.addTill("b");
});

afterAll(() => shop?.close());

test("with no server in the world two tills are linked by what people carry between them, and a sale crosses", async () => {
  const product = await a.page().evaluate(() => window.meshKit.addProduct("Tea"));
  await a.page().evaluate((id) => window.meshKit.receive(id, 10_000), product);
  const started = Date.now();
  await pair(a, b);
  console.info(`Paired and open after ${Date.now() - started} ms`);
  await untilLinked(a, ["b"]);
  await untilLinked(b, ["a"]);
  await untilStock(b, product, 10_000);
  const sale = await a.page().evaluate((id) => window.meshKit.sell(id), product);
  await untilStock(b, product, 9_000);
  const copies = await a
    .page()
    .evaluate(({ log, seq }) => window.meshKit.waitForCopies(log, seq, 1, 3_000), sale);
  expect(copies).toBe(1);
  expect(await a.page().evaluate(() => window.meshKit.sync())).toMatchObject({ unsent: 0, copies: 1 });
  expect(await a.page().evaluate(() => window.meshKit.reported())).toEqual([]);
});
