import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { heldSales } from "../held.ts";
import { aHeldLine } from "../testing/held.ts";

test("[HELD-1] a sale put aside is seen at every till of the branch, whole, and nothing moved", async () => {
  const shop = await testShop({ tills: 2 });
  const product = await shop.addProduct();
  await shop.syncAll();
  const sale = {
    lines: [
      {
        ...aHeldLine(product),
        discount: { type: "percent", value: 1_000, reason: "dented" } as const,
        lot: "A7",
      },
    ],
    discount: { type: "amount", value: 500, reason: "regular" } as const,
    customer: { id: "c1", name: "Аяулым" },
    codes: ["SPRING"],
  };
  await shop.till(0).must("sale.hold", { held: "open-1", sale, note: "blue coat", total: 9_000 });
  const last = JSON.parse((await shop.till(0).store.since(0, 100)).at(-1)?.text ?? "");
  expect(last).toMatchObject({
    kind: "sale.held",
    body: { held: "open-1", branch: shop.branch, till: "T1", note: "blue coat", lines: 1, total: 9_000 },
    effects: [],
  });
  await shop.syncAll();
  await shop.till(0).restart();
  for (const till of shop.tills)
    expect(heldSales(till.view(), shop.branch)).toMatchObject([
      { id: "open-1", till: "T1", note: "blue coat", total: 9_000, sale, recalledBy: [] },
    ]);
});

test("[HELD-2] put aside twice it waits once", async () => {
  const shop = await testShop();
  const args = { held: "open-1", sale: { lines: [aHeldLine(await shop.addProduct())] }, total: 10_000 };
  await shop.till().must("sale.hold", args);
  const before = (await shop.till().store.since(0, 100)).length;
  expect(await shop.till().must("sale.hold", args)).toEqual({ held: "open-1" });
  expect(await shop.till().store.since(0, 100)).toHaveLength(before);
  await shop.till().must("sale.recall", { held: "open-1" });
  await shop.till().must("sale.hold", args);
  expect(heldSales(shop.till().view(), shop.branch)).toEqual([]);
});

test("[HELD-5] a place is used again once its sale was taken up, and not before", async () => {
  const shop = await testShop({ tills: 2 });
  const sale = { lines: [aHeldLine(await shop.addProduct())] };
  const hold = (held: string) => shop.till(0).must("sale.hold", { held, sale, total: 1 });
  const slots = () => shop.till(0).view().find("held-sale", "branch", shop.branch);
  await hold("a");
  await hold("b");
  expect(slots()).toHaveLength(2);
  await shop.syncAll();
  await shop.till(1).must("sale.recall", { held: "a" });
  await hold("c");
  expect(slots()).toHaveLength(3);
  await shop.syncAll();
  await hold("d");
  expect(slots()).toHaveLength(3);
  expect(heldSales(shop.till(0).view(), shop.branch).map(({ id }) => id)).toEqual(["b", "c", "d"]);
});

test("only at a till, by somebody who sells, and something", async () => {
  const shop = await testShop();
  const args = { held: "open-1", sale: { lines: [aHeldLine(await shop.addProduct())] }, total: 1 };
  expect(await shop.office.run("sale.hold", args)).toMatchObject({ error: { type: "NotATill" } });
  expect(await shop.till().run("sale.hold", { ...args, sale: { lines: [] } })).toMatchObject({
    error: { type: "BadArgs" },
  });
  shop.till().signIn(await shop.person("viewer"));
  expect(await shop.till().run("sale.hold", args)).toMatchObject({ error: { type: "NotAllowed" } });
});
