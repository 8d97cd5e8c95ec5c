import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { stockCounter } from "../../shared/domain/stock/item.ts";
import { exchange, testShop } from "../../shared/testing/shop.ts";
import type { Peer } from "../sync/mesh/neighbours.ts";
import { shareInBackground } from "./sharing.ts";

const aTrade = async () => {
  const shop = await testShop({ tills: 1 });
  const product = await shop.addProduct();
  await shop.syncAll();
  const first = shop.till();
  await shop.office.must("stock.receive", { branch: shop.branch, lines: [{ product, quantity: 8_000 }] });
  await shop.syncAll();
  const due: { in: number; run: () => void }[] = [];
  const errors: unknown[] = [];
  const peers = signal<readonly Pick<Peer, "device" | "way">[]>([]);
  const stop = shareInBackground({
    peers,
    replica: { ...first.replica(), writer: first.writer },
    branch: shop.branch,
    after: (milliseconds, run) => {
      const task = { in: milliseconds, run };
      due.push(task);
      return () => void due.splice(due.indexOf(task), 1);
    },
    whenIdle: (task) => task(),
    report: (error) => errors.push(error),
  });
  return { shop, product, first, due, errors, stop, peers };
};

test("[STOCK-4] a till that opens is given its share a moment later, in one go", async () => {
  const { shop, product, first, due, errors, stop } = await aTrade();
  const late = await shop.addDevice("till", shop.branch, "T2");
  await shop.syncAll();
  expect(due.map((task) => task.in)).toEqual([1_000]);
  due.shift()?.run();
  await expect.poll(() => first.view().counter(stockCounter(shop.branch, product)).rights).toBe(4_000);
  await exchange(first, late);
  expect(late.view().counter(stockCounter(shop.branch, product)).rights).toBe(4_000);
  expect(errors).toEqual([]);
  stop();
});

test("[STOCK-4] what others sell is looked at now and then, not at every sale; nothing after the end", async () => {
  const { shop, product, due, stop } = await aTrade();
  const late = await shop.addDevice("till", shop.branch, "T2");
  await shop.syncAll();
  due.shift()?.run();
  await shop.syncAll();
  await shop.syncAll();
  await late.must("sale.complete", {
    lines: [{ product, quantity: 1_000 }],
    tenders: [{ type: "cash", amount: 10_000 }],
  });
  await shop.syncAll();
  expect(due.map((task) => task.in)).toEqual([60_000]);
  stop();
  expect(due).toEqual([]);
});

test("[RIGHTS-5] two that come in touch with no server settle between them, and nothing goes to one out of reach", async () => {
  const { shop, product, first, due, errors, stop, peers } = await aTrade();
  const [near, far] = [
    await shop.addDevice("till", shop.branch, "T2"),
    await shop.addDevice("till", shop.branch, "T3"),
  ];
  await shop.syncAll();
  const rights = (till = first) => till.view().counter(stockCounter(shop.branch, product)).rights;
  const { device } = near.certificate;
  peers.value = [{ device, way: "direct" }];
  expect(due.map((task) => task.in)).toEqual([1_000]);
  due.shift()?.run();
  await expect.poll(() => rights()).toBe(4_000);
  await exchange(first, near);
  await exchange(first, far);
  expect([rights(near), rights(far)]).toEqual([4_000, 0]);
  peers.value = [];
  peers.value = [
    { device, way: "direct" },
    { device: "office" as never, way: "server" },
  ];
  due.shift()?.run();
  await expect.poll(() => rights()).toBeLessThan(4_000);
  expect(errors).toEqual([]);
  stop();
  peers.value = [];
  expect(due).toEqual([]);
});

test("[STOCK-4] a thousand products and one: looked at in pieces, then only what moved", async () => {
  const { shop, product, first, due, errors, stop } = await aTrade();
  const writes: number[] = [];
  const { write } = first.replica();
  stop();
  const replica = {
    ...first.replica(),
    writer: first.writer,
    write: ((...args: Parameters<typeof write>) => {
      writes.push(1);
      return write(...args);
    }) as typeof write,
  };
  const later: (() => void)[] = [];
  const end = shareInBackground({
    peers: signal([]),
    replica,
    branch: shop.branch,
    after: (_, run) => {
      due.push({ in: 0, run });
      return () => undefined;
    },
    whenIdle: (task) => later.push(task),
    report: (error) => errors.push(error),
  });
  const idle = () => {
    for (const task of later.splice(0)) task();
  };
  const { state } = first.replica();
  for (let i = 0; i < 1_000; i++) state.counters.set(stockCounter(shop.branch, `gone-${i}`), []);
  const late = await shop.addDevice("till", shop.branch, "T2");
  await shop.syncAll();
  due.shift()?.run();
  idle();
  expect([writes.length, later.length], "the first piece").toEqual([1, 1]);
  idle();
  expect([writes.length, later.length], "and the rest").toEqual([2, 0]);
  await expect.poll(() => first.view().counter(stockCounter(shop.branch, product)).rights).toBe(4_000);
  await shop.syncAll();
  const lines = [{ product, quantity: 1_000 }];
  await late.must("sale.complete", { lines, tenders: [{ type: "cash", amount: 10_000 }] });
  await shop.syncAll();
  due.at(-1)?.run();
  idle();
  expect([writes.length, later.length], "only what moved").toEqual([3, 0]);
  expect(errors).toEqual([]);
  end();
});
