import { expect, test } from "vitest";
import { findAttempt } from "../../shared/domain/payment/attempt.ts";
import type { Money } from "../../shared/lib/money.ts";
import { testShop } from "../../shared/testing/shop.ts";
import type { PaymentTerminal, TerminalAnswer, TerminalRequest } from "../device/terminal/terminal.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import { createTerminalDesk } from "./terminal-desk.ts";

const CARD = { type: "card", terminal: "POS", amount: 500 as Money, sale: "s1" } as const;
const never = new Promise<never>(() => {});

/** A desk with a terminal that answers as told; waiting takes no time, except for the limit, which is reached when the test says. */
const aDesk = async (answers: Partial<PaymentTerminal> = {}) => {
  const world = await testShop();
  const device = world.till();
  const shop = createFakeShop(device, { person: await world.person("seller") });
  const asked: string[] = [];
  const answer =
    (question: string, says?: (request: TerminalRequest) => Promise<TerminalAnswer>) =>
    async (request: TerminalRequest): Promise<TerminalAnswer> => {
      asked.push(question);
      return says === undefined ? { type: "unknown", reason: "offline" } : says(request);
    };
  const terminal: PaymentTerminal = {
    start: answer("start", answers.start),
    status: answer("status", answers.status),
    cancel: answer("cancel", answers.cancel),
    reverse: answer("reverse", answers.reverse),
    ...(answers.listen && { listen: answers.listen }),
    ...(answers.code && { code: answers.code }),
  };
  let reachLimit = (): void => {};
  const limit = new Promise<void>((resolve) => {
    reachLimit = resolve;
  });
  const wait = (milliseconds: number) => (milliseconds > 60_000 ? limit : Promise.resolve());
  const terminals = {
    settings: { peek: () => [{ name: "POS", type: "card" }] } as never,
    save: () => true,
    find: () => terminal,
  };
  const open = () => createTerminalDesk({ shop, terminals, wait });
  const desk = open();
  const begin = async (more = {}) => {
    const begun = await desk.begin({ ...CARD, ...more });
    if (!begun.ok) throw new Error(JSON.stringify(begun.error));
    return begun.value;
  };
  const stateOf = (id: string) => findAttempt(device.view(), id)?.state;
  return { world, device, shop, desk, open, begin, asked, stateOf, reachLimit };
};

const paid = async (): Promise<TerminalAnswer> => ({ type: "paid", reference: "77" });
const declined = async (): Promise<TerminalAnswer> => ({ type: "failed", reason: "declined" });
const lost = async (): Promise<TerminalAnswer> => ({ type: "unknown", reason: "lost" });

test("[PAYMENT-1] the terminal is asked only once the attempt is durable", async () => {
  const seen: unknown[] = [];
  const { desk, device, begin } = await aDesk({
    start: async ({ attempt, amount }) => {
      seen.push([amount, findAttempt(device.view(), attempt)?.state]);
      return paid();
    },
  });
  const id = await begin();
  expect(await desk.outcome(id)).toMatchObject({ state: "paid", reference: "77" });
  expect(seen).toEqual([[500, "pending"]]);
});

test("[PAYMENT-1] what could not be written down is not asked for", async () => {
  const { desk, shop, asked } = await aDesk({ start: paid });
  shop.failNext({ type: "StorageFailed", reason: "quota", detail: "" });
  expect(await desk.begin(CARD)).toMatchObject({ ok: false, error: { type: "StorageFailed" } });
  expect(asked).toEqual([]);
});

test.each([
  { what: "declined", start: declined, state: "failed" },
  { what: "lost", start: lost, state: "unknown" },
  { what: "an error", start: () => Promise.reject(new Error("cable")), state: "unknown" },
  { what: "a person's to look at", start: async () => ({ type: "ask" }) as const, state: "pending" },
])("[PAYMENT-4] $what: $state", async ({ start, state }) => {
  const { desk, begin } = await aDesk({ start });
  expect(await desk.outcome(await begin())).toMatchObject({ state });
  expect(desk.asking.value).toEqual([]);
});

