import { afterAll, beforeAll, expect, test } from "vitest";
import { type CommandName, indexes, kinds, rules } from "../../shared/commands.ts";
import type { Batch } from "../../shared/core/admission.ts";
import type { Json } from "../../shared/core/canonical.ts";
import { signTicket, type Ticket } from "../../shared/core/certificate.ts";
import {
  type BranchId,
  branchScope,
  type DeviceId,
  type Scope,
  type StaffId,
} from "../../shared/core/ids.ts";
import { createReplica } from "../../shared/core/replica.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import { createState } from "../../shared/core/state.ts";
import { createMemoryStore } from "../../shared/core/store.ts";
import { ROLES, type Role } from "../../shared/domain/access/roles.ts";
import { nodeCrypto } from "../crypto.ts";
import { query } from "../store/pool.ts";
import { aLog, type EntryParts, type LogWriter, type TestAuthority } from "../testing/log-writer.ts";
import { sampleOf } from "../testing/sample-body.ts";
import { anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { aTill, until } from "../testing/till.ts";
import { deviceScopes } from "./scopes.ts";
import type { SetUp } from "./set-up.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
let other: BranchId;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
  other = (await must("/v1/branches", { name: "Second" })).branch as BranchId;
});
afterAll(() => server.drop());

const must = async (path: string, body: object, token = owner) => {
  const answer = await server.request(path, { token, body });
  expect([path, answer.status, answer.text]).toEqual([path, 200, answer.text]);
  return answer.json;
};
const _run = async (name: CommandName, body: object) => (await must(`/v1/commands/${name}`, body)).result;
const _entryCount = async (): Promise<number> =>
  (await query(server.deps.pool, "select from entries where org_id = $1", [shop.organisation.id])).length;

const OFFICE: readonly Role[] = ["owner", "admin"];
const MANAGERS: readonly Role[] = [...OFFICE, "manager"];
const STOREMEN: readonly Role[] = [...MANAGERS, "operator"];
const SELLERS: readonly Role[] = [...MANAGERS, "seller"];

type Place = "own" | "other" | "none";
const PLACES: readonly Place[] = ["own", "other", "none"];

/** Who may write a kind with effect: roles; whoever is there, for what devices write by themselves; or the authority's logs only. */
const KINDS: Readonly<Record<string, readonly Role[] | "anybody" | "authority">> = {
  "device.cut": "authority",
  "person.cut": "authority",
  "log.witnessed": "anybody",
  "org.changed": OFFICE,
  "branch.added": OFFICE,
  "branch.changed": OFFICE,
  "staff.added": OFFICE,
  "staff.changed": OFFICE,
  "device.enrolled": OFFICE,
  "device.retired": OFFICE,
  "product.added": MANAGERS,
  "product.changed": MANAGERS,
  "product.archived": MANAGERS,
  "product.deleted": MANAGERS,
  "product.imported": MANAGERS,
  "category.changed": MANAGERS,
  "stock.received": STOREMEN,
  "stock.counted": STOREMEN,
  "stock.written-off": STOREMEN,
  "stock.shared": "anybody",
  "rights.given": "anybody",
  "cost.recorded": STOREMEN,
  "sale.completed": SELLERS,
  "sale.refunded": SELLERS,
  "refund.opened": "anybody",
  "refund.settled": MANAGERS,
  "cart.voided": SELLERS,
  "sale.held": SELLERS,
  "sale.recalled": SELLERS,
  "shift.opened": SELLERS,
  "cash.moved": SELLERS,
  "shift.closed": SELLERS,
  "shift.amended": SELLERS,
  "fiscal.switched": "anybody",
  "fiscal.signed": "anybody",
  "fiscal.failed": "anybody",
  "fiscal.outage": "anybody",
  "receipt.reprinted": SELLERS,
  "payment.started": SELLERS,
  "payment.ended": SELLERS,
  "drawer.opened": SELLERS,
  "promo.saved": MANAGERS,
  "promo.list-saved": MANAGERS,
  "promo.code-saved": MANAGERS,
  "promo.removed": MANAGERS,
  "promo.used": SELLERS,
  "customer.saved": SELLERS,
  "account.added": SELLERS,
  "account.spent": SELLERS,
  "account.limited": MANAGERS,
};
const STRUCTURE = ["log.opened", "log.signed-in"];
const WRITTEN = Object.keys(KINDS).filter((kind) => Object.hasOwn(kinds, kind));

test("[ACCESS-1] every kind of entry is in the table", () => {
  expect(
    Object.keys(kinds).filter((kind) => !STRUCTURE.includes(kind) && !Object.hasOwn(KINDS, kind)),
  ).toEqual([]);
});

interface Cell {
  readonly id: string;
  readonly kind: string;
  readonly role: Role;
  readonly place: Place;
  readonly scope: Scope;
  readonly allowed: boolean;
}

