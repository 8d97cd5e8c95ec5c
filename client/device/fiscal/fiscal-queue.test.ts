import { expect, test } from "vitest";
import { readFiscalTill } from "../../../shared/domain/fiscal/till.ts";
import { testShop } from "../../../shared/testing/shop.ts";
import type { Fact, FactQuery } from "../../session/shop.ts";
import type { FiscalAnswer, FiscalDevice } from "./fiscal-device.ts";
import { createFiscalQueue } from "./fiscal-queue.ts";

/** A till that sells tea, its queue, and a fiscal device that answers as it is told to. */
const aTill = async () => {
  const shop = await testShop();
  const tea = await shop.addProduct();
  await shop.office.must("stock.receive", {
    branch: shop.branch,
    lines: [{ product: tea, quantity: 1_000_000 }],
  });
  await shop.syncAll();
  const till = shop.till();
  const asked: string[] = [];
  const reported: unknown[] = [];
  const world: {
    present: boolean;
    delivered: boolean;
    answer: (number: string) => FiscalAnswer["type"];
    autonomous: boolean;
  } = { present: true, delivered: true, answer: () => "signed", autonomous: false };
  const device: FiscalDevice = {
    sign: async ({ number }) => {
      asked.push(number);
      const type = world.answer(number);
      if (type === "signed")
        return { type, mark: { sign: `s-${number}`, at: 1, autonomous: world.autonomous } };
      return type === "refused" ? { type, reason: "bad" } : { type };
    },
    isDelivered: async () => world.delivered,
  };
  const facts = async ({ kinds, before = Infinity, limit }: FactQuery): Promise<readonly Fact[]> =>
    (await till.store.since(0, 100_000))
      .filter(({ n, kind }) => n < before && kinds.includes(kind))
      .slice(-limit)
      .reverse()
      .map(({ n, text, hash }) => ({ n, hash, entry: JSON.parse(text) as Fact["entry"] }));
  const queue = () =>
    createFiscalQueue({
      replica: { ...till.replica(), writer: till.writer },
      facts,
      device: () => (world.present ? device : null),
      after: () => () => undefined,
      report: (error) => reported.push(error),
    });
  const switchTo = async (fiscal: boolean) => {
    await shop.office.must("access.change-settings", { fiscal });
    await shop.syncAll();
  };
  const sell = async (): Promise<string> =>
    (
      await till.must("sale.complete", {
        lines: [{ product: tea, quantity: 1_000 }],
        tenders: [{ type: "cash", amount: 10_000 }],
      })
    ).number;
  const written = async (kind: string) =>
    (await till.store.since(0, 100_000))
      .filter((row) => row.kind === kind)
      .map(({ text }) => JSON.parse(text).body);
  const now = () => readFiscalTill(till.view(), till.writer().holder);
  return { shop, tea, till, asked, world, queue, switchTo, sell, written, now, reported };
};

test("[FISCAL-2, FISCAL-3] what is sold after the switch is signed, in order, once", async () => {
  const { queue, switchTo, sell, asked, written, now } = await aTill();
  const before = await sell();
  await switchTo(true);
  await queue().pass();
  expect(now()).toMatchObject({ on: true, after: before, done: "" });
  const numbers = [await sell(), await sell(), await sell()];
  await queue().pass();
  await queue().pass();
  expect(asked).toEqual(numbers);
  expect((await written("fiscal.signed")).map(({ number }) => number)).toEqual(numbers);
  expect(now()?.done).toBe(numbers[2]);
});

test("[FISCAL-1] sales do not wait: with nobody signed in and after a restart the rest is signed", async () => {
  const { till, queue, switchTo, sell, asked, now } = await aTill();
  await switchTo(true);
  await queue().pass();
  const numbers = [await sell(), await sell()];
  await till.restart();
  numbers.push(await sell());
  await queue().pass();
  expect(asked).toEqual(numbers);
  expect(now()?.done).toBe(numbers[2]);
});

