import { afterEach, expect, test } from "vitest";
import { OWNER, type TestServer, testServer } from "../testing/server.ts";

let server: TestServer;
afterEach(() => server.drop());

const GOOD = {
  organisation: "Dastarkhan",
  currency: "KZT",
  taxMode: "included",
  branch: { name: "Abay 1" },
  owner: OWNER,
};

test("a new server waits to be set up, and is set up once", async () => {
  server = await testServer();
  expect((await server.request("/v1/setup")).json).toEqual({ needed: true });
  const answers = await Promise.all([1, 2, 3].map(() => server.request("/v1/setup", { body: GOOD })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(answers.find(({ status }) => status === 409)?.json).toMatchObject({
    code: "AlreadySetUp",
    status: 409,
  });
  expect((await server.request("/v1/setup")).json).toEqual({ needed: false });
  const signedIn = await server.request("/v1/auth/sign-in", {
    body: { login: " OWNER ", password: OWNER.password },
  });
  expect(signedIn.json).toMatchObject({
    organisation: { name: "Dastarkhan" },
    person: { name: "Aigerim", role: "owner", branches: "*" },
    pinVerifier: null,
  });
});

test("what is wrong with it is named, and nothing is kept", async () => {
  server = await testServer();
  const owner = (over: object) => ({ body: { ...GOOD, owner: { ...OWNER, ...over } } });
  const cases: [string, object, number, string?][] = [
    ["malformed JSON", { raw: "{", headers: { "content-type": "application/json" } }, 400],
    ["a form", { raw: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
    ["no type at all", { raw: new Uint8Array([1]), method: "POST" }, 415],
    ["unknown field", { body: { ...GOOD, surprise: 1 } }, 422, ""],
    ["another currency", { body: { ...GOOD, currency: "USD" } }, 422, "currency"],
    ["empty name", { body: { ...GOOD, organisation: "  " } }, 422, "organisation"],
    ["name of 10 MB", { body: { ...GOOD, organisation: "x".repeat(10_000_000) } }, 413],
    ["name of 1 KB", { body: { ...GOOD, organisation: "x".repeat(1_000) } }, 422, "organisation"],
    ["short password", owner({ password: "1234567" }), 422, "owner.password"],
    ["73 bytes of password", owner({ password: `${"қ".repeat(36)}a` }), 422, "owner.password"],
    ["number for a login", owner({ login: 7 }), 422, "owner.login"],
    [
      "weak PIN",
      owner({ pin: { salt: "12345678", iterations: 1, hash: "x".repeat(44) } }),
      422,
      "owner.pin.iterations",
    ],
  ];
  for (const [name, options, status, field] of cases) {
    const answer = await server.request("/v1/setup", options);
    expect([name, answer.status, answer.json?.field]).toEqual([name, status, field]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.json).toMatchObject({ status, type: expect.any(String), title: expect.any(String) });
  }
  expect((await server.request("/v1/setup")).json).toEqual({ needed: true });
});

test("72 bytes of password are a password", async () => {
  server = await testServer();
  const password = "қ".repeat(36);
  const set = await server.request("/v1/setup", { body: { ...GOOD, owner: { ...OWNER, password } } });
  expect(set.status).toBe(200);
  const signedIn = await server.request("/v1/auth/sign-in", { body: { login: "owner", password } });
  expect(signedIn.status).toBe(200);
});
