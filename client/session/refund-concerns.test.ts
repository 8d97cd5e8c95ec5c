import { expect, test } from "vitest";
import { back, soldShop } from "../../shared/domain/refund/testing/sold.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import type { After } from "./calm.ts";
import { followRefunds } from "./refund-concerns.ts";

const because = { reason: "changed-mind" } as const;

/** A sale of the first till, given back at the second on a manager's word while they were apart. */
const aBeyond = async () => {
  const world = await soldShop();
  const [first, second] = [world.till(0), world.till(1)];
  const sale = await world.sell(first, 3_000);
  await world.syncAll();
  const manager = await world.person("manager");
  second.signIn(manager);
  const shop = createFakeShop(second, { person: manager });
  let waiting: (() => void) | null = null;
  const after: After = (_, run) => {
    waiting = run;
    return () => undefined;
  };
  const followed = followRefunds(shop, after);
  const look = async () => {
    waiting?.();
    for (let i = 0; i < 20; i++) await Promise.resolve();
    await shop.facts({ kinds: [], limit: 1 });
    for (let i = 0; i < 20; i++) await Promise.resolve();
    return followed.list.value;
  };
  const { number } = await second.must("sale.refund", {
    ...{ sale, lines: [back(0, 1_000)], ...because },
    override: { reason: "the till is locked away" },
  });
  return { world, first, second, sale, shop, look, number, manager };
};

test("[REFUND-6] what was given back on somebody's word stands with who and why until the till that sold is heard", async () => {
  const { world, first, sale, look, number, manager } = await aBeyond();
  expect(await look()).toEqual([
    {
      ...{ type: "refund", key: expect.any(String), counter: expect.any(String) },
      ...{
        sale: sale.number,
        branch: world.branch,
        name: "Tea",
        unit: "pcs",
        quantity: 1_000,
        isTwice: false,
      },
      beyond: [
        { number, at: expect.any(Number), staff: manager.ticket.staff, reason: "the till is locked away" },
      ],
    },
  ]);
  await world.syncAll();
  await first.must("sale.refund", { sale, lines: [back(1, 1_000)], ...because });
  await world.syncAll();
  expect(await look()).toEqual([]);
});

test("[REFUND-8] what came back twice is settled with a reason, and is over", async () => {
  const { world, first, sale, shop, look } = await aBeyond();
  await first.must("sale.refund", { sale, lines: [back(0, 3_000)], ...because });
  await world.syncAll();
  const [concern] = await look();
  expect(concern).toMatchObject({ quantity: 1_000, isTwice: true });
  const counter = concern?.counter ?? "";
  const settled = await shop.run("refund.settle", {
    counter,
    quantity: 1_000,
    reason: "the cashier was cheated",
  });
  expect(settled.ok).toBe(true);
  expect(await look()).toEqual([]);
});
