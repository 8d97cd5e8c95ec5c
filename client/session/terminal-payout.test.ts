import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { findSale, soldShop } from "../../shared/domain/refund/testing/sold.ts";
import type { Money } from "../../shared/lib/money.ts";
import { manualTerminal } from "../device/terminal/manual-terminal.ts";
import { createSimulatedTerminal, type Fault, readBank } from "../device/terminal/simulated-terminal.ts";
import type { PaymentTerminal } from "../device/terminal/terminal.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import { createTerminalDesk } from "./terminal-desk.ts";

const never = new Promise<never>(() => {});

/** Three teas paid by card at a simulated bank, of which one comes back; `open` is a desk as a fresh start of the till opens it. */
const aRefund = async (given?: PaymentTerminal) => {
  const world = await soldShop();
  const till = world.till();
  const shop = createFakeShop(till, { person: await world.person("seller") });
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const line = { fault: "approved" as Fault };
  const bank = createSimulatedTerminal({ storage, fault: () => line.fault, wait: async () => undefined });
  const open = () =>
    createTerminalDesk({
      shop,
      terminals: { settings: signal([]), save: () => false, find: () => given ?? bank },
      wait: (milliseconds) => (milliseconds > 60_000 ? never : Promise.resolve()),
    });
  const taken = await till.must("payment.start", { type: "card", terminal: "POS", amount: 30_000 as Money });
  await bank.start({ attempt: taken.attempt, amount: 30_000 });
  await till.must("payment.end", { attempt: taken.attempt, outcome: "paid" });
  const tender = { type: "card" as const, amount: 30_000, of: taken.attempt };
  const lines = [{ product: world.tea, quantity: 3_000 }];
  const { number } = await till.must("sale.complete", { lines, tenders: [tender] });
  const sale = await findSale(till, number);
  const refund = async () => {
    await till.must("sale.refund", {
      ...{ sale, lines: [{ line: 0, quantity: 1_000, back: "shelf" as const }], reason: "defect" as const },
      terminals: { card: "POS" },
    });
  };
  const payout = (desk: ReturnType<typeof open>) => desk.open.value.find(({ isPayout }) => isPayout);
  const givenBack = () =>
    Object.values(readBank(storage)).reduce((sum, row) => sum + row.givenBack * row.amount, 0);
  return { shop, line, open, refund, payout, givenBack };
};

test("[PAYMENT-9] the terminal gives a part back, and the matter is over", async () => {
  const { open, refund, payout, givenBack } = await aRefund();
  const desk = open();
  await refund();
  await desk.check(payout(desk)?.id ?? "");
  expect([payout(desk), givenBack()]).toEqual([undefined, 10_000]);
});

test("[PAYMENT-9] its answer is lost and the till dies: a new start asks under the same name, and it goes back once", async () => {
  const { line, open, refund, payout, givenBack } = await aRefund();
  const desk = open();
  await refund();
  line.fault = "reverse-lost";
  await desk.check(payout(desk)?.id ?? "");
  expect(payout(desk)).toMatchObject({ state: "reversing", amount: 10_000 });
  desk.stop();
  line.fault = "approved";
  const again = open();
  await again.outcome(payout(again)?.id ?? "");
  expect([payout(again), givenBack()]).toEqual([undefined, 10_000]);
});

test("[PAYMENT-9] a terminal that does not talk is a person's: nothing is over until they say so", async () => {
  const { open, refund, payout } = await aRefund(manualTerminal);
  const desk = open();
  await refund();
  const id = payout(desk)?.id ?? "";
  await desk.check(id);
  expect(payout(desk)).toMatchObject({ state: "reversing" });
  await desk.say(id, "reversed");
  expect(payout(desk)).toBeUndefined();
});

test("[PAYMENT-9] what the terminal will not give back stays open, and may be asked again", async () => {
  const { open, refund, payout } = await aRefund({
    ...manualTerminal,
    refund: async () => ({ type: "failed", reason: "refused" }),
  });
  const desk = open();
  await refund();
  const id = payout(desk)?.id ?? "";
  await desk.check(id);
  expect(payout(desk)).toMatchObject({ state: "paid" });
  await desk.reverse(id);
  expect(payout(desk)).toMatchObject({ state: "paid" });
});
