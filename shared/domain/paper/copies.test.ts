import { expect, test } from "vitest";
import { exchange, testShop } from "../../testing/shop.ts";
import { copiesOf } from "./copies.ts";

const NUMBER = "T1-1TEST-0001";

test("[PAPER-1] copies made apart are all counted once the tills have met", async () => {
  const shop = await testShop({ tills: 2 });
  const [first, second] = [shop.till(0), shop.till(1)];
  expect(copiesOf(first.view(), NUMBER)).toBe(0);
  expect(await first.must("receipt.reprint", { number: NUMBER })).toEqual({ copy: 1 });
  expect(await second.must("receipt.reprint", { number: NUMBER })).toEqual({ copy: 1 });
  await exchange(first, second);
  expect([first, second].map((till) => copiesOf(till.view(), NUMBER))).toEqual([2, 2]);
  expect(await first.must("receipt.reprint", { number: NUMBER })).toEqual({ copy: 3 });
  expect(copiesOf(first.view(), "T1-1TEST-0002")).toBe(0);
});
