import { afterAll, beforeAll, expect, test } from "vitest";
import type { SetUp } from "../access/set-up.ts";
import { addStaff, anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { aTill, ownBatches, type TestTill } from "../testing/till.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
let second: string;
let numbers: string[];
let tea: string;

beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
  second = (await server.request("/v1/branches", { token: owner, body: { name: "Second" } })).json.branch;
  numbers = [];
  for (const branch of [shop.branch, second]) numbers.push(await sellIn(branch));
});
afterAll(() => server.drop());

const sellIn = async (branch: string): Promise<string> => {
  const device = await enrol(server, owner, "till", branch as SetUp["branch"]);
  const till: TestTill = await aTill(server, shop.organisation.slug, device);
  const token = await device.token();
  const pulled = await server.request("/v1/sync/pull", { token, body: { heads: {} } });
  for (const batch of pulled.json.batches) await till.replica.admit(batch);
  const added = await till.must("catalog.add-product", {
    name: `Чай ${branch === second ? "green" : "black"}`,
    sku: `TEA-${numbers.length}`,
    price: 10_000,
    taxRate: 1_200,
    cost: 5_000,
  });
  tea = String(added.product);
  await till.must("stock.receive", { lines: [{ product: tea, quantity: 5_000 }] });
  const sale = { lines: [{ product: tea, quantity: 2_000 }], tenders: [{ type: "cash", amount: 50_000 }] };
  const { number } = await till.must("sale.complete", sale);
  const batches = await ownBatches(till);
  expect((await server.request("/v1/sync/push", { token, body: { batches } })).json.refused).toEqual([]);
  return String(number);
};

test("products are found by part of the name in any case, by SKU, and never show what they cost", async () => {
  const names = async (search: string) => {
    const { json } = await server.request(`/v1/products?search=${encodeURIComponent(search)}`, {
      token: owner,
    });
    return json.rows.map(({ name }: { name: string }) => name).sort();
  };
  expect(await names("чАй")).toEqual(["Чай black", "Чай green"]);
  expect(await names("tea-1")).toEqual(["Чай green"]);
  expect(await names("%")).toEqual([]);
  const all = await server.request("/v1/products", { token: owner });
  expect(all.text).not.toContain("cost");
});

test("a list goes on where it ended", async () => {
  const first = await server.request("/v1/products?limit=1", { token: owner });
  const rest = await server.request(`/v1/products?limit=5&after=${first.json.next}`, { token: owner });
  expect(first.json.rows).toHaveLength(1);
  expect(rest.json).toMatchObject({ rows: [{}], next: null });
  const [newest] = (await server.request("/v1/receipts?limit=1", { token: owner })).json.rows;
  const { next } = (await server.request("/v1/receipts?limit=1", { token: owner })).json;
  const older = await server.request(`/v1/receipts?limit=1&after=${encodeURIComponent(next)}`, {
    token: owner,
  });
  expect(new Set([newest.number, older.json.rows[0].number])).toEqual(new Set(numbers));
});

test("stock on hand by branch", async () => {
  const all = await server.request("/v1/stock", { token: owner });
  expect(all.json.rows).toHaveLength(2);
  const one = await server.request(`/v1/stock?branch=${second}`, { token: owner });
  expect(one.json.rows).toEqual([{ branch: second, product: tea, quantity: 3_000, shortage: 0 }]);
});

test("a receipt with its lines and payments", async () => {
  const { json } = await server.request(`/v1/receipts/${numbers[1]}`, { token: owner });
  expect(json).toMatchObject({
    number: numbers[1],
    branch: second,
    total: 20_000,
    change: 30_000,
    currency: "KZT",
    lines: [{ line: 1, product: tea, quantity: 2_000, price: 10_000, total: 20_000, tax_rate: 1_200 }],
    payments: [{ line: 1, type: "cash", amount: 50_000 }],
  });
  expect(await server.request("/v1/receipts/T9-X-0001", { token: owner })).toMatchObject({
    status: 404,
    json: { code: "UnknownReceipt" },
  });
});

test("people see their own branches, whatever they ask for", async () => {
  const manager = await addStaff(server, owner, "manager", [second]);
  const token = await signIn(server, shop, manager);
  const get = async (path: string) => (await server.request(path, { token })).json;
  expect((await get("/v1/stock")).rows.map(({ branch }: { branch: string }) => branch)).toEqual([second]);
  expect((await get(`/v1/stock?branch=${shop.branch}`)).rows).toEqual([]);
  expect((await get("/v1/receipts")).rows.map(({ number }: { number: string }) => number)).toEqual([
    numbers[1],
  ]);
  expect(await get(`/v1/receipts/${numbers[0]}`)).toMatchObject({ status: 404 });
  expect((await get("/v1/branches")).branches.map(({ id }: { id: string }) => id)).toEqual([second]);
});

test("a customer sees none of it", async () => {
  const customer = await addStaff(server, owner, "customer", []);
  const token = await signIn(server, shop, customer);
  for (const path of ["/v1/products", "/v1/stock", "/v1/receipts", "/v1/attention", "/v1/staff"])
    expect((await server.request(path, { token })).status).toBe(403);
});

test("another organisation sees none of it", async () => {
  const other = await anOrganisation(server, "Other");
  const token = await signIn(server, other);
  for (const path of ["/v1/products", "/v1/stock", "/v1/receipts", "/v1/attention"])
    expect((await server.request(path, { token })).json.rows).toEqual([]);
  expect((await server.request(`/v1/receipts/${numbers[0]}`, { token })).status).toBe(404);
});

test.each(["limit=0", "limit=501", "limit=x", `search=${"x".repeat(101)}`])(
  "%s is refused",
  async (query) => {
    const field = query.split("=")[0];
    expect(await server.request(`/v1/products?${query}`, { token: owner })).toMatchObject({
      status: 422,
      json: { field },
    });
  },
);
