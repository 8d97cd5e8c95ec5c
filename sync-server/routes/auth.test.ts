import { decodeJwt, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SetUp } from "../access/set-up.ts";
import { query } from "../store/pool.ts";
import {
  addStaff,
  anOrganisation,
  ask,
  enrol,
  OWNER,
  signIn,
  type TestServer,
  testServer,
} from "../testing/server.ts";

let server: TestServer;
let shop: SetUp;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
});
afterAll(() => server.drop());

const signInBody = () => ({
  login: OWNER.login,
  password: OWNER.password,
  organisation: shop.organisation.slug,
});
const cookieOf = (headers: Headers): string => (headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const refresh = (cookie: string) =>
  server.request("/v1/auth/refresh", { method: "POST", headers: { cookie } });

test("a wrong login, password or organisation get the same answer", async () => {
  const answers = await Promise.all(
    [
      { ...signInBody(), password: "wrong horse battery" },
      { ...signInBody(), login: "nobody" },
      { ...signInBody(), organisation: "elsewhere" },
      { ...signInBody(), login: "owner'; drop table staff; --" },
    ].map((body) => server.request("/v1/auth/sign-in", { body })),
  );
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 401, json: { code: "WrongSignIn" } });
});

test("the refresh token stays in a cookie that no script and no other site gets", async () => {
  const answer = await server.request("/v1/auth/sign-in", { body: signInBody() });
  expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Strict/);
  expect(answer.text).not.toContain(cookieOf(answer.headers).split("=")[1]);
});

test("an access token runs out after ten minutes", async () => {
  const token = await signIn(server, shop);
  expect((await server.request("/v1/branches", { token })).status).toBe(200);
  server.clock.now += 11 * 60_000;
  expect(await server.request("/v1/branches", { token })).toMatchObject({ status: 401 });
});

