import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { testShop } from "../../shared/testing/shop.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import { followCopies } from "./sale-copies.ts";

const sold = async () => {
  const world = await testShop();
  const product = await world.addProduct({ policy: "flexible" });
  await world.syncAll();
  const shop = createFakeShop(world.till(), { person: await world.person("seller") });
  const { sale } = await shop.device.must("sale.complete", {
    lines: [{ product, quantity: 1_000 }],
    tenders: [{ type: "card", amount: 10_000 }],
  });
  return { shop, number: sale.number };
};

test("copies of just this sale are followed as they come", async () => {
  const { shop, number } = await sold();
  const held = signal(0);
  const asked: [string, number][] = [];
  const copies = followCopies(
    {
      ...shop,
      copiesOf: (log, seq) => {
        asked.push([log, seq]);
        return held;
      },
    },
    number,
  );
  await copies.wait(1, 0); // the sale has been found
  expect(copies.count.value).toBe(0);
  held.value = 2;
  expect(copies.count.value).toBe(2);
  const [last] = await shop.facts({ kinds: ["sale.completed"], limit: 1 });
  expect(asked.at(-1)).toEqual([last?.entry.log, last?.entry.seq]);
});

test("what was acknowledged before a restart counts as one", async () => {
  const { shop, number } = await sold();
  const copies = followCopies({ ...shop, isHeldElsewhere: () => true }, number);
  await copies.wait(1, 0); // the sale has been found
  expect(copies.count.value).toBe(1);
});

test("a sale that is not here is on no device, and nobody waits for it", async () => {
  const { shop } = await sold();
  const copies = followCopies({ ...shop, waitForCopies: () => new Promise(() => {}) }, "T9-1");
  await copies.wait(1, 1_000);
  expect(copies.count.value).toBe(0);
});

test("waiting is for the entry of the sale", async () => {
  const { shop, number } = await sold();
  const waited: unknown[] = [];
  const copies = followCopies(
    {
      ...shop,
      waitForCopies: async (...args) => {
        waited.push(args.slice(2));
        return 1;
      },
    },
    number,
  );
  await copies.wait(1, 700);
  expect(waited).toEqual([[1, 700]]);
});
