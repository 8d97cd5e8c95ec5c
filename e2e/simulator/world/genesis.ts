import { type CommandName, commands, indexes, kinds } from "../../../shared/commands.ts";
import {
  type Authority,
  type Certificate,
  mayRead,
  signCertificate,
  signTicket,
  type Ticket,
} from "../../../shared/core/certificate.ts";
import { type Page, pagesOf } from "../../../shared/core/checkpoint.ts";
import {
  type BranchId,
  type DeviceId,
  epochId,
  holderId,
  type OrgId,
  parseLogId,
  type StaffId,
  scopeBranch,
} from "../../../shared/core/ids.ts";
import type { Kind } from "../../../shared/core/kind.ts";
import { createReplica } from "../../../shared/core/replica.ts";
import { runCommand } from "../../../shared/core/run-command.ts";
import { type Instant, stampDevice } from "../../../shared/core/stamp.ts";
import { createState } from "../../../shared/core/state.ts";
import type { Person, Writer } from "../../../shared/core/writer.ts";
import { mayAct } from "../../../shared/domain/access/judge.ts";
import { deviceScopes } from "../../../sync-server/access/scopes.ts";
import type { SimCrypto } from "./crypto.ts";
import { headsOn, newDisk, newPower, openDisk } from "./disk.ts";
import { rulesOf } from "./rules.ts";
import type { Genesis } from "./types.ts";
import { START } from "./world.ts";

export const ORG = "org1" as OrgId;
export const SERVER = "server" as DeviceId;
export const BRANCHES = ["b1" as BranchId, "b2" as BranchId] as const;

/** Who works here from the start. */
export const STAFF: readonly {
  readonly staff: StaffId;
  readonly role: string;
  readonly branches: Ticket["branches"];
}[] = [
  { staff: "owner" as StaffId, role: "owner", branches: "*" },
  { staff: "max" as StaffId, role: "manager", branches: "*" },
  { staff: "ann" as StaffId, role: "seller", branches: BRANCHES },
  { staff: "bob" as StaffId, role: "seller", branches: ["b1" as BranchId] },
  { staff: "otto" as StaffId, role: "operator", branches: "*" },
];

/** A device by its place in the shop: `t1` … are tills of the first branch but for each fourth, which stands in the second. */
export interface Plan {
  readonly device: DeviceId;
  readonly kind: Certificate["kind"];
  readonly branch: BranchId | null;
  readonly code: string;
}

export const tillPlan = (n: number): Plan => ({
  device: `till-${n}` as DeviceId,
  kind: "till",
  branch: (n % 4 === 0 ? BRANCHES[1] : BRANCHES[0]) as BranchId,
  code: `T${n}`,
});

export const PHONE: Plan = { device: "phone" as DeviceId, kind: "phone", branch: null, code: "" };
export const HUB: Plan = { device: "hub" as DeviceId, kind: "hub", branch: null, code: "" };
const SERVER_PLAN: Plan = { device: SERVER, kind: "server", branch: null, code: "" };
export const serverPlan = SERVER_PLAN;

export const authorityOf = (crypto: SimCrypto): Authority => ({
  org: ORG,
  key: crypto.keyOf("authority").key,
});

export const certify = async (crypto: SimCrypto, { device, kind, branch, code }: Plan) => {
  const { key, sign } = crypto.keyOf(device);
  const scopes = kind === "hub" ? ({ reads: ["*"], writes: [] } as const) : deviceScopes(kind, branch);
  const certificate: Certificate = {
    org: ORG,
    device,
    name: device,
    kind,
    branch,
    code,
    key,
    ...scopes,
    issuedAt: START,
  };
  const signed = await signCertificate(crypto.keyOf("authority").sign, certificate);
  return { certificate, signed, sign };
};

export const vouch = async (
  crypto: SimCrypto,
  staff: StaffId,
  role: string,
  branches: Ticket["branches"],
  issuedAt: number,
  device: DeviceId,
): Promise<Person> => {
  const ticket: Ticket = { org: ORG, staff, name: staff, role, branches, issuedAt, device };
  return { ticket, signed: await signTicket(crypto.keyOf("authority").sign, ticket) };
};

const made = new Map<string, Promise<Genesis>>();

/** The organisation set up at its server for so many tills; made once for all runs. */
export const genesisFor = (crypto: SimCrypto, tills: number): Promise<Genesis> => {
  const key = `${crypto.name} ${tills}`;
  const known = made.get(key) ?? makeGenesis(crypto, tills);
  made.set(key, known);
  return known;
};

