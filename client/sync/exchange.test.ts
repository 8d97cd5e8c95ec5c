import { beforeEach, expect, test } from "vitest";
import type { Batch, Refusal } from "../../shared/core/admission.ts";
import { type Heads, missingFrom } from "../../shared/core/heads.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import { err, ok } from "../../shared/lib/result.ts";
import { testDigestHex } from "../../shared/testing/crypto.ts";
import type { TestDevice } from "../../shared/testing/device.ts";
import { type TestShop, testShop } from "../../shared/testing/shop.ts";
import type { DeviceHttp } from "../session/device-token.ts";
import type { HttpRequest } from "../session/http.ts";
import { exchangeByHttp } from "./exchange.ts";

let shop: TestShop;
let till: TestDevice;
let product: string;
let failAfter: number;

beforeEach(async () => {
  shop = await testShop();
  product = await shop.addProduct({ name: "Tea" });
  till = shop.till();
  till.signIn(await shop.person("manager"));
  failAfter = Number.POSITIVE_INFINITY;
});

/** The server's push and pull over the office's replica. */
const answer = async ({ path, body }: HttpRequest): Promise<unknown> => {
  const office = shop.office.replica();
  const given = body as { heads: Heads; batches: readonly Batch[] };
  if (path === "/v1/sync/pull") {
    const missing = missingFrom(office.state.logs.values(), given.heads).slice(0, 1);
    const batches = await Promise.all(missing.map(({ log, after }) => office.read(log, after, 2, 1000)));
    const own = [...office.state.logs.values()].filter(({ device }) => device === till.certificate.device);
    return {
      heads: Object.fromEntries(own.map(({ id, head }) => [id, head])),
      batches,
      more: missing.length > 0,
    };
  }
  const heads: Record<string, number> = {};
  const refused: Refusal[] = [];
  for (const batch of given.batches) {
    const admitted = await office.admit(batch);
    if (admitted.ok && admitted.value !== null) refused.push(admitted.value);
    heads[batch.log] = office.state.logs.get(batch.log)?.head ?? 0;
  }
  return { heads, refused };
};

const run = async () => {
  const acknowledged: Heads[] = [];
  const refused: Refusal[] = [];
  const json = async (request: HttpRequest) => {
    if (failAfter-- <= 0) return err({ type: "Offline" });
    return ok(await answer(request));
  };
  const done = await exchangeByHttp({
    replica: till.replica(),
    device: till.certificate.device,
    http: { json } as unknown as DeviceHttp,
    acknowledged: (heads) => acknowledged.push(heads),
    refused: (refusal) => refused.push(refusal),
  });
  return { done, acknowledged, refused };
};

const hashOf = (device: TestDevice) => stateHash(device.state(), { digestHex: testDigestHex });

test("both have everything afterwards, and a second exchange moves nothing", async () => {
  await run();
  for (let i = 0; i < 5; i++) await till.must("stock.receive", { lines: [{ product, quantity: 1000 }] });
  const { done, acknowledged, refused } = await run();
  expect(done).toBe(true);
  expect(refused).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(hashOf(till)).toBe(hashOf(shop.office));
  const arrived = shop.office.replica().arrived();
  await run();
  expect(shop.office.replica().arrived()).toBe(arrived);
});

test("a connection that breaks at any request is no harm: the next exchange goes on", async () => {
  await run();
  for (let i = 0; i < 5; i++) await till.must("stock.receive", { lines: [{ product, quantity: 1000 }] });
  await shop.addProduct({ name: "Coffee" });
  for (let at = 0; at < 6; at++) {
    failAfter = at;
    await run();
  }
  failAfter = Number.POSITIVE_INFINITY;
  expect((await run()).done).toBe(true);
  expect(hashOf(till)).toBe(hashOf(shop.office));
});
