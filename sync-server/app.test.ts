import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SetUp } from "./access/set-up.ts";
import { type Answer, anOrganisation, ask, signIn, type TestServer, testServer } from "./testing/server.ts";

let server: TestServer;
let shop: SetUp;
let dir: string;
const INDEX = `<!doctype html><title>SaudaFlow</title>${" ".repeat(2_000)}`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "saudaflow-client-"));
  await mkdir(join(dir, "assets"));
  await writeFile(join(dir, "index.html"), INDEX);
  await writeFile(join(dir, "sw.js"), "self.x = 1;");
  await writeFile(join(dir, "assets", "main-abc.js"), `console.log(${"1".repeat(3_000)})`);
  await writeFile(join(dir, "assets", "font.woff2"), "x".repeat(3_000));
  await writeFile(`${dir}-secret.txt`, "not for anyone");
  server = await testServer({ clientDir: dir, corsOrigins: ["https://shop.example"] });
  shop = await anOrganisation(server);
});
afterAll(async () => {
  await server.drop();
  await rm(dir, { recursive: true });
  await rm(`${dir}-secret.txt`);
});

interface Described {
  readonly paths: Record<string, Record<string, { readonly security?: readonly object[] }>>;
}

const describedRoutes = async (): Promise<[string, string, boolean][]> => {
  const { paths } = (await server.request("/openapi.json")).json as Described;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security = [] }]): [string, string, boolean] => [
      method.toUpperCase(),
      path,
      security.length > 0,
    ]),
  );
};

const OPEN = [
  "GET /v1/setup",
  "POST /v1/setup",
  "POST /v1/auth/sign-in",
  "POST /v1/auth/refresh",
  "POST /v1/devices",
  "GET /v1/device-nonce",
  "POST /v1/device-token",
];

test("every route but those one begins with asks who is there", async () => {
  const routes = await describedRoutes();
  expect(routes.filter(([, , guarded]) => !guarded).map(([method, path]) => `${method} ${path}`)).toEqual(
    OPEN,
  );
  const guarded = routes.filter(([, , needs]) => needs);
  expect(guarded.length).toBeGreaterThan(18);
  for (const [method, path] of guarded) {
    const body = method === "GET" ? {} : bodyFor(path);
    const answer = await server.request(pathOf(path), {
      method: method as "GET",
      ...body,
    });
    expect([method, path, answer.status]).toEqual([method, path, 401]);
    expect(answer.json).toMatchObject({ code: "NotSignedIn", status: 401 });
  }
});

const pathOf = (path: string): string =>
  path
    .replace("{hash}", "A".repeat(43))
    .replace("{name}", "access.x")
    .replace(/\{\w+\}/, "some-id");

/** Enough for the schema, so that it is the missing token that is refused. */
const bodyFor = (path: string): object => {
  const password = "a long enough password";
  const bodies: Record<string, unknown> = {
    "/v1/auth/pin": { verifier: null },
    "/v1/auth/password": { current: "x", next: password },
    "/v1/device-codes": { kind: "till", name: "T" },
    "/v1/branches": { name: "B" },
    "/v1/staff": { name: "S", role: "seller", login: "s", branches: "*", password },
    "/v1/staff/{staff}/password": { password },
    "/v1/sync/push": { batches: [] },
    "/v1/sync/pull": { heads: {} },
    "/v1/commands/{name}": {},
    "/v1/devices/certificate": { transport: "A".repeat(43) },
    "/v1/print": { printer: "front", data: "G0AK" },
    "/v1/hub": { addresses: ["192.0.2.7"], port: 8788, fingerprint: "A".repeat(43) },
  };
  if (path === "/v1/blobs/{hash}") return { raw: "x", headers: { "content-type": "image/png" } };
  return path in bodies ? { body: bodies[path] } : {};
};

test.each<[string, string, Partial<Answer>]>([
  ["GET", "/v1/nothing", { status: 404 }],
  ["POST", "/v1/nothing", { status: 404 }],
  ["GET", "/assets/nothing.js", { status: 404 }],
  ["GET", "/../secret.txt", { status: 404 }],
  ["GET", "/%2e%2e/secret.txt", { status: 404 }],
  ["GET", "/..%2fsecret.txt", { status: 404 }],
  ["GET", "/%00.js", { status: 404 }],
  ["GET", "/%zz", { status: 200 }],
])("%s %s", async (method, path, expected) => {
  const answer = await server.request(path, { method: method as "GET" });
  expect(answer).toMatchObject(expected);
  expect(answer.text).not.toContain("not for anyone");
  if (answer.status === 404) expect(answer.headers.get("content-type")).toBe("application/problem+json");
});

