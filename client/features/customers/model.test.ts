import { effect, signal } from "@preact/signals";
import { expect, test } from "vitest";
import { creditOf } from "../../../shared/domain/account/accounts.ts";
import { testShop } from "../../../shared/testing/shop.ts";
import { manualTerminal } from "../../device/terminal/manual-terminal.ts";
import type { TerminalAnswer } from "../../device/terminal/terminal.ts";
import { USUAL_TERMINALS } from "../../device/terminal/terminals.ts";
import { createCustomerIndex } from "../../session/customer-index.ts";
import { createTerminalDesk } from "../../session/terminal-desk.ts";
import { createFakeShop, type FakeShop } from "../../testing/fake-shop.ts";
import { createAdjust, createLimit, followCard } from "./card-model.ts";
import { createGiftCheck } from "./gift-model.ts";
import { createHistory } from "./history.ts";
import { createCustomerList } from "./list-model.ts";
import type { Purpose } from "./purpose.ts";
import { createTaking, type TakenMoney } from "./taking-model.ts";

const aShop = async (role = "seller", cashRounding = "nearest-100") => {
  const org = await testShop({ tills: 2, cashRounding });
  const shop = createFakeShop(org.till(), { person: await org.person(role) });
  const { customer } = await org.till().must("customer.save", { name: "Aigerim", phone: "7011234567" });
  return { org, shop, customer };
};

/** A dialog over the till's terminals, which answer as said; without an answer a person has to say. */
const takingOf = (shop: FakeShop, purpose: Purpose, answer?: TerminalAnswer) => {
  const terminals = {
    settings: signal(USUAL_TERMINALS),
    save: () => false,
    find: () => (answer === undefined ? manualTerminal : { ...manualTerminal, start: async () => answer }),
  };
  const desk = createTerminalDesk({ shop, terminals, wait: () => new Promise<void>(() => {}) });
  return createTaking({ shop, desk, terminals }, purpose);
};

const takenBy = (taking: ReturnType<typeof takingOf>): Promise<TakenMoney> =>
  new Promise((resolve) => {
    effect(() => {
      const taken = taking.taken.value;
      if (taken !== null) resolve(taken);
    });
  });

const owing = async (limit: number, owed: number, role = "manager") => {
  const all = await aShop(role);
  const { shop, customer, org } = all;
  shop.device.approve(await org.person("manager"));
  await shop.device.must("customer.set-limit", { customer, limit });
  shop.device.signIn(org.owner);
  if (owed > 0)
    await shop.device.must("account.adjust", {
      account: "credit",
      owner: customer,
      amount: -owed,
      reason: "old",
    });
  shop.device.signIn(await org.person(role));
  return all;
};

test("[ACCOUNT-3] a top-up gives the change, and the card shows it at once", async () => {
  const { shop, customer } = await aShop();
  const card = followCard(shop, customer);
  const taking = takingOf(shop, { type: "top-up", customer });
  taking.setAmount("1 500");
  taking.setGiven("2000");
  expect([taking.due.value, taking.change.value]).toEqual([150_000, 50_000]);
  await taking.take();
  expect(taking.taken.value).toMatchObject({
    ...{ amount: 150_000, change: 50_000, left: 150_000, code: "", slip: "T1-1TEST-A1" },
    tender: { type: "cash", amount: 200_000 },
  });
  expect(card.value).toMatchObject({ wallet: 150_000, here: { wallet: 150_000 }, currency: "KZT" });
});

test.each([
  [{ amount: "" }, { type: "Empty", field: "amount" }],
  [{ amount: "0" }, { type: "Zero", field: "amount" }],
  [{ amount: "10,50" }, { type: "NotPayableInCash", field: "amount" }],
  [
    { amount: "100", given: "x" },
    { type: "NotANumber", field: "given" },
  ],
  [
    { amount: "100", given: "50" },
    { type: "Underpaid", field: "given" },
  ],
])(
  "[ACCOUNT-3] %j is told at its field and nothing is taken",
  async ({ amount, given = "" }: { amount: string; given?: string }, fault) => {
    const { shop, customer } = await aShop();
    const taking = takingOf(shop, { type: "top-up", customer });
    taking.setAmount(amount);
    taking.setGiven(given);
    await taking.take();
    expect([taking.taken.value, taking.fault.value]).toMatchObject([null, fault]);
    expect(followCard(shop, customer).value?.wallet).toBe(0);
  },
);

