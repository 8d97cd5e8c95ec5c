import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { findHeld, heldSales } from "../held.ts";
import { aHeldLine } from "../testing/held.ts";

const withHeld = async (tills: number) => {
  const shop = await testShop({ tills });
  const sale = { lines: [aHeldLine(await shop.addProduct())] };
  await shop.till(0).must("sale.hold", { held: "open-1", sale, total: 10_000 });
  await shop.syncAll();
  return { shop, sale };
};

test("[HELD-3] it is taken up once, at another till, and its own till hears of it", async () => {
  const { shop, sale } = await withHeld(2);
  expect(await shop.till(1).must("sale.recall", { held: "open-1" })).toEqual({ held: "open-1", sale });
  const last = JSON.parse((await shop.till(1).store.since(0, 100)).at(-1)?.text ?? "");
  expect(last).toMatchObject({
    kind: "sale.recalled",
    body: { held: "open-1", till: "T2", from: "T1", total: 10_000 },
  });
  await shop.syncAll();
  for (const till of shop.tills) {
    expect(heldSales(till.view(), shop.branch)).toEqual([]);
    expect(await till.run("sale.recall", { held: "open-1" })).toMatchObject({
      error: { type: "AlreadyRecalled" },
    });
  }
});

test("[HELD-3] the till that died before it showed what it took up is given it again, no other", async () => {
  const { shop, sale } = await withHeld(2);
  await shop.till(1).must("sale.recall", { held: "open-1" });
  await shop.till(1).restart();
  const before = (await shop.till(1).store.since(0, 100)).length;
  expect(await shop.till(1).must("sale.recall", { held: "open-1", again: true })).toMatchObject({ sale });
  expect(await shop.till(1).store.since(0, 100)).toHaveLength(before);
  await shop.syncAll();
  expect(await shop.till(0).run("sale.recall", { held: "open-1", again: true })).toMatchObject({
    error: { type: "AlreadyRecalled" },
  });
});

test("[HELD-4] two tills apart both go on, and both hear of the other, also once the place holds another sale", async () => {
  const { shop, sale } = await withHeld(3);
  await shop.till(1).must("sale.recall", { held: "open-1" });
  await shop.till(2).must("sale.recall", { held: "open-1" });
  await shop.syncAll();
  const takers = shop.tills.slice(1).map(({ certificate }) => certificate.device);
  for (const till of shop.tills) expect(findHeld(till.view(), "open-1")?.recalledBy).toEqual(takers);
  await shop.till(0).must("sale.hold", { held: "open-2", sale, total: 10_000 });
  await shop.syncAll();
  for (const till of shop.tills)
    expect(heldSales(till.view(), shop.branch)).toMatchObject([{ id: "open-2", recalledBy: [] }]);
});

test("[HELD-4] a till that takes up the old sale late does not take the new one in its place away", async () => {
  const { shop, sale } = await withHeld(3);
  await shop.till(1).must("sale.recall", { held: "open-1" });
  const late = shop.till(2);
  await late.must("sale.recall", { held: "open-1" });
  // The first till hears of one taker only, and uses the place again; the other's word comes after that.
  await shop.till(0).restart();
  await shop.syncAll();
  await shop.till(0).must("sale.hold", { held: "open-2", sale, total: 10_000 });
  await shop.syncAll();
  expect(heldSales(late.view(), shop.branch)).toMatchObject([{ id: "open-2" }]);
  await late.must("sale.recall", { held: "open-2" });
  await shop.syncAll();
  expect(heldSales(shop.till(0).view(), shop.branch)).toEqual([]);
});

test("what is not there, of another branch, or not read by this program is refused by name", async () => {
  const { shop } = await withHeld(1);
  expect(await shop.till().run("sale.recall", { held: "open-9" })).toMatchObject({
    error: { type: "UnknownHeld" },
  });
  const there = await shop.addDevice("till", await shop.addBranch("b2"), "T9");
  await shop.syncAll();
  expect(await there.run("sale.recall", { held: "open-1" })).toMatchObject({
    error: { type: "UnknownHeld" },
  });
  expect(await shop.office.run("sale.recall", { held: "open-1" })).toMatchObject({
    error: { type: "NotATill" },
  });
});
