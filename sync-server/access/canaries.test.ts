import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { indexes, rules } from "../../shared/commands.ts";
import type { Batch } from "../../shared/core/admission.ts";
import type { Json } from "../../shared/core/canonical.ts";
import { signTicket, type Ticket } from "../../shared/core/certificate.ts";
import {
  type BranchId,
  branchScope,
  type DeviceId,
  type LogId,
  type Scope,
  type StaffId,
} from "../../shared/core/ids.ts";
import { createReplica, type Replica } from "../../shared/core/replica.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import { createState } from "../../shared/core/state.ts";
import { createMemoryStore } from "../../shared/core/store.ts";
import { turnAwayPeer } from "../../shared/sync/acquaintance.ts";
import { encodeFrame } from "../../shared/sync/messages.ts";
import { replicaPort } from "../../shared/sync/replica-port.ts";
import { type RunningSession, runSession, type SyncPort } from "../../shared/sync/run.ts";
import { newSecret, nodeCrypto } from "../crypto.ts";
import { query } from "../store/pool.ts";
import { canariesIn, canary, kindsIn, plantedEntry } from "../testing/canaries.ts";
import { aLog, type EntryParts, type TestAuthority } from "../testing/log-writer.ts";
import {
  type AddedStaff,
  addStaff,
  anOrganisation,
  type EnrolledDevice,
  enrol,
  signIn,
  type TestServer,
  testServer,
} from "../testing/server.ts";
import { until } from "../testing/till.ts";
import type { SetUp } from "./set-up.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
let second: BranchId;
/** Everything that was written, for replicas that have read it all. */
const written: Batch[] = [];
/** What the server holds and nobody is ever given. */
let secrets: readonly string[];

beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
  second = (await server.request("/v1/branches", { token: owner, body: { name: "Second" } })).json.branch;
  await plant(shop.branch, "first");
  await plant(second, "second");
  const before = await addStaff(server, owner, "seller", [shop.branch]);
  await plantSecrets(before);
});
afterAll(() => server.drop());

/** A till of the branch writes one entry of every kind in each of its logs, with a canary in every field that takes text. */
const plant = async (branch: BranchId, whose: string): Promise<void> => {
  const device = await enrol(server, owner, "till", branch);
  const { organisation } = shop;
  const authority: TestAuthority = {
    ...organisation.authority,
    signer: { sign: organisation.signAsAuthority } as TestAuthority["signer"],
  };
  const places = [
    ["org", "org", "org"],
    ["office", "office", "office"],
    [branchScope(branch), "branch", whose],
  ] as const;
  for (const [scope, sort, owned] of places) {
    const { certificate, key } = device;
    const log = await aLog(authority, device.device, { scope: scope as Scope, certificate, signer: key });
    const staff = `s-${owned}` as StaffId;
    const entries: EntryParts[] = [await vouching(authority, staff, owned, device.device as DeviceId)];
    for (const kind of kindsIn(sort)) entries.push(plantedEntry(kind, owned, staff, branch));
    // One without effect, for what the attention list says of it.
    entries.push(plantedEntry(kindsIn(sort)[0] ?? "", owned, "nobody", branch));
    written.push(await log.write(...entries));
    const body = { batches: [written.at(-1)] };
    const pushed = await server.request("/v1/sync/push", { token: await device.token(), body });
    expect(pushed.json).toMatchObject({ refused: [] });
  }
};

const vouching = async (
  authority: TestAuthority,
  staff: StaffId,
  whose: string,
  device: DeviceId,
): Promise<EntryParts> => {
  const { org } = authority;
  const named = {
    org,
    staff,
    name: canary(whose, "ticket-name"),
    role: "owner",
    branches: "*",
    issuedAt: 1,
  } as const;
  const ticket = await signTicket(authority.signer.sign, { ...named, device } satisfies Ticket);
  return { kind: "log.signed-in", body: { ticket } as unknown as Json };
};

