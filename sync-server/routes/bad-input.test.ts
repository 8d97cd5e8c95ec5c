import { afterAll, beforeAll, expect, test } from "vitest";
import type { SetUp } from "../access/set-up.ts";
import { query } from "../store/pool.ts";
import { anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";

let server: TestServer;
let shop: SetUp;
let person: string;
let device: string;
let product: string;
const tea = { name: "Tea", price: 10_000, taxRate: 1_200 };

beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  person = await signIn(server, shop);
  device = await (await enrol(server, person, "till", shop.branch)).token();
  const added = await server.request("/v1/commands/catalog.add-product", { token: person, body: tea });
  product = added.json.result.product;
});
afterAll(() => server.drop());

/** Everything that could have been kept of a request. */
const kept = async (): Promise<unknown> =>
  query(
    server.deps.pool,
    `select (select count(*) from entries) as entries, (select count(*) from documents) as documents,
       (select count(*) from cells) as cells, (select count(*) from organisations) as organisations,
       (select count(*) from enrol_codes) as codes`,
    [],
  );

const ROUTES = [
  "/v1/setup",
  "/v1/auth/sign-in",
  "/v1/auth/pin",
  "/v1/auth/password",
  "/v1/device-codes",
  "/v1/devices",
  "/v1/device-token",
  "/v1/branches",
  "/v1/staff",
  "/v1/commands/catalog.add-product",
  "/v1/commands/stock.receive",
  "/v1/commands/sale.complete",
  "/v1/sync/push",
  "/v1/sync/pull",
] as const;

const BODIES: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = {
  nothing: "",
  "half an object": '{"name": "Te',
  "no JSON": "name=Tea&price=1",
  null: "null",
  "a list": "[]",
  "a text": '"Tea"',
  "a number beyond any": '{"name":"Tea","price":1e999,"taxRate":0}',
  "fields nobody knows": '{"surprise":1}',
  "a prototype": '{"__proto__":{"name":"Tea"},"constructor":{"prototype":{}}}',
  "lists in lists": "[".repeat(20_000) + "]".repeat(20_000),
  "bytes that are no text": new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
};

const CASES = ROUTES.flatMap((path) => Object.keys(BODIES).map((name) => [name, path] as const));

test.each(CASES)("%s to %s is refused by name and leaves nothing", async (name, path) => {
  const before = await kept();
  const answer = await server.request(path, {
    raw: BODIES[name] ?? "",
    method: "POST",
    token: path.startsWith("/v1/sync/") ? device : person,
    headers: { "content-type": "application/json" },
  });
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.json.code).toMatch(/^[A-Z]\w+$/);
  expect(await kept()).toEqual(before);
});

const received = (line: object) => ({ branch: shop.branch, lines: [{ product, quantity: 1_000, ...line }] });

test.each<[string, () => object]>([
  ["quantity 0", () => received({ quantity: 0 })],
  ["a negative quantity", () => received({ quantity: -1_000 })],
  ["a quantity of half a thousandth", () => received({ quantity: 0.5 })],
  ["a quantity as text", () => received({ quantity: "1000" })],
  ["half a piece", () => received({ quantity: 500 })],
  ["more than a number holds", () => received({ quantity: 2 ** 53 })],
  ["a negative cost", () => received({ cost: -1 })],
  ["a fractional cost", () => received({ cost: 0.01 })],
  ["no lines", () => ({ branch: shop.branch, lines: [] })],
  [
    "a product twice over the limit",
    () => ({ branch: shop.branch, lines: Array(1_001).fill(received({}).lines[0]) }),
  ],
])("goods received with %s are refused by name and leave nothing", async (_name, args) => {
  const before = await kept();
  const answer = await server.request("/v1/commands/stock.receive", { token: person, body: args() });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.json.code).toMatch(/^[A-Z]\w+$/);
  expect(await kept()).toEqual(before);
});

test("a barcode another product has is refused by name, with that product's", async () => {
  const barcodes = ["4870000000012"];
  const add = (name: string) =>
    server.request("/v1/commands/catalog.add-product", { token: person, body: { ...tea, name, barcodes } });
  const first = await add("Coffee");
  expect(first.status, first.text).toBe(200);
  const before = await kept();
  expect(await add("Cocoa")).toMatchObject({ status: 409, json: { code: "DuplicateBarcode" } });
  expect(await kept()).toEqual(before);
});
