import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { branchScope, type DeviceId } from "../../shared/core/ids.ts";
import { createView } from "../../shared/core/view.ts";
import { stockCounter } from "../../shared/domain/stock/item.ts";
import { isRevoked } from "../store/devices.ts";
import { query } from "../store/pool.ts";
import { readStateHash } from "../store/state-hash.ts";
import {
  type AddedStaff,
  addStaff,
  anOrganisation,
  enrol,
  signIn,
  type TestServer,
  testServer,
} from "../testing/server.ts";
import { aTill, ownBatches, type TestTill, until } from "../testing/till.ts";
import type { SetUp } from "./set-up.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.drop());

const open = async (): Promise<void> => {
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
};
const newTill = async (credentials?: AddedStaff): Promise<TestTill> =>
  aTill(server, shop.organisation.slug, await enrol(server, owner, "till", shop.branch), {
    ...(credentials && { credentials }),
  });
const post = async (path: string, body: object = {}, token = owner) => {
  const answer = await server.request(path, { token, body });
  expect([path, answer.status, answer.text]).toEqual([path, 200, answer.text]);
  return answer.json;
};
const run = (name: string, body: object) => post(`/v1/commands/${name}`, body);
const cuts = () =>
  query<{ kind: string; by: string; body: Record<string, unknown> }>(
    server.deps.pool,
    `select kind, by, text::jsonb -> 'body' as body from entries
      where org_id = $1 and kind in ('device.cut', 'person.cut') order by log, seq`,
    [shop.organisation.id],
  );
const voided = () =>
  query<{ kind: string; reason: string }>(
    server.deps.pool,
    "select kind, reason from attention where org_id = $1 and type = 'entry.void' order by key",
    [shop.organisation.id],
  );
const serverHash = () =>
  readStateHash(server.deps.pool, shop.organisation.id, ["org", branchScope(shop.branch)]);
const online = async (till: TestTill) => {
  const link = till.connect(server.url);
  await link.opened;
  return link;
};
const tea = async (till: TestTill): Promise<string> => {
  const { product } = await till.must("catalog.add-product", { name: "Tea", price: 10_000, taxRate: 1_200 });
  await till.must("stock.receive", { lines: [{ product, quantity: 5_000 }] });
  return String(product);
};
const sell = (till: TestTill, product: string) =>
  till.must("sale.complete", {
    lines: [{ product, quantity: 1_000 }],
    tenders: [{ type: "card", amount: 10_000 }],
  });
const heldBy = ({ state, writer }: TestTill, product: string): number =>
  createView(state, writer.holder).counter(stockCounter(shop.branch, product)).rights;

test("[ACCESS-10, COUNTER-6] a lost till is cut; what it held goes to the others, what it had not sent is void", async () => {
  await open();
  const [lost, other] = [await newTill(), await newTill()];
  const link = await online(lost);
  const product = await tea(lost);
  await until(async () => lost.hash() === (await serverHash()));
  link.close();
  await sell(lost, product);
  await post(`/v1/devices/${lost.device.device}/revoke`, { reason: "lost" });
  expect(await cuts()).toMatchObject([
    { kind: "device.cut", by: shop.owner, body: { device: lost.device.device, keeps: null, reason: "lost" } },
  ]);
  expect(await lost.connect(server.url).ended).toMatchObject({ reason: "revoked", by: "peer" });
  const there = await online(other);
  await other.replica.announce(other.writer, branchScope(shop.branch));
  await vi.waitFor(() => expect(heldBy(other, product)).toBeGreaterThan(0), { timeout: 15_000 });
  for (const batch of await ownBatches(lost)) await other.replica.admit(batch);
  await until(async () => (await voided()).length > 0 && other.hash() === (await serverHash()));
  expect(new Set((await voided()).map(({ reason }) => reason))).toEqual(new Set(["cut: lost"]));
  expect((await voided()).map(({ kind }) => kind)).toContain("sale.completed");
  const sales = "select number from sales where org_id = $1";
  expect(await query(server.deps.pool, sales, [shop.organisation.id])).toEqual([]);
  there.close();
});

test("[ACCESS-10] two admins at once, twice, a reply that was lost: one cut", async () => {
  await open();
  const { device } = await enrol(server, owner, "till", shop.branch);
  const second = await signIn(server, shop, await addStaff(server, owner, "admin"));
  const revoke = (token: string) => server.request(`/v1/devices/${device}/revoke`, { method: "POST", token });
  const answers = await Promise.all([owner, second, owner, second].map(revoke));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await run("access.retire-device", { device });
  expect(await cuts()).toHaveLength(1);
});