test("[PAYMENT-4] the till waits only so long; what comes later is written down all the same", async () => {
  let answer = (_: TerminalAnswer): void => {};
  const { desk, begin, stateOf, reachLimit } = await aDesk({
    start: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const id = await begin();
  expect(desk.asking.value).toEqual([id]);
  reachLimit();
  expect(await desk.outcome(id)).toMatchObject({ state: "unknown", reason: "timeout" });
  answer({ type: "paid", reference: "9" });
  await expect.poll(() => stateOf(id)).toBe("paid");
  expect(desk.open.value.map((one) => one.id)).toEqual([id]);
});

test("[PAYMENT-5] money that is heard of after its place was given away", async () => {
  let say = (_about: { attempt: string; amount: number }, _answer: TerminalAnswer): void => {};
  const { desk, begin, stateOf } = await aDesk({
    start: declined,
    listen: (heard) => {
      say = heard;
      return () => {};
    },
  });
  const first = await begin();
  await desk.outcome(first);
  const second = await begin({ amount: 900 });
  await desk.outcome(second);
  expect(stateOf(first)).toBeUndefined();
  say({ attempt: first, amount: 500 }, { type: "paid", reference: "9" });
  await expect.poll(() => stateOf(first)).toBe("paid");
  expect(desk.open.value).toMatchObject([{ id: first, amount: 500, terminal: "POS" }]);
});

test("[PAYMENT-1] after a restart the terminal is asked how it ended, and not to take it again", async () => {
  const { device, desk, open, begin, asked, stateOf } = await aDesk({ start: () => never, status: paid });
  const id = await begin();
  desk.stop();
  await device.restart();
  expect(asked).toEqual(["start"]);
  const next = open();
  await next.outcome(id);
  expect([asked, stateOf(id)]).toEqual([["start", "status"], "paid"]);
});

test("an answer that came with nobody signed in is asked for when somebody is", async () => {
  const { desk, shop, begin, world, stateOf } = await aDesk({ start: paid, status: paid });
  const seller = await world.person("seller");
  const goOn = shop.pause();
  const begun = begin();
  goOn();
  const id = await begun;
  shop.signIn(null);
  await desk.outcome(id);
  expect([stateOf(id), desk.fault.value?.type]).toEqual(["pending", "NotSignedIn"]);
  shop.signIn(seller);
  await desk.outcome(id);
  expect([stateOf(id), desk.fault.value]).toEqual(["paid", null]);
});

test("cancelled in time; too late the money is there", async () => {
  const inTime = await aDesk({
    start: () => never,
    cancel: async () => ({ type: "failed", reason: "cancelled" }),
  });
  const first = await inTime.begin();
  await inTime.desk.cancel(first);
  expect(inTime.stateOf(first)).toBe("failed");
  const late = await aDesk({ start: () => never, cancel: paid });
  const second = await late.begin();
  await late.desk.cancel(second);
  expect(late.stateOf(second)).toBe("paid");
});

test("[PAYMENT-4] money asked back is not there to be used, whatever becomes of the answer", async () => {
  let answer: () => Promise<TerminalAnswer> = lost;
  const { desk, begin, stateOf } = await aDesk({ start: paid, reverse: () => answer() });
  const id = await begin();
  await desk.outcome(id);
  await desk.reverse(id);
  expect(stateOf(id)).toBe("reversing");
  answer = async () => ({ type: "failed", reason: "refused" });
  await desk.check(id);
  expect(stateOf(id)).toBe("paid");
  answer = async () => ({ type: "reversed" });
  await desk.reverse(id);
  expect(stateOf(id)).toBe("reversed");
  expect(desk.open.value).toEqual([]);
});

test.each([
  { start: "ask", outcome: "paid", state: "paid" },
  { start: "ask", outcome: "failed", state: "failed" },
  { start: "ask", outcome: "unknown", state: "unknown" },
  { start: "unknown", outcome: "paid", state: "paid" },
  { start: "unknown", outcome: "failed", state: "failed" },
  { start: "unknown", outcome: "unknown", state: "unknown" },
  { start: "paid", outcome: "reversed", state: "reversed" },
] as const)("[PAYMENT-6] of one that is $start a person says $outcome", async ({ start, outcome, state }) => {
  const answers = {
    ask: { type: "ask" },
    unknown: { type: "unknown", reason: "" },
    paid: { type: "paid", reference: "" },
  } as const;
  const { desk, begin, stateOf } = await aDesk({ start: async () => answers[start] });
  const id = await begin();
  await desk.outcome(id);
  await desk.say(id, outcome, "5");
  expect(stateOf(id)).toBe(state);
});

test("the customer's phone is shown a code while a QR payment is under way, and only then", async () => {
  const { desk, device, begin } = await aDesk({
    start: () => never,
    code: ({ attempt, amount }) => `pay:${attempt}:${amount}`,
  });
  const standing = (id: string) => {
    const attempt = findAttempt(device.view(), id);
    if (attempt === undefined) throw new Error("no attempt");
    return attempt;
  };
  const byQr = standing(await begin({ type: "qr" }));
  expect(desk.code(byQr)).toBe(`pay:${byQr.id}:500`);
  expect(desk.code({ ...byQr, state: "paid" })).toBeNull();
  expect(desk.code(standing(await begin({ sale: "s2" })))).toBeNull();
});