/** Pages of what the device may read, as the server serves them to one that begins. */
export const pagesFor = (pages: Iterable<Page>, certificate: Certificate): readonly Page[] => {
  const all = [...pages];
  const reads = (log: string): boolean => {
    const parts = parseLogId(log);
    return parts !== null && mayRead(certificate, parts.scope);
  };
  const near = new Set(
    all
      .flatMap((page) => (page.type === "logs" ? page.rows : []))
      .flatMap(({ id }) => branchDevice(id, reads)),
  );
  return all.map((page): Page => {
    switch (page.type) {
      case "cells":
        return { ...page, rows: page.rows.filter(([, log]) => reads(log)) };
      case "logs":
        return { ...page, rows: page.rows.filter(({ id }) => reads(id)) };
      case "attention":
        return { ...page, rows: page.rows.filter(({ log }) => reads(log)) };
      case "docs": {
        const { scope } = scopeOfDocs(page.doc);
        if (scope === "office") return { ...page, rows: mayRead(certificate, "office") ? page.rows : [] };
        if (scope !== "branch") return page;
        return { ...page, rows: page.rows.filter(([, stamp]) => near.has(stampDevice(stamp))) };
      }
      default:
        return page;
    }
  });
};

/** The device whose log of a branch it is, where that may be read. */
const branchDevice = (log: string, reads: (log: string) => boolean): readonly DeviceId[] => {
  const parts = parseLogId(log);
  return parts !== null && scopeBranch(parts.scope) !== null && reads(log) ? [parts.device] : [];
};

/** A type of documents belongs to the scope of the kinds that change it. */
const scopeOfDocs = (doc: string): Pick<Kind, "scope"> =>
  Object.values(kinds).find(({ changes }) => changes?.docs?.includes(doc)) ?? { scope: "org" };

const makeGenesis = async (crypto: SimCrypto, tills: number): Promise<Genesis> => {
  const { certificate, signed, sign } = await certify(crypto, SERVER_PLAN);
  const disk = newDisk("d0");
  const { store } = openDisk(disk, newPower());
  const state = createState(indexes);
  const rules = rulesOf({ next: false });
  let [time, ids] = [START, 0];
  const now = () => ++time as Instant;
  const replica = createReplica({
    state,
    store,
    crypto,
    authority: authorityOf(crypto),
    rules,
    now,
    arrived: 0,
  });
  const epoch = epochId(1, "0000");
  const writer: Writer = { certificate, signed, sign, crypto, epoch, holder: holderId(SERVER, epoch) };
  const person = await vouch(crypto, "owner" as StaffId, "owner", "*", START, SERVER);
  const run = async (name: CommandName, args: unknown): Promise<unknown> => {
    const actor = { writer, person, now, newId: () => `p${++ids}`, may: mayAct };
    const done = await runCommand(replica, actor, commands[name] as never, args);
    if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.error)}`);
    return done.value;
  };
  await run("access.change-settings", { name: "Shop", currency: "KZT", pointsPerHundred: 300 });
  for (const branch of BRANCHES) await run("access.add-branch", { branch, name: branch });
  for (const { staff, role, branches } of STAFF)
    await run("access.add-staff", { staff, name: staff, role, login: staff, branches });
  for (const plan of [...Array.from({ length: tills }, (_, i) => tillPlan(i + 1)), PHONE])
    await run("access.enrol-device", { ...plan, name: plan.device });
  for (const [i, policy] of POLICIES.entries())
    await run("catalog.add-product", {
      name: `Goods ${i}`,
      price: 10_000 + i * 2_550,
      taxRate: 1_200,
      policy,
    });
  const customers: string[] = [];
  for (const name of CUSTOMERS)
    customers.push(((await run("customer.save", { name })) as { readonly customer: string }).customer);
  const offer = { name: "With a code", rule: { type: "percent", percent: 1_000 }, needsCode: true };
  const { promotion } = (await run("promo.save", offer)) as { readonly promotion: string };
  return {
    rows: disk.rows,
    pages: [...pagesOf(state)],
    heads: headsOn(disk),
    holder: writer.holder,
    products: POLICIES.map((_, i) => `p${i + 1}`),
    customers,
    promotion,
    device: [["server", JSON.stringify({ epochs: 1, holder: writer.holder, storage: disk.identity })]],
  };
};

const CUSTOMERS = ["Aigul", "Daniyar"] as const;

const POLICIES = ["strict", "strict", "strict", "flexible"] as const;