test("[FISCAL-4, FISCAL-5] a device out of reach begins an outage; when it is back all is signed and the outage ends", async () => {
  const { world, queue, switchTo, sell, written, now } = await aTill();
  await switchTo(true);
  await queue().pass();
  const numbers = [await sell(), await sell()];
  world.answer = () => "unreachable";
  await queue().pass();
  await queue().pass();
  expect(now()?.outage).toMatchObject({ reason: "unreachable" });
  expect(await written("fiscal.outage")).toHaveLength(1);
  numbers.push(await sell());
  world.answer = () => "signed";
  await queue().pass();
  expect((await written("fiscal.signed")).map(({ number }) => number)).toEqual(numbers);
  expect(now()?.outage).toBeNull();
  expect((await written("fiscal.outage")).map(({ phase }) => phase)).toEqual(["began", "ended"]);
});

test("[FISCAL-5] signed by the device alone, the outage lasts until it has delivered", async () => {
  const { world, queue, switchTo, sell, now } = await aTill();
  await switchTo(true);
  await queue().pass();
  world.autonomous = true;
  world.delivered = false;
  await sell();
  await queue().pass();
  expect(now()?.outage).toMatchObject({ reason: "autonomous" });
  await queue().pass();
  expect(now()?.outage).not.toBeNull();
  world.delivered = true;
  await queue().pass();
  expect(now()?.outage).toBeNull();
});

test("[FISCAL-5] no device at all is an outage too", async () => {
  const { world, queue, switchTo, sell, now } = await aTill();
  await switchTo(true);
  world.present = false;
  await queue().pass();
  expect(now()?.outage).toBeNull();
  await sell();
  await queue().pass();
  expect(now()?.outage).toMatchObject({ reason: "no-device" });
});

test("[FISCAL-3] a refused receipt holds up nothing, and can be asked for again", async () => {
  const { world, queue, switchTo, sell, written, now } = await aTill();
  await switchTo(true);
  await queue().pass();
  const [first, second] = [await sell(), await sell()];
  world.answer = (number) => (number === first ? "refused" : "signed");
  await queue().pass();
  expect(now()).toMatchObject({ done: second, failed: [first] });
  expect(await written("fiscal.failed")).toMatchObject([{ number: first, reason: "bad" }]);
  world.answer = () => "signed";
  await queue().retryRefused();
  expect(now()).toMatchObject({ done: second, failed: [] });
});

test("[FISCAL-3] switched off nothing is signed, and what was sold meanwhile never is", async () => {
  const { queue, switchTo, sell, asked, now } = await aTill();
  await switchTo(true);
  await queue().pass();
  await switchTo(false);
  await queue().pass();
  await sell();
  await queue().pass();
  expect([asked, now()?.on]).toEqual([[], false]);
  await switchTo(true);
  await queue().pass();
  const number = await sell();
  await queue().pass();
  expect(asked).toEqual([number]);
});

test("[FISCAL-6] after a break the new life signs from its first receipt, and what the old one left", async () => {
  const { shop, tea, till, queue, switchTo, sell, asked } = await aTill();
  await switchTo(true);
  await queue().pass();
  const left = await sell();
  await till.restart({ continuous: false });
  till.signIn(shop.owner);
  const { number } = await till.must("sale.complete", {
    lines: [{ product: tea, quantity: 1_000 }],
    tenders: [{ type: "cash", amount: 10_000 }],
    override: { reason: "its rights stayed behind" },
  });
  await queue().pass();
  expect(asked).toEqual([left, number]);
  await queue().pass();
  expect(asked).toEqual([left, number]);
});

test("it goes on by itself with every sale", async () => {
  const { queue, switchTo, sell, asked, reported } = await aTill();
  await switchTo(true);
  const running = queue();
  const stop = running.start();
  await running.pass();
  const number = await sell();
  await expect.poll(() => asked).toEqual([number]);
  stop();
  expect(reported).toEqual([]);
});
