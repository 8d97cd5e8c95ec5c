import { afterAll, beforeAll, expect, test } from "vitest";
import { type MeshShop, type MeshTill, openMeshShop, pair, untilLinked, untilStock } from "./tills.ts";

let shop: MeshShop;
let [a, b] = [] as unknown as [MeshTill, MeshTill];
let tea: string;

beforeAll(async () => {
  shop = await openMeshShop();
  [a, b] = [await shop.addTill("a"), await shop.addTill("b")];
});
afterAll(() => shop?.close());

const rights = (till: MeshTill): Promise<number> =>
  till.page().evaluate((id) => window.meshKit.stock(id).rights, tea);
const sellAsking = (till: MeshTill, quantity: number) =>
  till.page().evaluate(([id, much]) => window.meshKit.sellAsking(id, much), [tea, quantity] as const);

test("[RIGHTS-5] two tills that meet with no server settle: half of what one received alone is the other's", async () => {
  tea = await a.page().evaluate(() => window.meshKit.addProduct("Tea"));
  await a.page().evaluate((id) => window.meshKit.receive(id, 10_000), tea);
  await pair(a, b);
  await untilLinked(a, ["b"]);
  await untilStock(b, tea, 10_000);
  await expect.poll(() => rights(b), { timeout: 15_000 }).toBe(5_000);
});

test("[RIGHTS-4] a till short of rights gets them from the other within 300 ms, and the sale goes through", async () => {
  const { asked, error } = await sellAsking(b, 8_000);
  console.info(`asked and given in ${Math.round(asked ?? Number.NaN)} ms`);
  expect(error).toBeNull();
  expect(asked).toBeLessThanOrEqual(300);
  await untilStock(a, tea, 2_000);
});

test("[RIGHTS-4, STOCK-5] cut off and short: it says what is wanted, held here and in the branch, after 300 ms at most", async () => {
  await a.page().evaluate((id) => window.meshKit.receive(id, 10_000), tea);
  await untilStock(b, tea, 12_000);
  const held = await rights(b);
  await a.kill();
  const { asked, error } = await sellAsking(b, held + 3_000);
  expect(asked).toBeLessThan(450);
  expect(error).toMatchObject({
    type: "NotEnough",
    lines: [{ name: "Tea", wanted: held + 3_000, held, onHand: 12_000 }],
  });
});