test("[ACCESS-10] putting a device away by command cuts it too", async () => {
  await open();
  const { device } = await enrol(server, owner, "till", shop.branch);
  await run("access.retire-device", { device });
  expect(await cuts()).toMatchObject([
    { kind: "device.cut", body: { device, keeps: null, reason: "retired" } },
  ]);
  const { devices } = (await server.request("/v1/devices", { token: owner })).json;
  expect(devices).toMatchObject([{ id: device, revokedAt: expect.any(Number), oldLives: 0 }]);
  // A hub has the cut alone: devices are enrolled at its server.
  const { pool } = server.deps;
  await pool.query("delete from devices where org_id = $1", [shop.organisation.id]);
  expect(await isRevoked(pool, shop.organisation.id, device as DeviceId)).toBe(true);
});

test("[ACCESS-10] of a till whose storage broke the older life is cut, and the living one inherits", async () => {
  await open();
  const device = await enrol(server, owner, "till", shop.branch);
  const before = await aTill(server, shop.organisation.slug, device);
  const link = await online(before);
  const product = await tea(before);
  await until(async () => before.hash() === (await serverHash()));
  link.close();
  server.clock.now += 60_000;
  const after = await aTill(server, shop.organisation.slug, device, { now: () => server.clock.now });
  const again = await online(after);
  await after.replica.announce(after.writer, branchScope(shop.branch));
  await until(async () => after.hash() === (await serverHash()));
  expect(heldBy(after, product)).toBe(0);
  const shown = async () => (await server.request("/v1/devices", { token: owner })).json.devices[0].oldLives;
  expect(await shown()).toBe(1);
  for (let i = 0; i < 2; i++) await post(`/v1/devices/${device.device}/reclaim`);
  expect(await shown()).toBe(0);
  expect(await cuts()).toMatchObject([
    { body: { keeps: after.writer.holder, heir: after.writer.holder, reason: "old life" } },
  ]);
  await until(() => heldBy(after, product) === 5_000);
  await sell(after, product);
  await until(async () => after.hash() === (await serverHash()));
  expect(await voided()).toEqual([]);
  again.close();
});

test("[ACCESS-11] who was dismissed does nothing more at a till that is told of it, nor with what it had not sent", async () => {
  await open();
  const seller = await addStaff(server, owner, "seller", [shop.branch]);
  const till = await newTill(seller);
  const link = await online(till);
  await till.replica.announce(till.writer, branchScope(shop.branch));
  const added = await run("catalog.add-product", { name: "Tea", price: 10_000, taxRate: 1_200 });
  const { product } = added.result as { product: string };
  await run("stock.receive", { branch: shop.branch, lines: [{ product, quantity: 9_000 }] });
  await vi.waitFor(() => expect(heldBy(till, product)).toBeGreaterThan(2_000), { timeout: 15_000 });
  await sell(till, product);
  await until(async () => till.hash() === (await serverHash()));
  link.close();
  await sell(till, product);
  await run("access.change-staff", { staff: seller.staff, active: false });
  expect(await cuts()).toMatchObject([
    { kind: "person.cut", by: shop.owner, body: { staff: seller.staff, role: null, reason: "dismissed" } },
  ]);
  const back = await online(till);
  await until(async () => till.hash() === (await serverHash()) && (await voided()).length === 1);
  expect(await voided()).toEqual([{ kind: "sale.completed", reason: "cut: dismissed" }]);
  await expect(sell(till, product)).rejects.toThrow("NotAllowed");
  back.close();
});

test("[ACCESS-11] whoever comes back acts again with a new ticket, whatever the clock says", async () => {
  await open();
  const seller = await addStaff(server, owner, "seller", [shop.branch]);
  const before = await newTill(seller);
  await run("access.change-staff", { staff: seller.staff, active: false });
  server.clock.now -= 30_000;
  await run("access.change-staff", { staff: seller.staff, active: true });
  const after = await newTill(seller);
  const [body] = (await cuts()).map((cut) => cut.body);
  expect(before.person.ticket.issuedAt).toBeLessThan(Number(body?.before));
  expect(after.person.ticket.issuedAt).toBeGreaterThanOrEqual(Number(body?.before));
  expect(await cuts()).toHaveLength(1);
  server.clock.now += 30_000;
});

test("[ACCESS-11] another role or other branches cut older tickets down; another name does not", async () => {
  await open();
  const seller = await addStaff(server, owner, "manager", [shop.branch]);
  await newTill(seller);
  await run("access.change-staff", { staff: seller.staff, name: "Somebody else" });
  expect(await cuts()).toEqual([]);
  await run("access.change-staff", { staff: seller.staff, role: "seller" });
  await run("access.change-staff", { staff: seller.staff, branches: "*" });
  expect((await cuts()).map(({ body }) => [body.role, body.branches])).toEqual([
    ["seller", [shop.branch]],
    ["seller", "*"],
  ]);
});

