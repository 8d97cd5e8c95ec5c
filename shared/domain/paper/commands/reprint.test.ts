import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

test("[PAPER-1] a copy is on record with its number, till and shift", async () => {
  const shop = await testShop();
  const till = shop.till();
  till.signIn(await shop.person("seller"));
  await till.must("receipt.reprint", { number: "T1-1TEST-0001" });
  const { shift } = await till.must("shift.open", { float: { sum: 0 } });
  await till.must("receipt.reprint", { number: "T1-1TEST-0001" });
  const written = (await till.store.since(0, 100)).filter(({ kind }) => kind === "receipt.reprinted");
  expect(written.map(({ text }) => JSON.parse(text).body)).toEqual([
    { number: "T1-1TEST-0001", branch: shop.branch, till: "T1", copy: 1 },
    { number: "T1-1TEST-0001", branch: shop.branch, till: "T1", copy: 2, shift },
  ]);
});

test("[PAPER-1] a device that stands nowhere names the receipt's branch; who only looks prints nothing", async () => {
  const shop = await testShop();
  expect(await shop.office.run("receipt.reprint", { number: "T1-1TEST-0001" })).toMatchObject({
    error: { type: "NoBranch" },
  });
  const copy = await shop.office.must("receipt.reprint", { number: "T1-1TEST-0001", branch: shop.branch });
  expect(copy).toEqual({ copy: 1 });
  const till = shop.till();
  till.signIn(await shop.person("viewer"));
  expect(await till.run("receipt.reprint", { number: "T1-1TEST-0001" })).toMatchObject({
    error: { type: "NotAllowed", permission: "sale.make" },
  });
});

test.each(["", "a/b", "T1 0001", "x".repeat(61)])("%j is no receipt's number", async (number) => {
  const till = (await testShop()).till();
  expect(await till.run("receipt.reprint", { number })).toMatchObject({ error: { type: "BadArgs" } });
});
