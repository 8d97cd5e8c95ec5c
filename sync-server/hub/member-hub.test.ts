import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { branchScope } from "../../shared/core/ids.ts";
import type { SetUp } from "../access/set-up.ts";
import { type Server, startServer } from "../server.ts";
import { query } from "../store/pool.ts";
import { readStateHash } from "../store/state-hash.ts";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { freeUdpPort } from "../testing/free-udp-port.ts";
import { anOrganisation, ask, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { aTill, until } from "../testing/till.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
});
afterAll(() => server.drop());

/** A computer in the shop: a database and a folder, not yet anybody's hub. */
let computer: TestDatabase & { readonly dataDir: string };
beforeEach(async () => {
  const [database, folder] = [await testDatabase(), await temporaryFolder()];
  computer = { ...database, dataDir: folder.dataDir };
  onTestFinished(async () => {
    await database.drop();
    await folder.remove();
  });
});

const codeFor = async (kind: "hub" | "till" = "hub"): Promise<string> => {
  const body = { kind, name: kind, branch: shop.branch };
  return String((await server.request("/v1/device-codes", { token: owner, body })).json.code);
};

const start = async (
  upstream: { url: string; code?: string } | undefined,
  hubPort?: number,
): Promise<Server> => {
  const { url: databaseUrl, dataDir } = computer;
  const clock = () => server.clock.now as ReturnType<typeof server.deps.clock>;
  const hub = await startServer({
    port: 0,
    databaseUrl,
    dataDir,
    hubPort,
    clock,
    passwordCost: 4,
    poolSize: 8,
    upstream,
  });
  onTestFinished(hub.close);
  return hub;
};

const startHub = async (hubPort?: number): Promise<Server> =>
  start({ url: server.url, code: await codeFor() }, hubPort);

const newTill = async (branch = shop.branch) =>
  aTill(server, shop.organisation.slug, await enrol(server, owner, "till", branch));

const readable = () => ["org", branchScope(shop.branch)] as const;
const hashAt = ({ deps }: Pick<Server, "deps">) => readStateHash(deps.pool, shop.organisation.id, readable());

test("tills at the hub and at the server come to the same state", async () => {
  const hub = await startHub();
  const [a, b] = [await newTill(), await newTill()];
  const links = [a.connect(hub.url), b.connect(server.url)];
  onTestFinished(() => {
    for (const link of links) link.close();
  });
  await until(async () => a.hash() === (await hashAt(server)));
  const { product } = await a.must("catalog.add-product", { name: "Tea", price: 10_000, taxRate: 1_200 });
  await a.must("stock.receive", { lines: [{ product, quantity: 10_000 }] });
  await until(() => b.state.docs.get("product")?.has(String(product)) === true);
  await b.must("catalog.change-product", { product, name: "Green tea" });
  const sale = { lines: [{ product, quantity: 2_000 }], tenders: [{ type: "card", amount: 20_000 }] };
  await a.must("sale.complete", sale);
  await until(async () => {
    const all = [a.hash(), b.hash(), await hashAt(server), await hashAt(hub)];
    return new Set(all).size === 1;
  });
});

test("a hub holds what its branch may read, and nothing of the office", async () => {
  const till = await newTill();
  const link = till.connect(server.url);
  onTestFinished(() => link.close());
  await until(() => till.state.docs.has("org"));
  const { product } = await till.must("catalog.add-product", { name: "Salt", price: 100, taxRate: 1_200 });
  await till.must("stock.receive", { lines: [{ product, quantity: 1_000, cost: 77 }] });
  const hub = await startHub();
  await until(async () => till.hash() !== "" && (await hashAt(hub)) === (await hashAt(server)));
  const scopes = await query<{ scope: string }>(hub.deps.pool, "select distinct scope from logs order by 1");
  expect(scopes.map(({ scope }) => scope)).toEqual([branchScope(shop.branch), "org"].sort());
  const keys = await query(hub.deps.pool, "select authority_secret from organisation_keys");
  expect(keys).toEqual([{ authority_secret: null }]);
});

