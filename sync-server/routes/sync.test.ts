import { afterAll, beforeAll, expect, test } from "vitest";
import type { Batch } from "../../shared/core/admission.ts";
import type { SetUp } from "../access/set-up.ts";
import { query } from "../store/pool.ts";
import { addStaff, anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { aTill, ownBatches, type TestTill, type TillOptions } from "../testing/till.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
});
afterAll(() => server.drop());

const newTill = async (options?: TillOptions): Promise<TestTill> =>
  aTill(server, shop.organisation.slug, await enrol(server, owner, "till", shop.branch), options);
const push = async ({ device }: TestTill, batches: readonly Batch[]) =>
  server.request("/v1/sync/push", { token: await device.token(), body: { batches } });
const pull = async ({ device }: TestTill, heads: object, max = 1_000) =>
  server.request("/v1/sync/pull", { token: await device.token(), body: { heads, max } });

/** Goods on the shelf and one sale. */
const trade = async (till: TestTill): Promise<void> => {
  await pullAll(till);
  const { product } = await till.must("catalog.add-product", { name: "Tea", price: 10_000, taxRate: 1_200 });
  await till.must("stock.receive", { lines: [{ product, quantity: 5_000 }] });
  const tenders = [{ type: "cash", amount: 10_000 }];
  await till.must("sale.complete", { lines: [{ product, quantity: 1_000 }], tenders });
};

const pullAll = async (till: TestTill): Promise<void> => {
  for (let more = true; more; ) {
    const { json } = await pull(till, till.replica.heads(), 3);
    for (const batch of json.batches)
      expect(await till.replica.admit(batch)).toEqual({ ok: true, value: null });
    more = json.more;
  }
};

const entriesOf = async ({ device }: TestTill): Promise<number> => {
  const text = "select seq from entries where org_id = $1 and log like $2 || '.%'";
  return (await query(server.deps.pool, text, [shop.organisation.id, device.device])).length;
};

test("a day pushed twice, because the reply was lost, is there once", async () => {
  const till = await newTill();
  await trade(till);
  const batches = await ownBatches(till);
  const [first, second] = [await push(till, batches), await push(till, batches)];
  expect(first).toMatchObject({ status: 200, json: { refused: [] } });
  expect(second.json).toEqual(first.json);
  const cells =
    "select sum(minted) as minted, sum(spent) as spent from cells where org_id = $1 and log like $2 || '.%'";
  expect(await query(server.deps.pool, cells, [shop.organisation.id, till.device.device])).toEqual([
    { minted: 5_000, spent: 1_000 },
  ]);
});

test("batches out of order: the later one is answered with what is held", async () => {
  const till = await newTill();
  await trade(till);
  const own = [...till.state.logs.values()].filter(({ device }) => device === till.device.device);
  const log = own.find(({ scope }) => scope.startsWith("b-"));
  const id = log!.id;
  const early = (await till.replica.read(id, 0, 1, 1))!;
  const late = (await till.replica.read(id, early.entries.length, 500, 1_000_000))!;
  const answer = await push(till, [late, early, late]);
  expect(answer.json).toEqual({
    heads: { [id]: log!.head },
    refused: [{ type: "Gap", log: id, seq: early.entries.length + 1, reason: "have 0" }],
  });
});

test.each([
  ["a year back", -1],
  ["a year ahead", 1],
])("a clock %s loses no sale", async (_name, years) => {
  const till = await newTill({ now: () => 1_790_000_000_000 + years * 365 * 24 * 3_600_000 });
  await trade(till);
  expect((await push(till, await ownBatches(till))).json.refused).toEqual([]);
  expect(await entriesOf(till)).toBeGreaterThan(3);
});

test("a till pulls what it lacks and may read, in steps", async () => {
  const [seller, reader] = [await newTill(), await newTill()];
  await trade(seller);
  await push(seller, await ownBatches(seller));
  await pullAll(reader);
  const scopes = new Set([...reader.state.logs.values()].map(({ scope }) => scope));
  expect(scopes).toEqual(new Set(["org", `b-${shop.branch}`]));
  const { json } = await pull(reader, reader.replica.heads());
  expect(json).toMatchObject({ batches: [], more: false });
});