test("[ACCESS-11] a PIN that was taken away has to be earned anew by signing in", async () => {
  await open();
  const seller = await addStaff(server, owner, "seller", [shop.branch]);
  const token = await signIn(server, shop, seller);
  const verifier = { salt: "c2FsdHNhbHQ", iterations: 310_000, hash: "h".repeat(43) };
  await post("/v1/auth/pin", { verifier }, token);
  const before = await newTill(seller);
  await post(`/v1/staff/${seller.staff}/pin/reset`);
  const { login, password } = seller;
  const body = { login, password, organisation: shop.organisation.slug };
  const again = (await server.request("/v1/auth/sign-in", { body })).json;
  expect(again.pinVerifier).toBeNull();
  expect(JSON.parse(again.ticket.text).issuedAt).toBeGreaterThan(before.person.ticket.issuedAt);
  expect(await cuts()).toMatchObject([{ body: { role: null, reason: "signed out" } }]);
  await post(`/v1/staff/${seller.staff}/password`, { password: "yet another password", everywhere: true });
  expect(await cuts()).toHaveLength(2);
});

test("[ACCESS-11] a ticket given while its owner is being moved is not one of before", async () => {
  await open();
  for (let i = 0; i < 5; i++) {
    const person = await addStaff(server, owner, "manager", [shop.branch]);
    const body = { login: person.login, password: person.password, organisation: shop.organisation.slug };
    const [, ...signedIn] = await Promise.all([
      run("access.change-staff", { staff: person.staff, role: "seller" }),
      ...[1, 2, 3].map(() => server.request("/v1/auth/sign-in", { body })),
    ]);
    const cut = (await cuts()).find((each) => each.body.staff === person.staff);
    const tickets = signedIn.map(({ json }) => JSON.parse(json.ticket.text));
    for (const { role, issuedAt } of tickets)
      expect(role === "seller" || issuedAt < Number(cut?.body.before)).toBe(true);
  }
});

test("[FOLD-4, FOLD-5] a till cut in the middle of its sending: not one entry slips in between, whoever folds", async () => {
  await open();
  for (let round = 0; round < 4; round++) {
    const till = await newTill();
    const link = await online(till);
    const product = await tea(till);
    await until(async () => till.hash() === (await serverHash()));
    link.close();
    for (let i = 0; i < 4; i++) await sell(till, product);
    const batches = (await ownBatches(till)).flatMap(({ log }) => log);
    const token = await till.device.token();
    const sending = batches.flatMap((log) =>
      [1, 2, 3, 4, 5, 6].map(async (n) => {
        const batch = await till.replica.read(log, 0, n * 2, 1e6);
        return server.request("/v1/sync/push", { token, body: { batches: batch === null ? [] : [batch] } });
      }),
    );
    await Promise.all([...sending, post(`/v1/devices/${till.device.device}/revoke`, { reason: "lost" })]);
  }
  const phone = await aTill(server, shop.organisation.slug, await enrol(server, owner, "phone", null));
  const link = await online(phone);
  await until(async () => phone.hash() === (await readStateHash(server.deps.pool, shop.organisation.id)));
  const voidKeys = [...phone.state.attention.values()].filter(({ type }) => type === "entry.void");
  expect(await voided()).toHaveLength(voidKeys.length);
  link.close();
});

test("who may not, may not reclaim, nor reset an owner's PIN, nor reach into another branch", async () => {
  await open();
  const { branch } = await post("/v1/branches", { name: "Second" });
  const elsewhere = await signIn(server, shop, await addStaff(server, owner, "admin", [branch]));
  const { device } = await enrol(server, owner, "till", shop.branch);
  const seller = await addStaff(server, owner, "seller", [shop.branch]);
  const status = async (path: string, token: string) =>
    (await server.request(path, { token, body: {} })).status;
  expect(await status(`/v1/devices/${device}/revoke`, elsewhere)).toBe(403);
  expect(await status(`/v1/devices/${device}/reclaim`, elsewhere)).toBe(403);
  expect(await status(`/v1/staff/${shop.owner}/pin/reset`, elsewhere)).toBe(403);
  expect(await status(`/v1/staff/${seller.staff}/pin/reset`, elsewhere)).toBe(403);
  const own = await signIn(server, shop, seller);
  expect(await status(`/v1/devices/${device}/reclaim`, own)).toBe(403);
  const server0 = shop.organisation.server.certificate.device as DeviceId;
  expect(await status(`/v1/devices/${server0}/reclaim`, elsewhere)).toBe(403);
  expect(await status(`/v1/devices/${server0}/revoke`, owner)).toBe(404);
  expect(await cuts()).toEqual([]);
});
