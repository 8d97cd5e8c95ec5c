import { beforeEach, expect, test } from "vitest";
import type { Heads } from "../../shared/core/heads.ts";
import type { LogId } from "../../shared/core/ids.ts";
import type { TestDevice } from "../../shared/testing/device.ts";
import { exchange, type TestShop, testShop } from "../../shared/testing/shop.ts";
import type { DeviceStore } from "../store/device-store.ts";
import { createMemoryDevice } from "../testing/memory-till.ts";
import { openAcknowledged } from "./acknowledged.ts";

let shop: TestShop;
let till: TestDevice;
let product: string;
let store: DeviceStore;

beforeEach(async () => {
  shop = await testShop();
  product = await shop.addProduct({ name: "Tea" });
  await shop.syncAll();
  till = shop.till();
  till.signIn(await shop.person("manager"));
  store = createMemoryDevice();
});

const open = () => openAcknowledged(till.replica(), till.certificate.device, store);
const receive = () => till.must("stock.receive", { lines: [{ product, quantity: 1000 }] });
const ownEntries = () =>
  [...till.state().logs.values()]
    .filter(({ device }) => device === till.certificate.device)
    .reduce((sum, { head }) => sum + head, 0);

test("what nobody has told of is unsent, and a batch's answer takes off just that log", async () => {
  const known = await open();
  await receive();
  expect(known.unsent.value).toBe(ownEntries());
  expect(known.isLastHeld.value).toBe(false);
  const log = [...till.state().logs.values()].find(({ device }) => device === till.certificate.device);
  known.take({ [log?.id as LogId]: 1 } as Heads);
  expect(known.unsent.value).toBe(ownEntries() - 1);
  known.take({ [log?.id as LogId]: log?.head ?? 0 } as Heads);
  expect(known.unsent.value).toBe(0);
  expect(known.isLastHeld.value).toBe(true);
});

test("after many restarts the heads of all it has say that all of ours is held", async () => {
  for (let i = 0; i < 3; i++) {
    await receive();
    await till.restart();
  }
  const known = await open();
  expect(known.unsent.value).toBe(ownEntries());
  await exchange(till, shop.office);
  known.take(shop.office.replica().heads());
  expect(known.unsent.value).toBe(0);
});

test("[HEADS-1] a later log of ours that only the peer knows, a copy's, proves nothing of those before it", async () => {
  await receive();
  const known = await open();
  const { device } = till.certificate;
  known.take({ [`${device}.9zzzz.b-b1`]: 4, [`${device}.9zzzz.office`]: 2, "other.1aaaa.org": 3 } as Heads);
  expect(known.unsent.value).toBe(ownEntries());
});

test("a batch of a new log says nothing of the log before it", async () => {
  await receive();
  const before = ownEntries();
  await till.restart();
  const known = await open();
  await receive();
  const fresh = [...till.state().logs.values()].at(-1);
  known.take({ [fresh?.id as LogId]: fresh?.head ?? 0 } as Heads);
  expect(known.unsent.value).toBe(before);
});

test("a restart with nobody in reach remembers what was held", async () => {
  const first = await open();
  await receive();
  await exchange(till, shop.office);
  first.take(shop.office.replica().heads());
  await first.save();
  await till.restart();
  await receive();
  const again = await open();
  const fresh = [...till.state().logs.values()].at(-1);
  expect(again.unsent.value).toBe(fresh?.head);
});

test("a refusal stands until the entry is taken after all", async () => {
  const known = await open();
  await receive();
  const log = [...till.state().logs.values()].find(({ device }) => device === till.certificate.device);
  const refusal = { type: "BadBody", log: log?.id as LogId, seq: 2, reason: "odd" } as const;
  known.refuse(refusal);
  known.refuse({ ...refusal, reason: "odd again" });
  expect(known.refused.value).toEqual([{ ...refusal, reason: "odd again" }]);
  known.take({ [log?.id as LogId]: 2 } as Heads);
  expect(known.refused.value).toEqual([]);
});