const plantSecrets = async (person: AddedStaff): Promise<void> => {
  const verifier = {
    salt: canary("secret", "salt"),
    iterations: 310_000,
    hash: canary("secret", "pin-hash-of-somebody"),
  };
  const token = await signIn(server, shop, person);
  expect((await server.request("/v1/auth/pin", { token, body: { verifier } })).status).toBe(200);
  const { pool } = server.deps;
  const columns = [
    "select password_hash as secret from credentials where org_id = $1",
    "select current_hash as secret from refresh_tokens where org_id = $1",
    "select authority_secret as secret from organisation_keys where org_id = $1",
    "select token_secret as secret from organisation_keys where org_id = $1",
    "select secret from server_devices where org_id = $1",
    "select hash as secret from enrol_codes where org_id = $1",
  ];
  const rows = await Promise.all(
    columns.map((text) => query<{ secret: string }>(pool, text, [shop.organisation.id])),
  );
  secrets = [...rows.flat().map(({ secret }) => secret), person.password, person.password.slice(0, 12)];
  expect(secrets.length).toBeGreaterThan(8);
};

/** Fails on what is not this reader's; and when nothing came at all, for then nothing was looked at. */
const expectOnly = (who: string, came: string, mine: readonly string[], atLeast = mine): void => {
  const found = canariesIn(came);
  const foreign = [...found].filter(([, whose]) => !mine.includes(whose)).map(([name]) => name);
  expect([who, foreign]).toEqual([who, []]);
  expect([who, secrets.filter((secret) => came.includes(secret)).length]).toEqual([who, 0]);
  const seen = new Set(found.values());
  expect([who, atLeast.filter((whose) => !seen.has(whose))]).toEqual([who, []]);
};

const READERS = [
  ["till", ["org", "first"]],
  ["warehouse", ["org", "first"]],
  ["hub", ["org", "first"]],
  ["phone", ["org", "office", "first", "second"]],
] as const;
type Kind = (typeof READERS)[number][0];
const reader = (kind: Kind): Promise<EnrolledDevice> =>
  enrol(server, owner, kind, kind === "phone" ? null : shop.branch);

test("the net catches what is planted: one of every kind in every scope, in body, document and counter", () => {
  const texts = written.map(({ entries }) => entries.join("\n"));
  for (const [i, sort] of (["org", "office", "branch"] as const).entries()) {
    const found = [...canariesIn(texts[i] ?? "").keys()];
    for (const kind of kindsIn(sort)) {
      const marked = found.some((name) => name.includes(`-${kind.replace(/[^a-z0-9]+/g, "-")}-`));
      const textless = !JSON.stringify(plantedEntry(kind, "x", "y", "z")).includes("cny-x");
      expect([kind, marked || textless]).toEqual([kind, true]);
    }
  }
  expect(texts.flatMap((text) => [...canariesIn(text).keys()]).length).toBeGreaterThan(80);
});

test.each(READERS)("a %s starts from nothing but its own", async (kind, mine) => {
  const device = await reader(kind);
  const { status, text } = await server.request("/v1/bootstrap", { token: await device.token() });
  expect(status).toBe(200);
  expectOnly(kind, text, mine);
});

test.each(READERS)(
  "a %s that pulls, whatever it claims to have or asks for, gets nothing but its own",
  async (kind, mine) => {
    const device = await reader(kind);
    const token = await device.token();
    const logs = written.map(({ log }) => log);
    const claims = [
      {},
      Object.fromEntries(logs.map((log) => [log, 0])),
      Object.fromEntries(logs.map((log) => [log, 1])),
    ];
    for (const heads of claims) {
      const { status, text } = await server.request("/v1/sync/pull", { token, body: { heads, max: 5_000 } });
      expect(status).toBe(200);
      expectOnly(kind, text, mine);
    }
    const query = `?reads=*&scope=office&branch=${second}`;
    const { text } = await server.request(`/v1/bootstrap${query}`, { token });
    expectOnly(kind, text, mine);
  },
);

