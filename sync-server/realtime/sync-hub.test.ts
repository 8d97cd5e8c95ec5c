import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { branchScope } from "../../shared/core/ids.ts";
import { encodeFrame } from "../../shared/sync/messages.ts";
import type { SetUp } from "../access/set-up.ts";
import { query } from "../store/pool.ts";
import { readStateHash } from "../store/state-hash.ts";
import { anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { aTill, type TestTill, until } from "../testing/till.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
beforeAll(async () => {
  server = await testServer({ pollMs: 100_000 });
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
});
afterAll(() => server.drop());

const newTill = async (): Promise<TestTill> =>
  aTill(server, shop.organisation.slug, await enrol(server, owner, "till", shop.branch));
const serverHash = () =>
  readStateHash(server.deps.pool, shop.organisation.id, ["org", branchScope(shop.branch)]);

test("two tills and the server come to the same state, live", async () => {
  const [a, b] = [await newTill(), await newTill()];
  const links = [a.connect(server.url), b.connect(server.url)];
  await Promise.all(links.map(({ opened }) => opened));
  const { product } = await a.must("catalog.add-product", { name: "Tea", price: 10_000, taxRate: 1_200 });
  await a.must("stock.receive", { lines: [{ product, quantity: 10_000 }] });
  await until(() => b.state.docs.get("product")?.has(String(product)) === true && b.state.counters.size > 0);
  const sale = { lines: [{ product, quantity: 2_000 }], tenders: [{ type: "card", amount: 20_000 }] };
  await a.must("sale.complete", sale);
  await until(async () => b.hash() === (await serverHash()) && a.hash() === b.hash());
  const sales = "select total from sales where org_id = $1";
  expect(await query(server.deps.pool, sales, [shop.organisation.id])).toEqual([{ total: 20_000 }]);
  for (const link of links) link.close();
});

test("two processes on one database serve live updates to each other's clients", async () => {
  const other = await server.another();
  const [a, b] = [await newTill(), await newTill()];
  const links = [a.connect(server.url), b.connect(other.url)];
  await Promise.all(links.map(({ opened }) => opened));
  const { product } = await a.must("catalog.add-product", { name: "Rice", price: 10_000, taxRate: 1_200 });
  await until(() => b.state.docs.get("product")?.has(String(product)) === true);
  await b.must("catalog.change-product", { product, name: "Brown rice" });
  await until(() => a.state.docs.get("product")?.get(String(product))?.fields.name === "Brown rice");
  for (const link of links) link.close();
});

test("what no hint told of is found by looking", async () => {
  const looking = await server.another({ pollMs: 20 });
  const till = await newTill();
  const link = till.connect(looking.url);
  await link.opened;
  await server.deps.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1",
    ["saudaflow-listen"],
  );
  const other = await newTill();
  const first = other.connect(server.url);
  const { product } = await other.must("catalog.add-product", { name: "Salt", price: 100, taxRate: 1_200 });
  await until(() => till.state.docs.get("product")?.has(String(product)) === true);
  link.close();
  first.close();
});

test("a revoked device is told so, and its entries are taken no more", async () => {
  const till = await newTill();
  const link = till.connect(server.url);
  await link.opened;
  const revoke = `/v1/devices/${till.device.device}/revoke`;
  expect((await server.request(revoke, { method: "POST", token: owner })).status).toBe(200);
  expect(await link.ended).toMatchObject({ reason: "revoked", by: "peer" });
  const again = till.connect(server.url);
  expect(await again.ended).toMatchObject({ by: "peer" });
});

test("another organisation's certificate opens nothing", async () => {
  const elsewhere = await anOrganisation(server, "Elsewhere");
  const token = await signIn(server, elsewhere);
  const foreign = await enrol(server, token, "till", elsewhere.branch);
  const till = await aTill(server, elsewhere.organisation.slug, foreign);
  const authority = { ...till.device.authority, org: shop.organisation.id };
  const pretending = { ...till, device: { ...till.device, authority } };
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/v1/sync`);
  const heard = new Promise<string>((resolve) => socket.on("message", (data) => resolve(data.toString())));
  await new Promise((resolve) => socket.on("open", resolve));
  const { signed } = pretending.device;
  const hello = { protocol: 1, org: authority.org, certificate: signed, nonce: "n", heads: {} } as const;
  socket.send(encodeFrame({ type: "hello", ...hello }));
  expect(JSON.parse(await heard)).toEqual({ type: "bye", reason: "certificate" });
});

test.each([
  ["not a frame", "frame"],
  [encodeFrame({ type: "ping", heads: {}, at: 1 }), "frame"],
  [
    JSON.stringify({
      type: "hello",
      protocol: 1,
      org: "nobody",
      certificate: { text: "", signature: "" },
      nonce: "n",
      heads: {},
    }),
    "organisation",
  ],
])("%s is answered by name", async (frame, reason) => {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/v1/sync`);
  const heard = new Promise<string>((resolve) => socket.on("message", (data) => resolve(data.toString())));
  const closed = new Promise((resolve) => socket.on("close", resolve));
  await new Promise((resolve) => socket.on("open", resolve));
  socket.send(frame);
  expect(JSON.parse(await heard)).toEqual({ type: "bye", reason });
  await closed;
});

test("whoever stops the server ends the sessions by word", async () => {
  const other = await server.another();
  const till = await newTill();
  const link = till.connect(other.url);
  await link.opened;
  const closing = other.close();
  expect(await link.ended).toEqual({ reason: "closing", by: "peer" });
  await closing;
});
