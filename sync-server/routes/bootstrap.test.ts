import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { indexes } from "../../shared/commands.ts";
import { type Page, takePage } from "../../shared/core/checkpoint.ts";
import { branchScope, type DeviceId } from "../../shared/core/ids.ts";
import { createState, type State } from "../../shared/core/state.ts";
import { stateHash } from "../../shared/core/state-hash.ts";
import type { SetUp } from "../access/set-up.ts";
import { nodeCrypto } from "../crypto.ts";
import { readStateHash } from "../store/state-hash.ts";
import {
  anOrganisation,
  ask,
  type EnrolledDevice,
  enrol,
  signIn,
  type TestServer,
  testServer,
} from "../testing/server.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
const PRODUCTS = 1_200;

beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
  for (let start = 0; start < PRODUCTS; start += 400) {
    const rows = Array.from({ length: 400 }, (_, i) => ({
      line: start + i + 1,
      name: `Product ${start + i}`,
      sku: `S${start + i}`,
      price: 100 + i,
      cost: 50,
      quantity: 3_000,
    }));
    const args = { rows, branch: shop.branch };
    const done = await server.request("/v1/commands/catalog.import", { token: owner, body: args });
    expect(done).toMatchObject({ status: 200 });
  }
});
afterAll(() => server.drop());

const start = async (device: EnrolledDevice, headers: Record<string, string> = {}) =>
  server.request("/v1/bootstrap", { token: await device.token(), headers });

const stateOf = (text: string): State => {
  const state = createState(indexes);
  const lines = text.trimEnd().split("\n");
  const last = JSON.parse(lines.pop() ?? "");
  expect(last).toEqual({ type: "end", pages: lines.length });
  for (const line of lines) {
    const page = JSON.parse(line) as Page;
    expect(page.rows.length).toBeLessThanOrEqual(500);
    takePage(state, page);
  }
  return state;
};

test("a till starts from what it may read: the organisation and its branch, and no costs", async () => {
  const till = await enrol(server, owner, "till", shop.branch);
  const state = stateOf((await start(till)).text);
  expect([...state.docs.keys()].sort()).toEqual(["branch", "device", "org", "product", "staff"]);
  expect(state.docs.get("product")?.size).toBe(PRODUCTS);
  expect(new Set([...state.logs.values()].map(({ scope }) => scope))).toEqual(
    new Set(["org", branchScope(shop.branch)]),
  );
  const scopes = ["org", branchScope(shop.branch)] as const;
  expect(stateHash(state, nodeCrypto)).toBe(
    await readStateHash(server.deps.pool, shop.organisation.id, scopes),
  );
});

test("a phone starts from all of it", async () => {
  const phone = await enrol(server, owner, "phone", null);
  const state = stateOf((await start(phone)).text);
  expect(state.docs.get("cost")?.size).toBe(PRODUCTS);
  expect(stateHash(state, nodeCrypto)).toBe(await readStateHash(server.deps.pool, shop.organisation.id));
});

test("a till of another branch hears nothing of this one's stock", async () => {
  const added = await server.request("/v1/branches", { token: owner, body: { name: "Second" } });
  const till = await enrol(server, owner, "till", added.json.branch);
  const state = stateOf((await start(till)).text);
  expect(state.docs.get("product")?.size).toBe(PRODUCTS);
  expect(state.counters.size).toBe(0);
});

test("it is compressed for those who can read that", async () => {
  const till = await enrol(server, owner, "till", shop.branch);
  const zipped = await fetch(`${server.url}/v1/bootstrap`, {
    headers: { authorization: `Bearer ${await till.token()}`, "accept-encoding": "gzip" },
  });
  expect(zipped.headers.get("content-encoding")).toBe("gzip");
  expect(stateOf(await zipped.text()).docs.get("product")?.size).toBe(PRODUCTS);
  const plain = await start(till, { "accept-encoding": "identity" });
  expect(plain.headers.get("content-encoding")).toBeNull();
  expect(() => gunzipSync(plain.text)).toThrow();
});

test("nobody else's organisation comes with it", async () => {
  const other = await anOrganisation(server, "Other");
  const token = await signIn(server, other);
  const till = await enrol(server, token, "till", other.branch);
  const state = stateOf((await start(till)).text);
  expect(state.docs.has("product")).toBe(false);
  expect(state.docs.get("org")?.get("org")?.fields.name).toBe("Other");
});

test("many at once wait their turn", async () => {
  const till = await enrol(server, owner, "till", shop.branch);
  const token = await till.token();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => ask(server.url, "/v1/bootstrap", { token })),
  );
  for (const { status, headers } of answers) {
    expect([200, 503]).toContain(status);
    if (status === 503) expect(headers.get("retry-after")).toBe("2");
  }
});

test("[FOLD-4] who starts from pages knows what was cut, and folds what comes after alike", async () => {
  const lost = await enrol(server, owner, "till", shop.branch);
  const revoke = { token: owner, body: { reason: "lost" } };
  expect((await server.request(`/v1/devices/${lost.device}/revoke`, revoke)).status).toBe(200);
  for (const kind of ["till", "phone"] as const) {
    const device = await enrol(server, owner, kind, kind === "till" ? shop.branch : null);
    const state = stateOf((await start(device)).text);
    expect(state.cuts.devices.get(lost.device as DeviceId)).toMatchObject([{ keeps: null, reason: "lost" }]);
  }
});