/** Every kind by every role with their own, another, or no branch on the ticket, in a log of every scope of a till. */
const cellsOf = (device: string): readonly Cell[] =>
  (["org", "office", branchScope(shop.branch)] as const).flatMap((scope) =>
    ROLES.flatMap((role) =>
      PLACES.flatMap((place) =>
        WRITTEN.map((kind, n) => {
          const declared = kinds[kind]?.scope;
          const inScope = declared === "any" || declared === (scope.startsWith("b-") ? "branch" : scope);
          const who = KINDS[kind];
          const mayRole = who === "anybody" || (who !== "authority" && who?.includes(role) === true);
          const inBranch = who === "anybody" || !scope.startsWith("b-") || place === "own";
          const id = `cell-${device.slice(0, 4)}-${scope.slice(0, 3)}-${role}-${place}-${n}`;
          return { id, kind, role, place, scope, allowed: inScope && mayRole && inBranch };
        }),
      ),
    ),
  );

const entryOf = ({ id, kind, role, place }: Cell): EntryParts => {
  const { version = 1, body, changes } = kinds[kind] ?? {};
  if (body === undefined) throw new Error(kind);
  const sample = sampleOf(body) as Record<string, Json>;
  const [area = "stock"] = changes?.counters ?? [];
  const counter = `${area}/${shop.branch}/${id}`;
  const [effect] = changes?.effects ?? [];
  const more = { give: { to: "till-9.1test" }, beyond: { why: "flexible" } }[effect as string];
  return {
    kind,
    v: version,
    by: staffOf(role, place),
    body: {
      ...sample,
      ...("number" in sample && { number: id }),
      ...(kind === "device.cut" && { device: id }),
      ...(kind === "refund.settled" && { counter }),
      ...(kind === "sale.refunded" && { of: { number: id, log: "", seq: 1 } }),
    },
    patches: (changes?.docs ?? []).map((doc) => ({ doc, id, set: { name: id } })),
    effects: effect === undefined ? [] : [{ counter, [effect]: 5, ...more } as never],
  };
};

const staffOf = (role: Role, place: Place): StaffId => `${role}-${place}` as StaffId;

const ticketsFor = async (authority: TestAuthority, device: string): Promise<readonly EntryParts[]> => {
  const all: EntryParts[] = [];
  for (const role of ROLES)
    for (const place of PLACES) {
      const branches = place === "none" ? [] : [place === "own" ? shop.branch : other];
      const named = {
        org: authority.org,
        staff: staffOf(role, place),
        name: role,
        role,
        branches,
        issuedAt: 1,
      };
      const ticket = await signTicket(authority.signer.sign, {
        ...named,
        issuedAt: 1,
        device: device as DeviceId,
      } satisfies Ticket);
      all.push({ kind: "log.signed-in", body: { ticket } as unknown as Json });
    }
  return all;
};

/** A till's logs with every cell, written without the checks of an honest till. */
const everything = async (device: Awaited<ReturnType<typeof enrol>>) => {
  const { organisation } = shop;
  const signer = { key: "", secret: "", sign: organisation.signAsAuthority } as never;
  const authority: TestAuthority = { ...organisation.authority, signer };
  const cells = cellsOf(device.device);
  const batches: Batch[] = [];
  for (const scope of ["org", "office", branchScope(shop.branch)] as const) {
    const { certificate, key } = device;
    const log: LogWriter = await aLog(authority, device.device, { scope, certificate, signer: key });
    batches.push(await log.write(...(await ticketsFor(authority, device.device))));
    const here = cells.filter((cell) => cell.scope === scope);
    for (let i = 0; i < here.length; i += 250)
      batches.push(await log.write(...here.slice(i, i + 250).map(entryOf)));
  }
  return { cells, batches };
};

const voidIds = async (device: string): Promise<ReadonlySet<string>> => {
  const rows = await query<{ text: string }>(
    server.deps.pool,
    "select text from entries where org_id = $1 and log like $2 and void is not null",
    [shop.organisation.id, `${device}.%`],
  );
  return new Set(rows.flatMap(({ text }) => /cell-[a-z0-9-]+/.exec(text)?.[0] ?? []));
};

/** Cells whose entry carries its id, so that it can be looked for. */
const isMarked = (cell: Cell): boolean => JSON.stringify(entryOf(cell)).includes(cell.id);
const wrongCells = (cells: readonly Cell[], voided: ReadonlySet<string>): readonly Cell[] =>
  cells.filter((cell) => isMarked(cell) && voided.has(cell.id) === cell.allowed);

const push = async (device: Awaited<ReturnType<typeof enrol>>, batches: readonly Batch[]): Promise<void> => {
  const token = await device.token();
  for (const batch of batches) {
    const { json, text } = await server.request("/v1/sync/push", { token, body: { batches: [batch] } });
    expect([json.refused, text.length > 0]).toEqual([[], true]);
  }
};