test("[ACCOUNT-4] a debt is offered whole and rounded for cash; by card it is exact; two presses take it once", async () => {
  const { shop, customer } = await owing(500_000, 125_037);
  const taking = takingOf(shop, { type: "repay", customer }, { type: "paid", reference: "778" });
  expect([taking.amount.value, taking.due.value, taking.change.value]).toEqual(["1250.37", 125_000, 0]);
  taking.choose("card");
  expect(taking.due.value).toBe(125_037);
  await Promise.all([taking.take(), taking.take()]);
  expect(await takenBy(taking)).toMatchObject({ amount: 125_037, change: 0, left: 0, code: "" });
  expect(shop.docs("payment").size).toBe(1);
  expect(takingOf(shop, { type: "repay", customer }).amount.value).toBe("");
});

test("[PAYMENT-1] what a terminal is asked for is on record first; a person's word puts it into the wallet", async () => {
  const { shop, customer } = await aShop();
  const taking = takingOf(shop, { type: "top-up", customer });
  taking.setAmount("1500");
  taking.choose("card");
  await taking.take();
  const current = taking.terminal.current.value;
  expect(current).toMatchObject({ state: "pending", amount: 150_000, terminal: "POS" });
  expect(taking.taken.value).toBeNull();
  await taking.terminal.say(current?.id ?? "", "paid", "0042");
  expect(await takenBy(taking)).toMatchObject({
    ...{ amount: 150_000, left: 150_000 },
    tender: { type: "card", reference: "0042", of: current?.id },
  });
  expect([...shop.docs("payment").values()].map(({ fields }) => fields.receipt)).toEqual(["T1-1TEST-A1"]);
});

test("[PAYMENT-8] money that was taken before the till died is found again, and goes in once", async () => {
  const { shop, customer } = await aShop();
  const purpose = { type: "top-up", customer } as const;
  const before = takingOf(shop, purpose);
  before.setAmount("1500");
  before.choose("qr");
  await before.take();
  before.dispose();
  await before.terminal.say(before.terminal.current.value?.id ?? "", "paid", "");
  const after = takingOf(shop, purpose);
  expect([after.terminal.paid.value?.amount, after.taken.value]).toEqual([150_000, null]);
  expect(takingOf(shop, { type: "gift" }).terminal.paid.value).toBeNull();
  await after.take();
  expect(after.taken.value).toMatchObject({ amount: 150_000, left: 150_000 });
  expect([after.terminal.paid.value, takingOf(shop, purpose).terminal.paid.value]).toEqual([null, null]);
});

test("[PAYMENT-4] what took nothing goes nowhere, and can be tried again", async () => {
  const { shop, customer } = await aShop();
  const taking = takingOf(shop, { type: "top-up", customer }, { type: "failed", reason: "declined" });
  taking.setAmount("10");
  taking.choose("card");
  await taking.take();
  expect([taking.terminal.refused.value?.reason, taking.terminal.current.value]).toEqual(["declined", null]);
  expect([taking.taken.value, followCard(shop, customer).value?.wallet]).toEqual([null, 0]);
});

test("no terminal is asked for what would be refused afterwards", async () => {
  const { shop, customer } = await owing(500_000, 1_000);
  const taking = takingOf(shop, { type: "repay", customer }, { type: "paid", reference: "" });
  taking.setAmount("20");
  taking.choose("card");
  await taking.take();
  expect(taking.fault.value).toMatchObject({ type: "OverDebt", field: "amount" });
  const gift = takingOf(shop, { type: "gift" }, { type: "paid", reference: "" });
  gift.setAmount("20");
  gift.setCode("абв");
  gift.choose("card");
  await gift.take();
  expect(gift.fault.value).toMatchObject({ type: "BadGiftCode", field: "code" });
  expect(shop.docs("payment").size).toBe(0);
});

test("[ACCOUNT-7] a gift card sold is found by its code however it is written", async () => {
  const { shop } = await aShop();
  const taking = takingOf(shop, { type: "gift" });
  taking.setAmount("5000");
  await taking.take();
  const sold = taking.taken.value;
  const check = createGiftCheck(shop);
  expect(check.look.value).toEqual({ type: "nothing-typed" });
  check.type(` ${sold?.code.toUpperCase()} `);
  expect(check.look.value).toEqual({ type: "known", value: 500_000, here: 500_000 });
  check.type("абв");
  expect(check.look.value).toEqual({ type: "no-code" });
  check.type("zzzz");
  expect(check.look.value).toEqual({ type: "unknown" });
  const again = takingOf(shop, { type: "gift" });
  again.setAmount("1");
  again.setCode(sold?.code ?? "");
  await again.take();
  expect([again.taken.value, again.fault.value]).toMatchObject([
    null,
    { type: "GiftCodeUsed", field: "code" },
  ]);
});