test("a device passes on what others wrote", async () => {
  const [seller, carrier] = [await newTill(), await newTill()];
  await trade(seller);
  expect((await push(carrier, await ownBatches(seller))).json.refused).toEqual([]);
  expect(await entriesOf(seller)).toBeGreaterThan(3);
});

test("what was changed on the way is refused by name", async () => {
  const till = await newTill();
  await trade(till);
  await till.must("catalog.add-product", { name: "Silver", price: 1, taxRate: 0 });
  const [batch] = await ownBatches(till, ["org"]);
  const changed = batch!.entries.map((text) => text.replace('"Tea"', '"Gold"'));
  const cases: [string, Batch][] = [
    ["BadSignature", { ...batch!, entries: changed.slice(0, -1).concat(batch!.entries.at(-1)!) }],
    ["BadSignature", { ...batch!, entries: batch!.entries.slice(0, -1) }],
    ["BadEntry", { ...batch!, entries: ["{}"] }],
    ["BadEntry", { ...batch!, entries: ["not JSON"] }],
    ["WrongLog", { ...batch!, log: `${till.device.device}.1xxxx.office` as Batch["log"] }],
  ];
  for (const [type, bad] of cases) {
    const { json } = await push(till, [bad]);
    expect(["BrokenChain", type]).toContain(json.refused[0]?.type);
  }
  expect(await entriesOf(till)).toBe(0);
});

test("another organisation's entries are refused by name", async () => {
  const other = await anOrganisation(server, "Other");
  const device = await enrol(server, await signIn(server, other), "till", other.branch);
  const stranger = await aTill(server, other.organisation.slug, device);
  await stranger.must("catalog.add-product", { name: "Tea", price: 1, taxRate: 0 });
  const till = await newTill();
  const { json } = await push(till, await ownBatches(stranger));
  expect(json.refused.map(({ type }: { type: string }) => type)).toEqual(["BadCertificate"]);
});

test("an entry the person's role does not allow has no effect and shows on the attention list", async () => {
  const cashier = await addStaff(server, owner, "viewer", [shop.branch]);
  const till = await newTill({ credentials: cashier });
  await pullAll(till);
  const draft = { scope: "org", kind: "product.added", v: 1, body: { product: "p1", name: "X" } } as const;
  const patches = [{ doc: "product", id: "p1", set: { name: "X" } }];
  const written = await till.replica.write(till.writer, till.person, () => ({
    ok: true,
    value: { drafts: [{ ...draft, patches }], result: null },
  }));
  expect(written.ok).toBe(true);
  expect((await push(till, await ownBatches(till))).json.refused).toEqual([]);
  const products = await server.request("/v1/products?search=X", { token: owner });
  expect(products.json.rows).toEqual([]);
  const { json } = await server.request("/v1/attention", { token: owner });
  expect(json.rows).toContainEqual(
    expect.objectContaining({
      type: "entry.void",
      kind: "product.added",
      reason: "viewer may not catalog.edit",
    }),
  );
});

test("[ACCESS-10] a revoked device's entries are taken from others, and have no effect beyond the cut", async () => {
  const [lost, carrier] = [await newTill(), await newTill()];
  await trade(lost);
  const device = lost.device.device;
  await server.request(`/v1/devices/${device}/revoke`, { method: "POST", token: owner });
  const { json } = await push(carrier, await ownBatches(lost));
  expect(json.refused).toEqual([]);
  const stored = await entriesOf(lost);
  expect(stored).toBeGreaterThan(0);
  const effective =
    "select from entries where org_id = $1 and log like $2 and void is null and kind not like 'log.%'";
  const found = await query(server.deps.pool, effective, [lost.device.authority.org, `${device}.%`]);
  expect(found).toEqual([]);
  const own = await server.request("/v1/sync/push", {
    token: await lost.device.token(),
    body: { batches: await ownBatches(lost) },
  });
  expect(own.status).toBe(401);
});

test.each([
  [{ batches: [{ log: "x", entries: "x", signature: "" }] }, "batches.0.entries"],
  [{ batches: [], more: 1 }, ""],
  [{}, "batches"],
])("push of %j names the field", async (body, field) => {
  const till = await newTill();
  const answer = await server.request("/v1/sync/push", { token: await till.device.token(), body });
  expect(answer).toMatchObject({ status: 422, json: { field } });
});