test("[ACCESS-2] every kind by every role, pushed over HTTP: no effect without permission, nor anything read of it", async () => {
  const device = await enrol(server, owner, "till", shop.branch);
  const { cells, batches } = await everything(device);
  expect(cells.filter(isMarked).length).toBeGreaterThan(1_000);
  await push(device, batches);
  expect(wrongCells(cells, await voidIds(device.device))).toEqual([]);
  const effective = new Set(cells.filter((cell) => cell.allowed).map(({ id }) => id));
  for (const [name, text] of await everythingReadable())
    for (const id of text.match(/cell-[a-z0-9-]+/g) ?? [])
      if (!effective.has(id)) throw new Error(`${id} shows in ${name}`);
});

/** What the server hands out of the folded state, to whoever reads most. */
const everythingReadable = async (): Promise<readonly (readonly [string, string])[]> => {
  const phone = await enrol(server, owner, "phone", null);
  const { text: pages } = await server.request("/v1/bootstrap", { token: await phone.token() });
  const folded = pages.split("\n").filter((line) => /^\{"type":"(docs|cells)"/.test(line));
  const paths = ["products", "stock", "receipts", "staff", "branches", "devices"].map(
    (name) => `/v1/${name}`,
  );
  const read = async (path: string): Promise<readonly (readonly [string, string])[]> => {
    const texts: (readonly [string, string])[] = [];
    for (let next: string | null = ""; next !== null; ) {
      const after: string = next === "" ? "" : `?limit=500&after=${encodeURIComponent(next)}`;
      const answer = await server.request(`${path}${after}`, { token: owner });
      expect([path, answer.status]).toEqual([path, 200]);
      texts.push([path, answer.text]);
      next = answer.json.next ?? null;
    }
    return texts;
  };
  return [["bootstrap", folded.join("\n")], ...(await Promise.all(paths.map(read))).flat()];
};

test("[ACCESS-2] every kind by every role, sent through a session and between replicas: judged alike", async () => {
  const device = await enrol(server, owner, "till", shop.branch);
  const till = await aTill(server, shop.organisation.slug, device);
  const { cells, batches } = await everything(device);
  for (const batch of batches) expect(await till.replica.admit(batch)).toEqual({ ok: true, value: null });
  const link = till.connect(server.url);
  await link.opened;
  const head = async (): Promise<number> =>
    (
      await query(server.deps.pool, "select from entries where org_id = $1 and log like $2", [
        shop.organisation.id,
        `${device.device}.%`,
      ])
    ).length;
  const all = batches.reduce((sum, { entries }) => sum + entries.length, 0);
  await until(async () => (await head()) === all);
  link.close();
  expect(wrongCells(cells, await voidIds(device.device))).toEqual([]);
  const replica = createReplica({
    state: createState(indexes),
    store: createMemoryStore(),
    crypto: nodeCrypto,
    authority: shop.organisation.authority,
    rules,
    now: () => 1 as Instant,
    arrived: 0,
  });
  for (const batch of batches) await replica.admit(batch);
  const keys = await query<{ key: string; reason: string }>(
    server.deps.pool,
    "select key, reason from attention where org_id = $1 and log like $2",
    [shop.organisation.id, `${device.device}.%`],
  );
  const folded = [...replica.state.attention.values()].map(({ key, reason }) => `${key} ${reason}`).sort();
  expect(keys.map(({ key, reason }) => `${key} ${reason}`).sort()).toEqual(folded);
});

test("[ACCESS-2] a device writes only where its certificate says, whatever person is at it", async () => {
  const phone = await enrol(server, owner, "phone", null);
  const { organisation } = shop;
  const authority = { ...organisation.authority, signer: { sign: organisation.signAsAuthority } as never };
  for (const kind of ["phone", "till", "warehouse", "hub"] as const) {
    const branch = kind === "phone" ? null : other;
    const { certificate, key, token } = kind === "phone" ? phone : await enrol(server, owner, kind, branch);
    expect(certificate).toMatchObject(deviceScopes(kind, branch));
    for (const scope of ["org", "office", branchScope(shop.branch), branchScope(other)] as const) {
      const log = await aLog(authority, certificate.device, { scope, certificate, signer: key });
      const batches = [await log.write({ kind: "log.witnessed", body: { heads: {} } })];
      const { json } = await server.request("/v1/sync/push", { token: await token(), body: { batches } });
      const refused = json.refused.map(({ type }: { type: string }) => type);
      const may = certificate.writes.includes(scope);
      expect([kind, scope, refused]).toEqual([kind, scope, may ? [] : ["BadCertificate"]]);
    }
  }
});
