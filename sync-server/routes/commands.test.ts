import { afterAll, beforeAll, expect, test } from "vitest";
import type { SetUp } from "../access/set-up.ts";
import { query } from "../store/pool.ts";
import { addStaff, anOrganisation, signIn, type TestServer, testServer } from "../testing/server.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
});
afterAll(() => server.drop());

const run = (name: string, body: unknown, token = owner, headers = {}) =>
  server.request(`/v1/commands/${name}`, { token, body, headers });
const tea = { name: "Tea", price: 10_000, taxRate: 1_200 };

test.each<[string, string, object, number, string, string?]>([
  ["an unknown command", "shop.burn", {}, 404, "UnknownCommand"],
  ["no name at all", "constructor", {}, 422, "BadArgs", "name"],
  ["unknown field", "catalog.add-product", { ...tea, surprise: 1 }, 422, "BadArgs"],
  ["wrong type", "catalog.add-product", { ...tea, price: "10" }, 422, "BadArgs", "price"],
  ["negative money", "catalog.add-product", { ...tea, price: -1 }, 422, "BadArgs", "price"],
  ["fractional money", "catalog.add-product", { ...tea, price: 0.5 }, 422, "BadArgs", "price"],
  ["bad check digit", "catalog.add-product", { ...tea, barcodes: ["4870000000019"] }, 409, "BadBarcode"],
  ["long name", "catalog.add-product", { ...tea, name: "x".repeat(201) }, 422, "BadArgs", "name"],
  ["unknown product", "catalog.change-product", { product: "nothing", name: "x" }, 404, "UnknownProduct"],
  ["quantity 0", "stock.receive", { branch: "?", lines: [{ product: "p", quantity: 0 }] }, 422, "BadArgs"],
])("%s is refused by name", async (_name, command, args, status, code, field) => {
  const answer = await run(command, args);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.json).toMatchObject({ status, code, ...(field !== undefined && { field }) });
});

test("a 10 MB body is refused before it is read", async () => {
  expect((await run("catalog.add-product", { ...tea, name: "x".repeat(10_000_000) })).status).toBe(413);
});

test("a role that may not, may not", async () => {
  const viewer = await addStaff(server, owner, "viewer", [shop.branch]);
  const token = await signIn(server, shop, viewer);
  expect(await run("catalog.add-product", tea, token)).toMatchObject({
    status: 403,
    json: { code: "NotAllowed", error: { permission: "catalog.edit" } },
  });
  expect(
    (await run("access.add-staff", { ...viewer, name: "x", role: "owner", branches: "*" }, token)).status,
  ).toBe(403);
});

test("someone of another branch may not receive goods here", async () => {
  const storeman = await addStaff(server, owner, "operator", ["elsewhere"]);
  const token = await signIn(server, shop, storeman);
  const { product } = (await run("catalog.add-product", tea)).json.result;
  const lines = [{ product, quantity: 1_000 }];
  expect(await run("stock.receive", { branch: shop.branch, lines }, token)).toMatchObject({
    status: 403,
    json: { code: "NotInBranch" },
  });
});

test("asked again with the same key, a command gives the same answer and does nothing more", async () => {
  const { product } = (await run("catalog.add-product", tea)).json.result;
  const args = { branch: shop.branch, lines: [{ product, quantity: 7_000 }] };
  const key = { "idempotency-key": "delivery-0001" };
  const answers = await Promise.all([1, 2, 3].map(() => run("stock.receive", args, owner, key)));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]?.status).toBe(200);
  const minted = "select sum(minted) as minted from cells where org_id = $1 and counter = $2";
  const counter = `stock/${shop.branch}/${product}`;
  expect(await query(server.deps.pool, minted, [shop.organisation.id, counter])).toEqual([{ minted: 7_000 }]);
  const other = await run("catalog.add-product", tea, owner, key);
  expect(other).toMatchObject({ status: 422, json: { code: "KeyUsed" } });
});

test("a command that failed may be tried again with the same key", async () => {
  const key = { "idempotency-key": "product-0001" };
  const bad = await run("catalog.change-product", { product: "nothing", name: "x" }, owner, key);
  expect(bad.status).toBe(404);
  const { product } = (await run("catalog.add-product", tea)).json.result;
  expect((await run("catalog.change-product", { product, name: "x" }, owner, key)).status).toBe(200);
});

test("a command nested thousands of levels deep is refused by name, with a key too", async () => {
  const raw = `{"name":${"[".repeat(5_000)}${"]".repeat(5_000)}}`;
  const headers = { "content-type": "application/json", "idempotency-key": "product-0002" };
  const answer = await server.request("/v1/commands/catalog.add-product", { token: owner, raw, headers });
  expect(answer).toMatchObject({ status: 422, json: { code: "BadArgs" } });
});
