import { expect, test } from "vitest";
import { soldShop } from "../../../shared/domain/refund/testing/sold.ts";
import { createGiving } from "../../session/giving.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { createRefundModel } from "./refund-model.ts";

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
  const model = createRefundModel({ shop, sale: { log: log as never, seq, body } });
  return { world, model, till, fake };
};

test("lines come with what is left, and the sum follows what is taken", async () => {
  const { model } = await aRefund();
  expect(model.lines.value.map(({ name, sold, left }) => [name, sold, left])).toEqual([
    ["Tea", 3_000, 3_000],
    ["Bread", 1_000, 1_000],
  ]);
  model.take(0, 2_000);
  expect(model.total.value).toBe(20_000);
  model.take(0, 9_000);
  expect(model.total.value).toBe(30_000);
  model.takeAll();
  expect(model.total.value).toBe(35_000);
});

test("what is scanned is taken, a pack whole, as long as any of it is left", async () => {
  const { world, model } = await aRefund();
  const [one, pair] = ["4870000000012", "4870000000029"];
  const packs = [{ barcode: pair, quantity: 2_000 }];
  await world.office.must("catalog.change-product", { product: world.tea, barcodes: [one, pair], packs });
  await world.syncAll();
  const taking = () => model.lines.value.map((line) => line.taking);
  model.takeScanned(one);
  expect([taking(), model.strange.value]).toEqual([[1_000, 0], null]);
  model.takeScanned(pair);
  expect([taking(), model.strange.value]).toEqual([[3_000, 0], null]);
  model.takeScanned(one);
  expect([taking(), model.strange.value]).toEqual([[3_000, 0], one]);
  model.takeScanned("4870000000036");
  expect([taking(), model.strange.value]).toEqual([[3_000, 0], "4870000000036"]);
  model.take(1, 1_000);
  expect([taking(), model.strange.value]).toEqual([[3_000, 1_000], null]);
});

test("nothing is written without a reason, or without its words", async () => {
  const { model, till } = await aRefund();
  const written = till.replica().arrived();
  model.take(0, 1_000);
  await model.submit();
  expect(model.missing.value).toEqual(["reason"]);
  model.setReason("other");
  await model.submit();
  expect(model.missing.value).toEqual(["note"]);
  expect(till.replica().arrived()).toBe(written);
});

test.each([0, 1])("[REFUND-2] given back at till %d, the seller in touch", async (at) => {
  const { model } = await aRefund({ at });
  model.take(0, 1_000);
  model.setReason("defect");
  await model.submit();
  expect(model.problem.value).toBeNull();
  expect(model.step.value).toMatchObject({ type: "done", refunded: { total: 10_000 } });
});

test("[REFUND-6] cut off: a manager lends the right by PIN and says why", async () => {
  const { model } = await aRefund({ at: 1, inTouch: false });
  model.take(0, 1_000);
  model.setReason("defect");
  await model.submit();
  expect(model.step.value).toEqual({ type: "override", why: "RefundNotCovered" });
  await model.submit();
  expect(model.missing.value).toEqual(["overrideReason"]);
  model.setOverrideReason("the other till is off");
  await model.submit();
  expect(model.lending.fault.value).toEqual({ type: "PinMissing" });
  model.lending.setPin("2468");
  await model.submit();
  expect(model.step.value).toMatchObject({
    type: "done",
    refunded: { refund: { override: { reason: "the other till is off" } } },
  });
});

test("a second press while the first is under way does nothing", async () => {
  const { model, fake } = await aRefund();
  model.take(0, 1_000);
  model.setReason("defect");
  const goOn = fake.pause();
  const both = [model.submit(), model.submit()];
  goOn();
  await Promise.all(both);
  expect(model.lines.value[0]?.left).toBe(2_000);
});