/** A session over a WebSocket, as its device has it: all frames that came. `honest` false: it claims foreign logs as half read. */
const listen = async (
  device: EnrolledDevice,
  honest: boolean,
  enough: (came: string) => boolean,
): Promise<string> => {
  const replica = await aReplica();
  const port = replicaPort(replica);
  const claimed = written.map(({ log }) => ({ id: log, head: 1, continues: null }));
  const lying: SyncPort = { ...port, logs: async () => [...(await port.logs()), ...claimed] };
  const socket = new WebSocket(`${server.url.replace(/^http/, "ws")}/v1/sync`);
  await new Promise((resolve) => socket.on("open", resolve));
  const frames: string[] = [];
  const { certificate, signed, authority, key } = device;
  let ended = false;
  const session: RunningSession = runSession({
    config: { org: authority.org, certificate, signed, nonce: newSecret(), binding: "", window: 8 },
    port: honest ? port : lying,
    transport: { send: (frame) => socket.send(frame), close: () => socket.close() },
    crypto: nodeCrypto,
    authority,
    sign: key.sign,
    // One heartbeat, so that its answer shows the end of what the server had to say at once.
    events: { opened: () => session.tick(server.clock.now), ended: () => (ended = true) },
  });
  socket.on("message", (data) => {
    frames.push(data.toString());
    session.receive(data.toString());
  });
  const came = () => frames.join("\n");
  await until(() => ended || enough(came()));
  session.stop();
  return came();
};

const aReplica = async (batches: readonly Batch[] = []): Promise<Replica> => {
  const replica = createReplica({
    state: createState(indexes),
    store: createMemoryStore(),
    crypto: nodeCrypto,
    authority: shop.organisation.authority,
    rules,
    now: () => 1 as Instant,
    arrived: 0,
  });
  for (const batch of batches) expect(await replica.admit(batch)).toEqual({ ok: true, value: null });
  return replica;
};

const hasAll = (mine: readonly string[]) => (came: string) => {
  const seen = new Set(canariesIn(came).values());
  return mine.every((whose) => seen.has(whose));
};

test.each(READERS)("a %s in a live session hears nothing but its own, honest or not", async (kind, mine) => {
  expectOnly(kind, await listen(await reader(kind), true, hasAll(mine)), mine);
  // What it claims to have it is not sent again; what is not its own it is not sent either way.
  expectOnly(kind, await listen(await reader(kind), false, (came) => came.includes('"pong"')), mine, []);
});

/** Two replicas in memory that talk: everything that reaches the second. */
const gossip = async (
  from: { readonly device: EnrolledDevice; readonly replica: Replica },
  to: { readonly device: EnrolledDevice; readonly replica: Replica },
): Promise<{ readonly came: string; readonly ended: string | null }> => {
  const frames: string[] = [];
  let ended: string | null = null;
  const sides: RunningSession[] = [];
  const open = (me: typeof from, other: number): RunningSession =>
    runSession({
      config: {
        org: me.device.authority.org,
        certificate: me.device.certificate,
        signed: me.device.signed,
        nonce: newSecret(),
        binding: "",
        window: 8,
      },
      port: replicaPort(me.replica),
      transport: {
        send: (frame) => {
          if (other === 1) frames.push(frame);
          queueMicrotask(() => sides[other]?.receive(frame));
        },
        close: () => undefined,
      },
      crypto: nodeCrypto,
      authority: me.device.authority,
      sign: me.device.key.sign,
      turnAway: (peer) =>
        turnAwayPeer(me.device.certificate, peer, { cuts: me.replica.state.cuts, now: server.clock.now }),
      events: { ended: (reason) => (ended ??= reason) },
    });
  sides.push(open(from, 1), open(to, 0));
  let quiet = 0;
  for (let before = -1; quiet < 200; ) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    quiet = frames.length === before ? quiet + 1 : 0;
    before = frames.length;
  }
  for (const side of sides) side.stop();
  return { came: frames.join("\n"), ended };
};

test.each([
  ["till", ["org", "first"]],
  ["warehouse", ["org", "first"]],
  ["hub", ["org", "first"]],
] as const)("a %s hears from a phone that has read everything nothing but its own", async (kind, mine) => {
  const phone = { device: await reader("phone"), replica: await aReplica(written) };
  const other = { device: await reader(kind), replica: await aReplica() };
  const { came } = await gossip(phone, other);
  expectOnly(kind, came, mine);
  const held = [...other.replica.state.logs.values()].map(({ scope }) => scope);
  expect(new Set(held)).toEqual(new Set(["org", branchScope(shop.branch)]));
});

test("a till of another branch is turned away before anything is said", async () => {
  const mine = written.filter(({ log }) => log.endsWith(".org") || log.endsWith(branchScope(shop.branch)));
  const here = { device: await reader("till"), replica: await aReplica(mine) };
  const there = { device: await enrol(server, owner, "till", second), replica: await aReplica() };
  const { came, ended } = await gossip(here, there);
  expect(ended).toBe("branch");
  expectOnly("till of another branch", came, [], []);
});