test("forged, foreign and swapped tokens are nobody's", async () => {
  const token = await signIn(server, shop);
  const other = await anOrganisation(server, "Other");
  const foreign = await signIn(server, other);
  const claims = decodeJwt(token);
  const forge = (secret: Uint8Array, over: object, alg = "HS256") =>
    new SignJWT({ ...claims, ...over }).setProtectedHeader({ alg }).sign(secret);
  const device = await (await enrol(server, token, "till", shop.branch)).token();
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(claims))}.`;
  const tokens = {
    "another key": await forge(new TextEncoder().encode("x".repeat(32)), {}),
    "another organisation's key": await forge(other.organisation.tokenSecret, {}),
    "its organisation exchanged": await forge(shop.organisation.tokenSecret, { org: other.organisation.id }),
    "its person exchanged": await forge(shop.organisation.tokenSecret, { sub: "someone" }),
    "no signature": unsigned,
    "a device's": device,
    "a nonce": (await server.request(`/v1/device-nonce?org=${shop.organisation.id}`)).json.nonce,
    "cut off": token.slice(0, -3),
    "not a token": "x",
  };
  for (const [name, bad] of Object.entries(tokens)) {
    const answer = await server.request("/v1/branches", { token: bad });
    expect([name, answer.status]).toEqual([name, 401]);
  }
  expect((await server.request("/v1/bootstrap", { token })).status).toBe(401);
  expect((await server.request("/v1/branches", { token: foreign })).json.branches[0].id).toBe(other.branch);
});

test("each exchange gives a new cookie; an old one, used again later, ends the sign-in", async () => {
  const first = await server.request("/v1/auth/sign-in", { body: signInBody() });
  const stolen = cookieOf(first.headers);
  const second = await refresh(stolen);
  expect(second.status).toBe(200);
  const current = cookieOf(second.headers);
  expect(current).not.toBe(stolen);
  server.clock.now += 60_000;
  expect((await refresh(stolen)).status).toBe(401);
  expect((await refresh(current)).status).toBe(401);
  expect((await server.request("/v1/branches", { token: second.json.access })).status).toBe(401);
});

test("a reply that was lost may be asked for again at once", async () => {
  const first = await server.request("/v1/auth/sign-in", { body: signInBody() });
  const cookie = cookieOf(first.headers);
  await refresh(cookie);
  const again = await refresh(cookie);
  expect(again.status).toBe(200);
  expect((await refresh(cookieOf(again.headers))).status).toBe(200);
});

test.each(["", "saudaflow_refresh=x", "saudaflow_refresh=a.b.c"])("cookie %j is nobody's", async (cookie) => {
  expect((await refresh(cookie)).status).toBe(401);
});

test("a sign-in lasts a month without use", async () => {
  const first = await server.request("/v1/auth/sign-in", { body: signInBody() });
  server.clock.now += 31 * 24 * 3_600_000;
  expect((await refresh(cookieOf(first.headers))).status).toBe(401);
});

test("signing out ends the access token too", async () => {
  const token = await signIn(server, shop);
  expect((await server.request("/v1/auth/sign-out", { method: "POST", token })).status).toBe(200);
  expect((await server.request("/v1/branches", { token })).status).toBe(401);
});

test("a new password needs the old one and ends other sign-ins", async () => {
  const cashier = await addStaff(server, await signIn(server, shop), "seller", [shop.branch]);
  const [here, elsewhere] = [await signIn(server, shop, cashier), await signIn(server, shop, cashier)];
  const change = (body: object) => server.request("/v1/auth/password", { token: here, body });
  const next = "a quite new password";
  expect(await change({ current: "wrong password", next })).toMatchObject({
    status: 403,
    json: { field: "current" },
  });
  expect(await change({ current: cashier.password, next: "short" })).toMatchObject({ status: 422 });
  expect((await change({ current: cashier.password, next })).status).toBe(200);
  expect((await server.request("/v1/branches", { token: here })).status).toBe(200);
  expect((await server.request("/v1/branches", { token: elsewhere })).status).toBe(401);
  await expect(signIn(server, shop, cashier)).rejects.toThrow("WrongSignIn");
  await signIn(server, shop, { ...cashier, password: next });
});

test("what verifies a PIN travels to the person's other devices", async () => {
  const cashier = await addStaff(server, await signIn(server, shop), "seller", [shop.branch]);
  const token = await signIn(server, shop, cashier);
  const verifier = { salt: "c2FsdHNhbHQ", iterations: 310_000, hash: "h".repeat(43) };
  expect((await server.request("/v1/auth/pin", { token, body: { verifier } })).status).toBe(200);
  const body = { ...cashier, organisation: shop.organisation.slug };
  const { login, password, organisation } = body;
  const again = await server.request("/v1/auth/sign-in", { body: { login, password, organisation } });
  expect(again.json.pinVerifier).toEqual(verifier);
});

test("who has left cannot sign in, and what they hold is worth nothing", async () => {
  const owner = await signIn(server, shop);
  const cashier = await addStaff(server, owner, "seller", [shop.branch]);
  const token = await signIn(server, shop, cashier);
  const dismissed = await server.request("/v1/commands/access.change-staff", {
    token: owner,
    body: { staff: cashier.staff, active: false },
  });
  expect(dismissed.status).toBe(200);
  expect((await server.request("/v1/branches", { token })).status).toBe(401);
  await expect(signIn(server, shop, cashier)).rejects.toThrow("WrongSignIn");
});

test("the ticket stays the same until what it says changes", async () => {
  const owner = await signIn(server, shop);
  const cashier = await addStaff(server, owner, "seller", [shop.branch]);
  const ticket = async () => {
    const { login, password } = cashier;
    const body = { login, password, organisation: shop.organisation.slug };
    return (await server.request("/v1/auth/sign-in", { body })).json.ticket;
  };
  const first = await ticket();
  server.clock.now += 5_000;
  expect(await ticket()).toEqual(first);
  await server.request("/v1/commands/access.change-staff", {
    token: owner,
    body: { staff: cashier.staff, role: "manager" },
  });
  expect(JSON.parse((await ticket()).text)).toMatchObject({ role: "manager" });
});

test("guessing is slowed down, by login and address", async () => {
  const limits = { requests: 1_000, signIns: 3, guesses: 5 };
  const other = await server.another({ limits });
  const attempt = (login: string, password = "wrong wrong wrong") =>
    ask(other.url, "/v1/auth/sign-in", { body: { ...signInBody(), login, password } });
  for (let i = 0; i < 3; i++) expect((await attempt("owner")).status).toBe(401);
  const limited = await attempt("owner", OWNER.password);
  expect(limited).toMatchObject({ status: 429, json: { code: "TooManyRequests" } });
  expect(limited.headers.get("retry-after")).not.toBeNull();
  for (let i = 0; i < 2; i++) await attempt(`guess${i}`);
  expect((await attempt("someone")).status).toBe(429);
});

test("a ticket asked for at a device is good in that device's logs alone, and the same word each time", async () => {
  const shop = await anOrganisation(server);
  const body = { login: OWNER.login, password: OWNER.password, organisation: shop.organisation.slug };
  const signInAt = async (device?: string) =>
    JSON.parse(
      (await server.request("/v1/auth/sign-in", { body: { ...body, ...(device && { device }) } })).json.ticket
        .text,
    );
  expect((await signInAt("till-1")).device).toBe("till-1");
  expect(await signInAt("till-1")).toEqual(await signInAt("till-1"));
  expect((await signInAt("till-2")).device).toBe("till-2");
});

test("what the server writes for a person names them with a ticket for the server alone", async () => {
  const shop = await anOrganisation(server);
  const text = "select text from entries where org_id = $1 and kind = 'log.signed-in'";
  const rows = await query<{ text: string }>(server.deps.pool, text, [shop.organisation.id]);
  const devices = rows.map((row) => JSON.parse(JSON.parse(row.text).body.ticket.text).device);
  expect(new Set(devices)).toEqual(new Set([shop.organisation.server.certificate.device]));
});