test("with the server gone tills meet at the hub; when it is back it hears all of it", async () => {
  const database = await testDatabase();
  const first = await startServer({ port: 0, databaseUrl: database.url, passwordCost: 4 });
  const place = { url: first.url, deps: first.deps };
  const own = await anOrganisation(place, "Lonely");
  const token = await signIn(place, own);
  const body = { kind: "hub", name: "hub", branch: own.branch };
  const { code } = (await ask(first.url, "/v1/device-codes", { token, body })).json;
  const hub = await start({ url: first.url, code: String(code) });
  const slug = own.organisation.slug;
  const tillAt = async () => aTill(place, slug, await enrol(place, token, "till", own.branch));
  const [a, b] = [await tillAt(), await tillAt()];
  const links = [a.connect(hub.url), b.connect(hub.url)];
  onTestFinished(() => {
    for (const link of links) link.close();
  });
  await until(() => a.state.docs.has("org") && b.state.docs.has("org"));
  await first.close();
  const { product } = await a.must("catalog.add-product", { name: "Rice", price: 10_000, taxRate: 1_200 });
  await until(() => b.state.docs.get("product")?.has(String(product)) === true);
  expect(b.hash()).toBe(a.hash());
  const again = await startServer({ port: first.port, databaseUrl: database.url, passwordCost: 4 });
  onTestFinished(async () => {
    await again.close();
    await database.drop();
  });
  const serverHash = () =>
    readStateHash(again.deps.pool, own.organisation.id, ["org", branchScope(own.branch)]);
  await until(async () => (await serverHash()) === a.hash());
});

test("a hub comes back without a code, and knows its server", async () => {
  const first = await startHub();
  const org = await first.deps.organisations.only();
  await first.close();
  const again = await start(undefined);
  expect(again.upstream).toBe(server.url);
  expect((await again.deps.organisations.only())?.server.certificate).toEqual(org?.server.certificate);
  await until(async () => (await hashAt(again)) === (await hashAt(server)));
});

test("what is the server's a hub does not answer", async () => {
  const hub = await startHub();
  const asked = [
    await ask(hub.url, "/v1/setup"),
    await ask(hub.url, "/v1/auth/sign-in", { body: { login: "owner", password: "x" } }),
    await ask(hub.url, "/v1/devices", { body: { code: "ABCD2345", key: "A".repeat(43) } }),
    await ask(hub.url, "/"),
  ];
  for (const { status, json } of asked) {
    expect(status).toBe(421);
    expect(json).toMatchObject({ code: "AskTheServer", detail: server.url });
  }
  expect((await ask(hub.url, "/healthz")).json).toEqual({ status: "ok" });
});

test("tills of the branch are told where the hub is, and it names its key in its certificate", async () => {
  const port = await freeUdpPort();
  const hub = await startHub(port);
  if (hub.lanHub === null || "missing" in hub.lanHub) return;
  const till = await enrol(server, owner, "till", shop.branch);
  const phone = await enrol(server, owner, "phone", null);
  const askFor = async (token: string) => (await server.request("/v1/hub", { token })).json;
  await until(async () => (await askFor(await till.token()))?.port === port);
  expect(await askFor(await till.token())).toEqual(hub.lanHub.address());
  expect(await askFor(await phone.token())).toBeNull();
  const own = await hub.deps.organisations.only();
  expect(own?.server.certificate).toMatchObject({ kind: "hub", transport: hub.lanHub.address().fingerprint });
  const body = hub.lanHub.address();
  const forged = await server.request("/v1/hub", { method: "PUT", token: await till.token(), body });
  expect(forged).toMatchObject({ status: 403, json: { code: "NotAHub" } });
});

test("a device that was put out is turned away by the hub too", async () => {
  const hub = await startHub();
  const till = await newTill();
  const link = till.connect(hub.url);
  await link.opened;
  const revoke = `/v1/devices/${till.device.device}/revoke`;
  expect((await server.request(revoke, { method: "POST", token: owner })).status).toBe(200);
  expect(await link.ended).toMatchObject({ reason: "revoked", by: "peer" });
});

test("a certificate that runs out or names another key is made anew", async () => {
  const hub = await startHub();
  const { certificate: first } = (await hub.deps.organisations.only())?.server ?? {};
  await hub.close();
  server.clock.now += 350 * 24 * 60 * 60 * 1_000;
  owner = await signIn(server, shop);
  const again = await start(undefined);
  const current = async () => (await again.deps.organisations.only())?.server.certificate;
  await until(
    async () => ((await current())?.expiresAt ?? 0) > server.clock.now + 390 * 24 * 60 * 60 * 1_000,
  );
  expect(await current()).toMatchObject({
    device: first?.device,
    key: first?.key,
    transport: first?.transport,
  });
});

test.each([
  ["no code", async () => ({ url: server.url }), "--code"],
  ["a code for a till", async () => ({ url: server.url, code: await codeFor("till") }), "not for a hub"],
  ["a wrong code", async () => ({ url: server.url, code: "XXXX2222" }), "BadCode"],
  ["nobody there", async () => ({ url: "http://127.0.0.1:9", code: "XXXX2222" }), "fetch failed"],
])("with %s it does not start", async (_name, upstream, words) => {
  await expect(start(await upstream())).rejects.toThrow(words);
});

test("a server's own database does not become a hub", async () => {
  const own = await start(undefined);
  await anOrganisation(own);
  await own.close();
  await expect(start({ url: server.url, code: await codeFor() })).rejects.toThrow("a server of its own");
});
