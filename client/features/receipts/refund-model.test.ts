import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { findSale, soldShop } from "../../../shared/domain/refund/testing/sold.ts";
import { usualTerminals } from "../../device/terminal/terminals.ts";
import { createGiving } from "../../session/giving.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { createRefundModel } from "./refund-model.ts";

const desk = { terminals: usualTerminals() };

/** A sale of the first till, opened for a refund at the first or at the second, with the others in touch or not. */
const aRefund = async ({ at = 0, inTouch = true } = {}) => {
  const world = await soldShop();
  const [first, till] = [world.till(0), world.till(at)];
  const seller = await world.person("seller");
  const manager = await world.person("manager");
  till.signIn(seller);
  const { log, seq, body } = await world.sell(first, 3_000);
  await world.syncAll();
  const give = createGiving({
    replica: { ...first.replica(), writer: first.writer },
    store: first.store,
    demandOf: () => 0,
    report: () => undefined,
  });
  const fake = createFakeShop(till, { person: seller });
  fake.colleagues.value = [{ person: manager, pin: "2468" }];
  const shop = {
    ...fake,
    askForRights: async (wants: Parameters<typeof give>[0]) => {
      if (inTouch) await give(wants, till.certificate);
      if (inTouch) await world.syncAll();
    },
  };
  const model = createRefundModel({
    shop,
    sale: { log: log as never, seq, body },
    drawer: signal(null),
    till: desk,
  });
  return { world, model, till, fake };
};

test("lines come with what is left, and the sum follows what is taken", async () => {
  const { model } = await aRefund();
  expect(model.goods.lines.value.map(({ name, sold, left }) => [name, sold, left])).toEqual([
    ["Tea", 3_000, 3_000],
    ["Bread", 1_000, 1_000],
  ]);
  model.goods.take(0, 2_000);
  expect(model.total.value).toBe(20_000);
  model.goods.take(0, 9_000);
  expect(model.total.value).toBe(30_000);
  model.goods.takeAll();
  expect(model.total.value).toBe(35_000);
});

test("what is scanned is taken, a pack whole, as long as any of it is left", async () => {
  const { world, model } = await aRefund();
  const [one, pair] = ["4870000000012", "4870000000029"];
  const packs = [{ barcode: pair, quantity: 2_000 }];
  await world.office.must("catalog.change-product", { product: world.tea, barcodes: [one], packs });
  await world.syncAll();
  const taking = () => model.goods.lines.value.map((line) => line.taking);
  model.scan(one);
  expect([taking(), model.strange.value]).toEqual([[1_000, 0], null]);
  model.scan(pair);
  expect([taking(), model.strange.value]).toEqual([[3_000, 0], null]);
  model.scan(one);
  expect([taking(), model.strange.value]).toEqual([[3_000, 0], one]);
  model.scan("4870000000036");
  expect([taking(), model.strange.value]).toEqual([[3_000, 0], "4870000000036"]);
});

test("nothing is written without a reason, or without its words", async () => {
  const { model, till } = await aRefund();
  const written = till.replica().arrived();
  model.goods.take(0, 1_000);
  await model.submit();
  expect(model.story.missing.value).toEqual(["reason"]);
  model.story.setReason("other");
  await model.submit();
  expect(model.story.missing.value).toEqual(["note"]);
  expect(till.replica().arrived()).toBe(written);
});

test.each([0, 1])("[REFUND-2] given back at till %d, the seller in touch", async (at) => {
  const { model } = await aRefund({ at });
  model.goods.take(0, 1_000);
  model.story.setReason("defect");
  await model.submit();
  expect(model.problem.value).toBeNull();
  expect(model.done.value).toMatchObject({ total: 10_000 });
});

test("[REFUND-6] cut off: a manager lends the right by PIN and says why", async () => {
  const { model } = await aRefund({ at: 1, inTouch: false });
  model.goods.take(0, 1_000);
  model.story.setReason("defect");
  await model.submit();
  expect(model.override.cause.value).toBe("RefundNotCovered");
  await model.submit();
  expect(model.override.isReasonMissing.value).toBe(true);
  model.override.setReason("the other till is off");
  await model.submit();
  expect(model.override.lending.fault.value).toEqual({ type: "PinMissing" });
  model.override.lending.setPin("2468");
  await model.submit();
  expect(model.done.value).toMatchObject({ refund: { override: { reason: "the other till is off" } } });
});

test("a second press while the first is under way does nothing", async () => {
  const { model, fake } = await aRefund();
  model.goods.take(0, 1_000);
  model.story.setReason("defect");
  const goOn = fake.pause();
  const both = [model.submit(), model.submit()];
  goOn();
  await Promise.all(both);
  expect(model.goods.lines.value[0]?.left).toBe(2_000);
});

test("[REFUND-7] each line goes where it is told, a part of a weighed one too", async () => {
  const { world, till, fake } = await aRefund();
  const rice = await world.addProduct({ name: "Rice", unit: "kg", price: 75_000, policy: "flexible" });
  await world.syncAll();
  const { number } = await till.must("sale.complete", {
    lines: [
      { product: rice, quantity: 1_234 },
      { product: world.bread, quantity: 1_000 },
    ],
    tenders: [{ type: "cash", amount: 10_000_000 }],
  });
  const { log, seq, body } = await findSale(till, number);
  const sale = { log: log as never, seq, body };
  const model = createRefundModel({ shop: fake, sale, drawer: signal(1_000), till: desk });
  model.goods.take(0, 250);
  model.goods.take(1, 1_000);
  model.goods.setBack(0, "write-off");
  model.story.setReason("defect");
  expect(model.drawerShort.value).toBe(model.total.value - 1_000);
  await model.submit();
  expect(model.done.value).toMatchObject({
    refund: {
      lines: [
        { product: rice, quantity: 250, back: "write-off" },
        { product: world.bread, quantity: 1_000, back: "shelf" },
      ],
    },
  });
});

test("[PAYMENT-9] what was paid by card is put down for the terminal to give back", async () => {
  const { world, till, fake } = await aRefund();
  const { number } = await till.must("sale.complete", {
    lines: [{ product: world.tea, quantity: 1_000 }],
    tenders: [{ type: "card", amount: 10_000 }],
  });
  const { log, seq, body } = await findSale(till, number);
  const model = createRefundModel({
    shop: fake,
    sale: { log: log as never, seq, body },
    drawer: signal(null),
    till: desk,
  });
  model.goods.takeAll();
  model.story.setReason("defect");
  await model.submit();
  const payouts = [...fake.docs("payment").values()].map(({ fields }) => [
    fields.terminal,
    fields.amount,
    fields.sale,
  ]);
  expect(payouts).toEqual([["POS", 10_000, model.done.value?.number]]);
});
