import { afterAll, beforeAll, expect, test } from "vitest";
import { openCertificate, type Signed } from "../../shared/core/certificate.ts";
import { signedText } from "../../shared/core/crypto.ts";
import type { SetUp } from "../access/set-up.ts";
import { createSigner, nodeCrypto } from "../crypto.ts";
import { addStaff, anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
});
afterAll(() => server.drop());

const issue = (over: object = {}, token = owner) =>
  server.request("/v1/device-codes", {
    token,
    body: { kind: "till", name: "Till", branch: shop.branch, ...over },
  });
const exchange = (code: unknown, key: string = createSigner().key) =>
  server.request("/v1/devices", { body: { code, key } });

test("what a device may read and write follows from what it is", async () => {
  const b = `b-${shop.branch}`;
  const scopes = async (kind: "till" | "warehouse" | "phone" | "hub") => {
    const { certificate } = await enrol(server, owner, kind, kind === "phone" ? null : shop.branch);
    return [certificate.reads, certificate.writes];
  };
  expect(await scopes("till")).toEqual([
    ["org", b],
    ["org", "office", b],
  ]);
  expect(await scopes("warehouse")).toEqual([
    ["org", b],
    ["org", "office", b],
  ]);
  expect(await scopes("phone")).toEqual([["*"], ["org", "office"]]);
  expect(await scopes("hub")).toEqual([["org", b], []]);
});

test("a code lets one device in, however it is typed", async () => {
  const { code } = (await issue()).json;
  const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
  expect((await exchange(typed)).status).toBe(200);
  expect(await exchange(code)).toMatchObject({ status: 422, json: { code: "BadCode", field: "code" } });
});

test("two devices with one code: one is let in", async () => {
  const { code } = (await issue()).json;
  const answers = await Promise.all([1, 2, 3].map(() => exchange(code)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
});

test("a code is good for a quarter of an hour, and while who gave it works here", async () => {
  const { code } = (await issue()).json;
  server.clock.now += 16 * 60_000;
  expect((await exchange(code)).json).toMatchObject({ code: "BadCode" });
  owner = await signIn(server, shop);
  const admin = await addStaff(server, owner, "admin");
  const issued = (await issue({}, await signIn(server, shop, admin))).json;
  const leave = { staff: admin.staff, active: false };
  await server.request("/v1/commands/access.change-staff", { token: owner, body: leave });
  expect((await exchange(issued.code)).json).toMatchObject({ code: "BadCode" });
});

test.each([
  ["a code nobody gave", "AAAAAAAA", undefined, "code"],
  ["a key that is none", "x", "short", "key"],
])("%s", async (_name, code, key, field) => {
  expect(await exchange(code, key)).toMatchObject({ status: 422, json: { field } });
});

test("till codes are given in order, and never twice", async () => {
  const other = await anOrganisation(server, "Codes");
  const token = await signIn(server, other);
  const till = () => enrol(server, token, "till", other.branch);
  expect((await till()).certificate.code).toBe("T1");
  const plan = { kind: "till", name: "x", branch: other.branch };
  await server.request("/v1/device-codes", { token, body: plan });
  expect((await till()).certificate.code).toBe("T3");
  const taken = await server.request("/v1/device-codes", { token, body: { ...plan, code: "t1" } });
  expect(taken).toMatchObject({ status: 409, json: { code: "CodeTaken", field: "code" } });
});

test.each([
  ["an unknown branch", { branch: "nowhere" }, 404, "UnknownBranch"],
  ["a till that stands nowhere", { branch: null }, 409, "NoBranch"],
  ["a server", { kind: "server" }, 422, "BadArgs"],
])("%s is refused", async (_name, over, status, code) => {
  expect(await issue(over)).toMatchObject({ status, json: { code } });
});

test("who may not, may neither let devices in nor see nor revoke them", async () => {
  const seller = await addStaff(server, owner, "seller", [shop.branch]);
  const token = await signIn(server, shop, seller);
  expect((await issue({}, token)).status).toBe(403);
  expect((await server.request("/v1/devices", { token })).status).toBe(403);
  expect((await server.request("/v1/devices/any/revoke", { method: "POST", token })).status).toBe(403);
});

test("a device proves itself with its key and a fresh nonce", async () => {
  const { device, key, authority } = await enrol(server, owner, "till", shop.branch);
  const nonce = async () =>
    (await server.request(`/v1/device-nonce?org=${authority.org}`)).json.nonce as string;
  const prove = async (over: { device?: string; nonce?: string; by?: typeof key; text?: string }) => {
    const fresh = over.nonce ?? (await nonce());
    const signature = await (over.by ?? key).sign(over.text ?? signedText.device(device, fresh));
    return server.request("/v1/device-token", {
      body: { device: over.device ?? device, nonce: fresh, signature },
    });
  };
  expect((await prove({})).status).toBe(200);
  const old = await nonce();
  server.clock.now += 2 * 60_000;
  owner = await signIn(server, shop);
  expect((await prove({ nonce: old })).status).toBe(401);
  expect((await prove({ nonce: "made up" })).status).toBe(401);
  expect((await prove({ by: createSigner() })).status).toBe(401);
  expect((await prove({ text: "something else" })).status).toBe(401);
  expect((await prove({ device: "another" })).status).toBe(401);
});

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

test("a certificate names the key of direct links, and is made anew for whoever asks, expired or not", async () => {
  const first = "A".repeat(43);
  const till = await enrol(server, owner, "till", shop.branch, first);
  expect(till.certificate).toMatchObject({ transport: first });
  expect(till.certificate.expiresAt).toBeGreaterThan(server.clock.now + YEAR_MS);
  server.clock.now += 2 * YEAR_MS;
  owner = await signIn(server, shop);
  const [token, transport] = [await till.token(), "B".repeat(43)];
  const answer = await server.request("/v1/devices/certificate", { token, body: { transport } });
  const signed = answer.json.certificate as Signed;
  const renewed = await openCertificate(nodeCrypto, till.authority, signed);
  const { issuedAt: _issued, expiresAt: _expires, transport: _first, ...rest } = till.certificate;
  expect(renewed).toMatchObject({ ok: true, value: { ...rest, transport, issuedAt: server.clock.now } });
  const bad = await server.request("/v1/devices/certificate", { token, body: { transport: "short" } });
  expect(bad.status).toBe(422);
});

test("a revoked device is known and let in no more", async () => {
  const till = await enrol(server, owner, "till", shop.branch);
  const token = await till.token();
  const revoke = () => server.request(`/v1/devices/${till.device}/revoke`, { method: "POST", token: owner });
  expect((await revoke()).status).toBe(200);
  expect((await revoke()).status).toBe(200);
  expect((await server.request("/v1/bootstrap", { token })).status).toBe(401);
  expect(await till.token()).toBe("undefined");
  const { devices } = (await server.request("/v1/devices", { token: owner })).json;
  const shown = devices.find(({ id }: { id: string }) => id === till.device);
  expect(shown).toMatchObject({ kind: "till", revokedAt: expect.any(Number) });
});
