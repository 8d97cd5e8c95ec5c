import { effect } from "@preact/signals";
import { expect, test } from "vitest";
import type { CounterId } from "../../shared/core/ids.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createLive } from "./live.ts";

const openLive = async () => {
  const shop = await testShop();
  const product = await shop.addProduct({ name: "Tea" });
  await shop.syncAll();
  const till = shop.till();
  till.signIn(await shop.person("manager"));
  const waiting: (() => void)[] = [];
  const live = createLive(till.replica(), till.view(), (task) => waiting.push(task));
  const frame = () => {
    for (const task of waiting.splice(0)) task();
  };
  const receive = (quantity: number) => till.must("stock.receive", { lines: [{ product, quantity }] });
  return { shop, till, product, live, frame, waiting, receive };
};

test("a document's signal follows it, and only it", async () => {
  const { shop, live, frame, product } = await openLive();
  const other = await shop.addProduct({ name: "Bread" });
  await shop.syncAll();
  frame();
  const names: unknown[] = [];
  effect(() => void names.push(live.doc("product", product).value?.fields.name));
  await shop.office.must("catalog.change-product", { product: other, name: "Rye bread" });
  await shop.syncAll();
  frame();
  expect(names).toEqual(["Tea"]);
  await shop.office.must("catalog.change-product", { product, name: "Green tea" });
  await shop.syncAll();
  frame();
  expect(names).toEqual(["Tea", "Green tea"]);
});

test("many changes are told once a frame", async () => {
  const { live, frame, waiting, receive, product, till } = await openLive();
  const counter = `stock/${till.certificate.branch}/${product}` as CounterId;
  const values: number[] = [];
  const stop = effect(() => void values.push(live.counter(counter).value.value));
  for (let i = 0; i < 5; i++) await receive(1000);
  expect(waiting.length).toBe(1);
  expect(values).toEqual([0]);
  frame();
  expect(values).toEqual([0, 5000]);
  expect(live.countersChanged.value).toBe(1);
  stop();
});

test("a counter that did not change tells nobody", async () => {
  const { live, frame, receive } = await openLive();
  let told = 0;
  const still = live.counter("stock/elsewhere/none" as CounterId);
  effect(() => {
    void still.value;
    told++;
  });
  await receive(1000);
  frame();
  expect(told).toBe(1);
});

test("a type nobody has written yet can be followed before its first document", async () => {
  const { shop, live, frame } = await openLive();
  const categories = live.docs("category");
  expect(categories.size).toBe(0);
  await shop.office.must("catalog.change-category", { name: "Drinks" } as never);
  await shop.syncAll();
  frame();
  expect(categories.size).toBe(1);
  expect(live.changed("category").value).toBe(1);
});

test("stopped, it follows no more", async () => {
  const { live, waiting, receive } = await openLive();
  live.stop();
  await receive(1000);
  expect(waiting).toEqual([]);
});
