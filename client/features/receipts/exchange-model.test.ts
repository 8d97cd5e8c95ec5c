import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { findSale, soldShop } from "../../../shared/domain/refund/testing/sold.ts";
import type { PaymentTerminal, TerminalAnswer } from "../../device/terminal/terminal.ts";
import { createTerminalDesk } from "../../session/terminal-desk.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { createExchange } from "./exchange-model.ts";

const answering = (answer: TerminalAnswer) => {
  const asked: string[] = [];
  const say = (what: string) => async () => {
    asked.push(what);
    return answer;
  };
  const terminal: PaymentTerminal = {
    ...{ start: say("start"), status: say("status"), cancel: say("cancel"), reverse: say("reverse") },
  };
  return { asked, terminal };
};

/** A sale of three teas and a bread for 350.00, two of the teas to be exchanged at the till that sold them. */
const anExchange = async (answer: TerminalAnswer = { type: "paid", reference: "R1" }) => {
  const world = await soldShop();
  const milk = await world.addProduct({ name: "Milk", price: 12_000, policy: "flexible", unit: "kg" });
  await world.syncAll();
  const till = world.till();
  const shop = createFakeShop(till, { person: await world.person("seller"), now: () => world.clock.now });
  const sold = await world.sell(till, 3_000);
  const sale = { log: sold.log as never, seq: sold.seq, body: sold.body };
  const { asked, terminal } = answering(answer);
  const settings = signal([{ name: "POS", type: "card" as const, adapter: "manual" as const }]);
  const terminals = { settings, save: () => false, find: () => terminal };
  const desk = createTerminalDesk({ shop, terminals, wait: () => new Promise(() => {}) });
  const open = () => {
    const model = createExchange({ shop, sale, drawer: signal(null), till: { desk, terminals } });
    model.story.setReason("wrong-item");
    model.back.take(0, 2_000);
    model.instead.picker.search("milk");
    model.instead.picker.pickFirst();
    return model;
  };
  return { world, till, shop, sale, milk, open, asked, desk, model: open() };
};

test("[REFUND-11] dearer goods, the difference in cash with change, weighed to the gram", async () => {
  const { model, milk } = await anExchange();
  model.instead.setQuantity(milk, 2_505);
  expect(model.difference.value).toMatchObject({ worth: 20_000, price: 30_060, toPay: 10_060, toGive: 0 });
  model.setReceived("50");
  expect(model.isReceivedWrong.value).toBe(true);
  model.setReceived("150");
  await model.submit();
  expect(model.problem.value).toBeNull();
  expect(model.done.value?.sale).toMatchObject({ total: 30_060, change: 4_940 });
  expect(model.done.value?.refund).toMatchObject({ total: 20_000 });
});

test("[REFUND-11] cheaper goods: what is over is said before, and goes back so", async () => {
  const { model } = await anExchange();
  expect(model.difference.value).toMatchObject({ price: 12_000, toPay: 0, toGive: 8_000, cashOut: 8_000 });
  await model.submit();
  expect(model.done.value?.refund.refund.tenders.map(({ amount }) => amount)).toEqual([12_000, 8_000]);
});

test("a terminal is asked only once all but the money is there", async () => {
  const { model, milk, asked, shop, world } = await anExchange();
  model.setTopUp("card");
  model.instead.setQuantity(milk, 3_000);
  await world.office.must("catalog.archive-product", { product: milk });
  await world.syncAll();
  await model.submit();
  expect(model.problem.value).toMatchObject({ type: "ArchivedProduct" });
  expect(asked).toEqual([]);
  expect(shop.docs("payment").size).toBe(0);
});

test("[PAYMENT-7] the difference by card pays this very sale", async () => {
  const { model, milk, desk } = await anExchange();
  model.setTopUp("card");
  model.instead.setQuantity(milk, 3_000);
  await model.submit();
  expect(model.problem.value).toBeNull();
  expect(model.done.value?.sale.sale.tenders).toMatchObject([
    { type: "cash", amount: 20_000 },
    { type: "card", amount: 16_000, reference: "R1" },
  ]);
  expect(desk.open.value).toEqual([]);
});

test("a terminal that does not talk: a person says it was paid, also after the till stopped in between", async () => {
  const { model, milk, open } = await anExchange({ type: "ask" });
  model.setTopUp("card");
  model.instead.setQuantity(milk, 3_000);
  await model.submit();
  expect(model.attempt.value).toMatchObject({ state: "pending", amount: 16_000 });
  const again = open();
  again.instead.setQuantity(milk, 3_000);
  await again.submit();
  expect(again.done.value).toBeNull();
  await again.terminal.say(again.attempt.value?.id ?? "", "paid", "R7");
  expect(again.done.value?.sale).toMatchObject({ total: 36_000, change: 0 });
  expect(again.done.value?.sale.sale.tenders[1]).toMatchObject({ type: "card", reference: "R7" });
});

test("a terminal that took nothing leaves all as it was", async () => {
  const { model, milk, till } = await anExchange({ type: "failed", reason: "declined" });
  model.setTopUp("card");
  model.instead.setQuantity(milk, 3_000);
  await model.submit();
  expect(model.isRefused.value).toBe(true);
  expect(model.attempt.value).toBeNull();
  model.setTopUp("cash");
  await model.submit();
  const { number } = model.done.value?.sale ?? { number: "" };
  expect((await findSale(till, number)).body.tenders.map(({ type }) => type)).toEqual(["cash", "cash"]);
});

test("[PAYMENT-2] nobody knows how it ended: set aside, the difference is paid another way, and the attempt stays", async () => {
  const { model, milk, desk } = await anExchange({ type: "unknown", reason: "lost" });
  model.setTopUp("card");
  model.instead.setQuantity(milk, 3_000);
  await model.submit();
  expect(model.attempt.value).toMatchObject({ state: "unknown" });
  model.setAside();
  model.setTopUp("cash");
  await model.submit();
  expect(model.done.value?.sale).toMatchObject({ total: 36_000 });
  expect(desk.open.value).toMatchObject([{ state: "unknown", amount: 16_000 }]);
});
