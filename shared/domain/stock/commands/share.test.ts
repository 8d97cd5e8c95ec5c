import { expect, test } from "vitest";
import type { HolderId } from "../../../core/ids.ts";
import { testShop } from "../../../testing/shop.ts";
import { stockCounter } from "../item.ts";
import { MAX_LINES } from "./receive.ts";
import { sharingDrafts } from "./share.ts";

const stockedShop = async () => {
  const shop = await testShop({ tills: 2 });
  const tea = await shop.addProduct();
  await shop.syncAll();
  const [giver, taker] = [shop.till(0), shop.till(1)];
  giver.signIn(shop.owner);
  await giver.must("stock.receive", { lines: [{ product: tea, quantity: 10_000 }] });
  await shop.syncAll();
  return { ...shop, giver, taker, tea, to: taker.writer().holder, counter: stockCounter(shop.branch, tea) };
};

test("[STOCK-4] a person hands rights to another till", async () => {
  const { giver, taker, tea, to, counter, syncAll } = await stockedShop();
  await giver.must("stock.share", { to, lines: [{ product: tea, quantity: 3_000 }] });
  await syncAll();
  expect(giver.view().counter(counter)).toEqual({ value: 10_000, shortage: 0, rights: 2_000 });
  expect(taker.view().counter(counter)).toEqual({ value: 10_000, shortage: 0, rights: 8_000 });
});

test("[STOCK-4] a device gives by itself, without a person", async () => {
  const { giver, taker, tea, to, branch, counter, syncAll } = await stockedShop();
  await giver.write(sharingDrafts(branch, [{ product: tea, to, quantity: 5_000 }]));
  await syncAll();
  expect(taker.view().counter(counter).rights).toBe(10_000);
  expect(taker.state().attention.size).toBe(0);
});

test("[STOCK-4] only what is held, only to a till that is there", async () => {
  const { giver, tea, to } = await stockedShop();
  const lines = [{ product: tea, quantity: 6_000 }];
  expect(await giver.run("stock.share", { to, lines })).toMatchObject({
    error: { type: "NotEnough", lines: [{ product: tea, wanted: 6_000, held: 5_000 }] },
  });
  for (const stranger of ["till-9.1test", giver.writer().holder])
    expect(await giver.run("stock.share", { to: stranger, lines })).toMatchObject({
      error: { type: "UnknownHolder" },
    });
});

test("[STOCK-8] many gifts become several entries, none no entry", () => {
  const gift = { product: "p", to: "till-2.1test" as HolderId, quantity: 1_000 };
  expect(sharingDrafts("b1" as never, [])).toEqual([]);
  expect(
    sharingDrafts(
      "b1" as never,
      Array.from({ length: MAX_LINES + 1 }, () => gift),
    ),
  ).toHaveLength(2);
});
