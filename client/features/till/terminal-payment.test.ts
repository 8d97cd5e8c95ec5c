import { expect, test } from "vitest";
import type { Fault } from "../../device/terminal/simulated-terminal.ts";
import { createSimulatedTerminal } from "../../device/terminal/simulated-terminal.ts";
import { type Terminals, usualTerminals } from "../../device/terminal/terminals.ts";
import { aDraftStore, aTill, MILK, paidOf } from "../../testing/a-till.ts";
import { createTillModel } from "./model.ts";

/** A till with a terminal of its own; `fault.now` is what that does next. */
const withTerminal = async (first: Fault) => {
  const made = await aTill();
  made.till.dispose();
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const fault = { now: first };
  const terminal = createSimulatedTerminal({ storage, fault: () => fault.now, wait: async () => {} });
  const terminals: Terminals = { ...usualTerminals(), find: () => terminal };
  const open = async () => {
    const till = createTillModel({ shop: made.shop, drafts: aDraftStore(), terminals });
    await till.ready;
    return till;
  };
  const till = await open();
  till.scanning.scan(MILK);
  till.checkout.pay();
  till.payment.choose("card");
  return { ...made, till, open, fault };
};

test("[PAYMENT-1] paid at the terminal, the sale is completed without another key and names the attempt", async () => {
  const { till } = await withTerminal("approved");
  expect(till.payment.offer.value).toMatchObject({ type: "Ask", terminal: "POS", amount: 52_000 });
  await till.checkout.submit();
  const [tender] = paidOf(till).sale.tenders;
  expect(tender).toMatchObject({ type: "card", amount: 52_000, of: expect.stringMatching(/./) });
  expect(till.payment.open.value).toEqual([]);
});

test("declined: nothing was taken, the reason is said, and another way is open", async () => {
  const { till } = await withTerminal("declined");
  await till.checkout.submit();
  expect([till.checkout.terminal.refused.value?.reason, till.payment.current.value]).toEqual([
    "declined",
    null,
  ]);
  till.payment.choose("cash");
  await till.checkout.submit();
  expect(paidOf(till).sale.tenders).toMatchObject([{ type: "cash" }]);
});

test("[PAYMENT-8] a lost answer stops the sale; asked again, the money is there and the sale is made once", async () => {
  const { till, fault } = await withTerminal("lost");
  await till.checkout.submit();
  expect(till.payment.current.value).toMatchObject({ state: "unknown", reason: "lost" });
  await till.checkout.submit();
  expect(till.checkout.step.value.type).toBe("payment");
  fault.now = "approved";
  await till.checkout.terminal.check(till.payment.current.value?.id ?? "");
  expect(paidOf(till).sale.tenders).toMatchObject([{ type: "card", amount: 52_000 }]);
});

test("[PAYMENT-2, PAYMENT-8] set aside and paid in cash; the card's money turns up and is offered to the next sale", async () => {
  const { till } = await withTerminal("lost");
  await till.checkout.submit();
  const id = till.payment.current.value?.id ?? "";
  till.payment.setAside();
  till.payment.choose("cash");
  await till.checkout.submit();
  expect(paidOf(till).sale.tenders).toMatchObject([{ type: "cash" }]);
  await till.checkout.terminal.check(id);
  till.checkout.nextSale();
  till.scanning.scan(MILK);
  till.checkout.pay();
  expect(till.payment.loose.value.map((one) => one.id)).toEqual([id]);
  till.payment.adopt(id);
  await till.checkout.submit();
  expect(paidOf(till).sale.tenders).toMatchObject([{ type: "card", of: id }]);
  expect(till.payment.open.value).toEqual([]);
});

test("part by card, the rest in cash; what the terminal took goes back by the terminal", async () => {
  const { till } = await withTerminal("approved");
  till.payment.write("300");
  await till.checkout.submit();
  expect([till.payment.due.value, till.payment.tenders.value.length]).toEqual([22_000, 1]);
  const id = till.payment.tenders.value[0]?.of ?? "";
  await till.checkout.terminal.giveBack(id);
  expect([till.payment.due.value, till.payment.tenders.value]).toEqual([52_000, []]);
});
