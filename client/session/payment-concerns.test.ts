import { expect, test } from "vitest";
import { testShop } from "../../shared/testing/shop.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import { paymentConcerns } from "./payment-concerns.ts";

const CARD = { type: "card", terminal: "POS", amount: 500 } as const;

test("[PAYMENT-8] what is open at any till is a concern after a while, what nobody knows at once, what is over never", async () => {
  const world = await testShop({ tills: 2 });
  const till = world.till();
  const start = async () => (await till.must("payment.start", CARD)).attempt;
  const [pending, paid, unknown, failed] = [await start(), await start(), await start(), await start()];
  await till.must("payment.end", { attempt: paid, outcome: "paid" });
  await till.must("payment.end", { attempt: unknown, outcome: "unknown" });
  await till.must("payment.end", { attempt: failed, outcome: "failed" });
  await world.syncAll();
  const at = (now: number) => {
    const shop = createFakeShop(world.till(1), { person: world.owner, now: () => now });
    return paymentConcerns(shop).map(({ attempt }) => attempt.id);
  };
  expect(at(world.clock.now)).toEqual([unknown]);
  expect(at(world.clock.now + 60_000)).toEqual([pending, paid, unknown]);
  await world.till(1).must("payment.settle", { attempt: paid, outcome: "reversed" });
  await world.till(1).must("payment.settle", { attempt: unknown, outcome: "failed" });
  await world.till(1).must("payment.settle", { attempt: pending, outcome: "failed" });
  expect(at(world.clock.now + 60_000)).toEqual([]);
});