test("a stranger, a device of another organisation and one that was revoked hear nothing", async () => {
  const elsewhere = await anOrganisation(server, "Elsewhere");
  const foreign = await enrol(server, await signIn(server, elsewhere), "phone", null);
  const revoked = await reader("phone");
  await server.request(`/v1/devices/${revoked.device}/revoke`, { token: owner, body: {} });
  const pretending = { ...foreign, authority: shop.organisation.authority as EnrolledDevice["authority"] };
  expectOnly("another's", await listen(foreign, true, (came) => came.includes('"pong"')), [], []);
  for (const device of [pretending, revoked])
    expectOnly(device.device, await listen(device, true, (came) => came.includes("bye")), [], []);
  const socket = new WebSocket(`${server.url.replace(/^http/, "ws")}/v1/sync`);
  const heard = new Promise<string>((resolve) => socket.on("message", (data) => resolve(data.toString())));
  await new Promise((resolve) => socket.on("open", resolve));
  socket.send(encodeFrame({ type: "ping", heads: {}, at: 1 }));
  expectOnly("a stranger", await heard, [], []);
});

const PEOPLE = [
  ["seller", "first", ["org", "first"]],
  ["manager", "first", ["org", "first"]],
  ["operator", "second", ["org", "second"]],
  ["viewer", "first", ["org", "first"]],
  ["admin", "first", ["org", "office", "first"]],
  ["manager", "*", ["org", "first", "second"]],
  ["owner", "*", ["org", "office", "first", "second"]],
  ["customer", "first", []],
] as const;

test.each(PEOPLE)("a %s of %s reads through the server nothing but their own", async (role, where, mine) => {
  const branches = where === "*" ? "*" : [where === "first" ? shop.branch : second];
  const token = await signIn(server, shop, await addStaff(server, owner, role, branches));
  const numbers = (["first", "second"] as const).map((whose) => canary(whose, "sale.completed-number"));
  const paths = [
    ...["products", "stock", "receipts", "attention", "staff", "branches", "devices", "bootstrap", "hub"],
    ...[shop.branch, second].flatMap((branch) => [`stock?branch=${branch}`, `receipts?branch=${branch}`]),
    ...numbers.map((number) => `receipts/${number}`),
    "log/export",
  ];
  const came: string[] = [];
  for (const path of paths) came.push((await server.request(`/v1/${path}`, { token })).text);
  const wholeOffice = role === "owner";
  expectOnly(
    `${role} of ${where}`,
    came.join("\n"),
    mine,
    wholeOffice ? mine : mine.filter((whose) => whose !== "office"),
  );
});

test("who works in every branch is shown what is to be looked at in every branch, and not the office's", async () => {
  const scopes = async (role: string, branches: "*" | readonly string[]) => {
    const token = await signIn(server, shop, await addStaff(server, owner, role, branches));
    const { json } = await server.request("/v1/attention?limit=500", { token });
    const logs = (json.rows as { log: string }[]).map(({ log }) => log.split(".")[2]);
    return [...new Set(logs)].sort();
  };
  const [first, both] = [branchScope(shop.branch), [branchScope(shop.branch), branchScope(second)].sort()];
  expect(await scopes("manager", "*")).toEqual([...both, "org"]);
  expect(await scopes("owner", "*")).toEqual([...both, "office", "org"]);
  expect(await scopes("seller", [shop.branch])).toEqual([first, "org"]);
});

test("what one is told at sign-in is about oneself, and logs hold no way in", async () => {
  const person = await addStaff(server, owner, "seller", [shop.branch]);
  const { login, password } = person;
  const body = { login, password, organisation: shop.organisation.slug };
  const { text } = await server.request("/v1/auth/sign-in", { body });
  expectOnly("sign-in", text.replace(password, ""), [], []);
  const rows = await query<{ text: string; log: LogId }>(
    server.deps.pool,
    "select log, text from entries where org_id = $1",
    [shop.organisation.id],
  );
  for (const row of rows) {
    expect([row.log, secrets.filter((secret) => row.text.includes(secret))]).toEqual([row.log, []]);
    expect([...canariesIn(row.text).values()]).not.toContain("secret");
  }
});
