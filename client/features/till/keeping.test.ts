import type { Signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { DurableDrafts } from "../../device/durable-drafts.ts";
import type { SyncStatus } from "../../session/shop.ts";
import {
  aDraftStore,
  aTill,
  BREAD,
  linesOf,
  MILK,
  paidOf,
  payExactly,
  salesOf,
} from "../../testing/a-till.ts";
import { createTillModel } from "./model.ts";

/** A disk that writes when it is let, and counts its writes. */
const aDisk = (initial: unknown = null) => {
  let text = JSON.stringify(initial);
  let writes = 0;
  let gate: Promise<void> = Promise.resolve();
  const disk: DurableDrafts = {
    load: async () => JSON.parse(text),
    save: async (draft) => {
      await gate;
      writes += 1;
      text = JSON.stringify(draft);
      return true;
    },
  };
  return {
    disk,
    kept: () => JSON.parse(text),
    writes: () => writes,
    hold: () => {
      let open = (): void => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return () => open();
    },
  };
};

test("what the power cut took from the browser's quick storage is still on the disk", async () => {
  const { till, shop } = await aTill();
  till.dispose();
  const { disk, kept } = aDisk();
  const first = createTillModel({ shop, drafts: aDraftStore(), durable: disk });
  await first.ready;
  first.scanning.scan(MILK);
  first.scanning.scan(BREAD);
  await expect.poll(kept).toMatchObject({ sales: [{ sale: { lines: [{}, {}] } }] });
  first.dispose();
  expect(kept()).toMatchObject({ sales: [{ sale: { lines: [{ name: "Milk" }, { name: "Bread" }] } }] });
  const again = createTillModel({ shop, drafts: aDraftStore(), durable: disk });
  await again.ready;
  expect(linesOf(again)).toEqual(["1 Milk", "1 Bread"]);
});

test("of two copies the later counts, whichever it is", async () => {
  const { till, shop } = await aTill();
  const drafts = aDraftStore();
  till.dispose();
  const { disk, kept } = aDisk();
  const first = createTillModel({ shop, drafts, durable: disk });
  await first.ready;
  first.scanning.scan(MILK);
  const early = drafts.kept();
  first.scanning.scan(BREAD);
  await expect.poll(() => kept().count).toBe(3);
  first.dispose();
  const copies = [
    [early, kept()],
    [drafts.kept(), early],
  ];
  for (const [quick, slow] of copies) {
    const again = createTillModel({ shop, drafts: aDraftStore(quick), durable: aDisk(slow).disk });
    await again.ready;
    expect(linesOf(again)).toEqual(["1 Milk", "1 Bread"]);
    again.dispose();
  }
});

test("quick scanning waits for no disk: the lines are there at once, and the disk gets the latest", async () => {
  const { till, shop } = await aTill();
  till.dispose();
  const { disk, hold, writes, kept } = aDisk();
  const first = createTillModel({ shop, drafts: aDraftStore(), durable: disk });
  await first.ready;
  const before = writes();
  const go = hold();
  for (let i = 0; i < 9; i++) first.scanning.scan(MILK);
  expect(linesOf(first)).toEqual(["9 Milk"]);
  go();
  await expect.poll(kept).toMatchObject({ sales: [{ sale: { lines: [{ quantity: 9_000 }] } }] });
  expect(writes() - before).toBeLessThan(4);
});

test("a sale is written only once the disk knows under which number; so a crash does not make it twice", async () => {
  const { till, shop } = await aTill();
  till.dispose();
  const { disk, hold } = aDisk();
  const first = createTillModel({ shop, drafts: aDraftStore(), durable: disk });
  await first.ready;
  first.scanning.scan(MILK);
  first.checkout.pay();
  await Promise.resolve();
  const go = hold();
  const paying = first.checkout.submit();
  await Promise.resolve();
  expect(await salesOf(shop)).toHaveLength(0);
  go();
  await paying;
  const { number } = paidOf(first).sale;
  first.dispose();
  // The clearing never reached the disk, and quick storage is gone.
  const copy = { ...BEFORE, number };
  const again = createTillModel({ shop, drafts: aDraftStore(), durable: aDisk(copy).disk });
  await again.ready;
  expect([linesOf(again), again.checkout.step.value.type]).toEqual([[], "receipt"]);
});

/** As version 3 keeps one sale of milk. */
const BEFORE = {
  version: 3,
  count: 4,
  active: "a",
  sales: [
    {
      id: "a",
      held: null,
      sale: {
        lines: [
          {
            product: "p",
            name: "Milk",
            unit: "pcs",
            quantity: 1_000,
            price: 52_000,
            taxRate: 1_200,
            barcode: null,
          },
        ],
      },
    },
  ],
};

test("a tab that takes over drops what the other has sold, and keeps what is scanned while it reads", async () => {
  const { till, shop } = await aTill();
  till.dispose();
  const { disk } = aDisk();
  const drafts = aDraftStore();
  const first = createTillModel({ shop, drafts, durable: disk });
  await first.ready;
  first.scanning.scan(MILK);
  const sync = shop.sync as Signal<SyncStatus>;
  sync.value = { ...sync.value, writing: false };
  drafts.save({ version: 0, count: 99 });
  sync.value = { ...sync.value, writing: true };
  expect(linesOf(first)).toEqual([]);
  first.scanning.scan(BREAD);
  await expect.poll(() => drafts.kept()).toMatchObject({ version: 3 });
  expect(linesOf(first)).toEqual(["1 Bread"]);
});

test("what the version before kept is taken over", async () => {
  const { till, shop, milk } = await aTill();
  till.dispose();
  const line = {
    productId: milk,
    name: "Milk",
    unit: "pcs",
    price: 52_000,
    quantity: 2_000,
    taxRate: 1_200,
    barcode: null,
  };
  const drafts = aDraftStore({ version: 2, number: null, lines: [line] });
  const again = createTillModel({ shop, drafts });
  await again.ready;
  expect(linesOf(again)).toEqual(["2 Milk"]);
});

test("signing out and in again, whoever it is, loses nothing", async () => {
  const { till, shop, drafts, world } = await aTill();
  till.scanning.scan(MILK);
  shop.signIn(null);
  till.dispose();
  shop.signIn(await world.person("seller"));
  const again = createTillModel({ shop, drafts });
  await again.ready;
  expect(linesOf(again)).toEqual(["1 Milk"]);
  await payExactly(again);
  expect(await salesOf(shop)).toHaveLength(1);
});