test("[ACCOUNT-4] a seller sets a limit with a manager's PIN, a manager alone", async () => {
  const { shop, customer, org } = await aShop();
  shop.colleagues.value = [{ person: await org.person("manager"), pin: "2468" }];
  const limit = createLimit(shop, customer, false);
  limit.type("5000");
  limit.lending.setPin("1111");
  expect(await limit.set()).toBeNull();
  limit.lending.setPin("2468");
  expect(await limit.set()).toBe(500_000);
  expect(creditOf(shop.view, customer).limit).toBe(500_000);
  shop.signIn(await org.person("manager"));
  const lower = createLimit(shop, customer, true);
  lower.type("lots");
  expect([await lower.set(), lower.fault.value]).toMatchObject([
    null,
    { type: "NotANumber", field: "limit" },
  ]);
  lower.type("100");
  expect(await lower.set()).toBe(10_000);
});

test.each([
  ["wallet", "150", { wallet: 15_000 }],
  ["points", "20", { points: 20 }],
  ["credit", "300", { credit: { owed: 30_000 } }],
] as const)("[ACCOUNT-8] %s by hand: %s", async (account, text, card) => {
  const { shop, customer, org } = await owing(100_000, 0);
  shop.signIn(org.owner);
  const adjust = createAdjust(shop, customer);
  adjust.choose(account);
  adjust.type(text);
  expect([await adjust.adjust(), adjust.fault.value]).toMatchObject([
    false,
    { type: "Missing", field: "reason" },
  ]);
  adjust.writeReason("from the old system");
  expect(await adjust.adjust()).toBe(true);
  expect(followCard(shop, customer).value).toMatchObject(card);
  adjust.type(`-${text}`);
  expect(await adjust.adjust()).toBe(true);
  expect(followCard(shop, customer).value).toMatchObject({ wallet: 0, points: 0, credit: { owed: 0 } });
});

test("what is no amount is not booked by hand", async () => {
  const { shop, customer, org } = await aShop();
  shop.signIn(org.owner);
  const adjust = createAdjust(shop, customer);
  adjust.choose("points");
  adjust.type("1,5");
  adjust.writeReason("thanks");
  expect([await adjust.adjust(), adjust.fault.value]).toMatchObject([false, { type: "NotANumber" }]);
});

test("a customer's history is theirs alone, newest first", async () => {
  const { shop, customer, org } = await owing(100_000, 30_000);
  const { customer: other } = await shop.device.must("customer.save", { name: "Bolat" });
  for (const owner of [customer, other, customer])
    await shop.device.must("account.top-up", {
      customer: owner,
      amount: 500,
      tenders: [{ type: "card", amount: 500 }],
    });
  shop.signIn(org.owner);
  await shop.run("account.adjust", { account: "points", owner: customer, amount: 7, reason: "thanks" });
  await shop.run("account.adjust", { account: "points", owner: customer, amount: -2, reason: "oops" });
  const moves = createHistory(shop, customer, "moves");
  expect(moves.hasOlder.value).toBe(true);
  await Promise.all([moves.older(), moves.older()]);
  expect(moves.rows.value.map((row) => row.type === "move" && [row.account, row.why, row.amount])).toEqual([
    ["points", "adjust", -2],
    ["points", "adjust", 7],
    ["wallet", "top-up", 500],
    ["wallet", "top-up", 500],
    ["credit", "adjust", -30_000],
    ["credit", "limit", 100_000],
  ]);
  expect([moves.hasOlder.value, moves.busy.value]).toEqual([false, false]);
});

test("the list is searched, sorted by what is owed, and counts everybody", async () => {
  const { shop, customer } = await owing(100_000, 30_000);
  const { customer: other } = await shop.device.must("customer.save", { name: "Zarina" });
  const list = createCustomerList(shop, createCustomerIndex(shop, { inactive: true }));
  expect([list.customers.value, list.count.value]).toEqual([[customer, other], 2]);
  list.sort({ column: "name", direction: "descending" });
  expect(list.customers.value).toEqual([other, customer]);
  list.sort({ column: "owed", direction: "descending" });
  expect(list.customers.value).toEqual([customer, other]);
  expect(list.row(customer)).toMatchObject({ owed: 30_000, wallet: 0, points: 0 });
  list.search("8701123");
  expect(list.customers.value).toEqual([customer]);
  expect(list.row("nobody")).toBeUndefined();
});