test.each([
  ["/", "text/html; charset=utf-8", "no-cache"],
  ["/receipts/T1-K7-0017", "text/html; charset=utf-8", "no-cache"],
  ["/sw.js", "text/javascript; charset=utf-8", "no-cache"],
  ["/assets/main-abc.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
  ["/assets/font.woff2", "font/woff2", "public, max-age=31536000, immutable"],
])("the client's %s is %s, %s", async (path, type, cache) => {
  const answer = await server.request(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe(type);
  expect(answer.headers.get("cache-control")).toBe(cache);
  const etag = answer.headers.get("etag") ?? "";
  const again = await server.request(path, { headers: { "if-none-match": etag } });
  expect(again.status).toBe(304);
});

test("text travels compressed, fonts do not", async () => {
  const coding = async (path: string) =>
    (await fetch(`${server.url}${path}`, { headers: { "accept-encoding": "gzip" } })).headers.get(
      "content-encoding",
    );
  expect(await coding("/assets/main-abc.js")).toBe("gzip");
  expect(await coding("/assets/font.woff2")).toBeNull();
});

test("pages may do only what ours need, in no one's frame", async () => {
  for (const path of ["/", "/v1/setup", "/docs"]) {
    const { headers } = await server.request(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval'? [^;]*script|script-src[^;]*unsafe-inline|https?:\/\//);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
  }
});

test("the documentation loads nothing from elsewhere", async () => {
  const page = (await server.request("/docs")).text;
  const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(files).toHaveLength(3);
  for (const file of files) expect((await server.request(file)).status).toBe(200);
});

test("other sites may call by list only", async () => {
  const allowed = async (origin: string) =>
    (await server.request("/v1/setup", { headers: { origin } })).headers.get("access-control-allow-origin");
  expect(await allowed("https://shop.example")).toBe("https://shop.example");
  expect(await allowed("https://evil.example")).toBeNull();
});

test("requests are numbered, figures and health are there for whoever watches", async () => {
  const answer = await server.request("/v1/setup", { headers: { "x-request-id": "abc-1" } });
  expect(answer.headers.get("x-request-id")).toBe("abc-1");
  const strange = await server.request("/v1/setup", { headers: { "x-request-id": "a b\tc" } });
  expect(strange.headers.get("x-request-id")).toMatch(/^[a-z2-7]{16}$/);
  expect((await server.request("/healthz")).json).toEqual({ status: "ok" });
  const metrics = (await server.request("/metrics")).text;
  expect(metrics).toMatch(
    /saudaflow_request_seconds_count\{method="GET",route="\/v1\/setup",status="200"\} \d/,
  );
  expect(metrics).toContain("saudaflow_sessions 0");
});

test("too many requests of one address are put off", async () => {
  const busy = await server.another({ limits: { requests: 3, signIns: 9, guesses: 9 } });
  const statuses: number[] = [];
  for (let i = 0; i < 5; i++) statuses.push((await ask(busy.url, "/v1/setup")).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
});

test("nothing of one organisation answers to another", async () => {
  const other = await anOrganisation(server, "Other");
  const [token, mine] = [await signIn(server, other), await signIn(server, shop)];
  const issued = await server.request("/v1/device-codes", {
    token: mine,
    body: { kind: "till", name: "T", branch: shop.branch },
  });
  expect(issued.status).toBe(200);
  const answers = [
    ["/v1/device-codes", { kind: "till", name: "T", branch: shop.branch }, 404],
    [`/v1/staff/${shop.owner}/password`, { password: "a long enough password" }, 404],
    ["/v1/commands/access.change-branch", { branch: shop.branch, name: "Mine" }, 404],
    ["/v1/commands/access.change-staff", { staff: shop.owner, active: false }, 404],
  ] as const;
  for (const [path, body, status] of answers)
    expect([path, (await server.request(path, { token, body })).status]).toEqual([path, status]);
  expect((await server.request("/v1/staff", { token })).text).not.toContain(shop.owner);
});
