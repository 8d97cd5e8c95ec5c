import { kinds } from "../commands.ts";
import { type Certificate, mayRead, signCertificate, signTicket, type Ticket } from "../core/certificate.ts";
import type { Rules } from "../core/fold.ts";
import { missingFrom } from "../core/heads.ts";
import { type BranchId, branchScope, type DeviceId, type OrgId, type StaffId } from "../core/ids.ts";
import type { Kinds } from "../core/kind.ts";
import type { Instant } from "../core/stamp.ts";
import type { Person } from "../core/writer.ts";
import { createJudge } from "../domain/access/judge.ts";
import type { Role } from "../domain/access/roles.ts";
import type { Currency } from "../lib/money.ts";
import { testKey } from "./crypto.ts";
import { branchScopes, createTestDevice, type TestDevice } from "./device.ts";

export interface TestShopOptions {
  /** How many tills stand in the first branch; 1 by default. */
  readonly tills?: number;
  readonly currency?: Currency;
  readonly taxMode?: "included" | "added";
  /** `none` by default, so that sums in tests are plain. */
  readonly cashRounding?: string;
  /** Kinds of entries that the program does not have, or not yet. */
  readonly kinds?: Kinds;
}

/** An organisation set up and ready to trade: an owner's office that sees all, tills, and a cashier at each. */
export interface TestShop {
  readonly org: OrgId;
  readonly branch: BranchId;
  /** The organisation's own server: reads and writes every scope, stands in no branch; the owner sits at it. */
  readonly office: TestDevice;
  readonly tills: readonly TestDevice[];
  readonly owner: Person;
  /** The till of that number; the first is 0. */
  readonly till: (index?: number) => TestDevice;
  /** Someone with a ticket of the authority. Works everywhere unless branches are named. */
  readonly person: (role: Role | string, branches?: "*" | readonly string[]) => Promise<Person>;
  readonly addBranch: (branch: string) => Promise<BranchId>;
  readonly addDevice: (
    kind: "till" | "warehouse" | "phone",
    branch: BranchId | null,
    code?: string,
  ) => Promise<TestDevice>;
  /** Adds a product at the office and gives its id; 100.00 each, 12 % included, no code, unless said otherwise. */
  readonly addProduct: (over?: Partial<ProductArgs>) => Promise<string>;
  /** Everything every device may read reaches it. */
  readonly syncAll: () => Promise<void>;
  /** What the devices' clocks say, in ms; every look moves it on by one. */
  readonly clock: { now: number };
}

type ProductArgs = Parameters<typeof aProduct>[0] & { readonly name: string };

/** Arguments of `catalog.add-product`, for what a test does not care about. */
export const aProduct = (
  over: {
    readonly name?: string;
    readonly price?: number;
    readonly taxRate?: number | "exempt";
    readonly unit?: "pcs" | "kg";
    readonly sku?: string;
    readonly barcodes?: string[];
    readonly packs?: { readonly barcode: string; readonly quantity: number; readonly price?: number }[];
    readonly policy?: "strict" | "flexible";
    readonly category?: string | null;
    readonly cost?: number | null;
  } = {},
) => ({ name: "Tea", price: 10_000, taxRate: 1_200, ...over });

export const testShop = async (options: TestShopOptions = {}): Promise<TestShop> => {
  const { tills: count = 1, currency = "KZT", taxMode = "included", cashRounding = "none" } = options;
  const rules = rulesWith(options.kinds);
  const org = "org-1" as OrgId;
  const authorityKey = testKey("authority");
  const authority = { org, key: authorityKey.key };
  const clock = { now: 1_790_000_000_000 };
  const now = () => ++clock.now as Instant;
  const devices: TestDevice[] = [];
  let people = 0;

  const person: TestShop["person"] = async (role, branches = "*") => {
    const staff = `s${++people}` as StaffId;
    const ticket = { org, staff, name: `${role} ${people}`, role, branches, issuedAt: clock.now } as Ticket;
    return { ticket, signed: await signTicket(authorityKey.sign, ticket) };
  };
  const makeDevice = async (parts: Pick<Certificate, "kind" | "branch" | "code">, who: Person) => {
    const device = `${parts.kind}-${devices.length}` as DeviceId;
    const key = testKey(device);
    const certificate: Certificate = {
      ...parts,
      ...branchScopes(parts.branch),
      org,
      device,
      name: device,
      key: key.key,
      issuedAt: clock.now,
    };
    const signed = await signCertificate(authorityKey.sign, certificate);
    const made = await createTestDevice({ certificate, signed, key, authority, person: who, now, rules });
    devices.push(made);
    return made;
  };

  const owner = await person("owner");
  const office = await makeDevice({ kind: "server", branch: null, code: "" }, owner);
  await office.must("access.change-settings", { name: "Dastarkhan", currency, taxMode, cashRounding });
  const addBranch = async (branch: string) => {
    await office.must("access.add-branch", { branch, name: branch });
    return branch as BranchId;
  };
  const branch = await addBranch("b1");
  const cashier = await person("seller");
  const addDevice: TestShop["addDevice"] = async (kind, where, code = "") => {
    const device = await makeDevice({ kind, branch: where, code }, kind === "till" ? cashier : owner);
    const { name } = device.certificate;
    await office.must("access.enrol-device", {
      device: device.certificate.device,
      name,
      kind,
      branch: where,
      code,
    });
    await exchange(office, device);
    if (where !== null) await device.replica().announce(device.writer(), branchScope(where));
    return device;
  };
  const tills: TestDevice[] = [];
  for (let i = 1; i <= count; i++) tills.push(await addDevice("till", branch, `T${i}`));
  await syncAll(devices);

  return {
    org,
    branch,
    office,
    tills,
    owner,
    person,
    addBranch,
    addDevice,
    clock,
    till: (index = 0) => {
      const found = tills[index];
      if (found === undefined) throw new Error(`No till ${index}`);
      return found;
    },
    addProduct: async (over) => (await office.must("catalog.add-product", aProduct(over))).product,
    syncAll: () => syncAll(devices),
  };
};

const rulesWith = (more: Kinds = {}): Rules => {
  const all = { ...kinds, ...more };
  return { kinds: all, judge: createJudge(all) };
};

/**
 * Both devices tell each other what they lack and may read, until neither lacks anything, or until `batches` batches
 * have gone each way: a connection that broke.
 */
export const exchange = async (a: TestDevice, b: TestDevice, batches = Number.POSITIVE_INFINITY) => {
  const moved = (await send(a, b, batches)) + (await send(b, a, batches));
  if (moved > 0 && batches === Number.POSITIVE_INFINITY) await exchange(a, b);
};

const send = async (from: TestDevice, to: TestDevice, batches: number): Promise<number> => {
  const readable = [...from.state().logs.values()].filter(({ scope }) => mayRead(to.certificate, scope));
  let moved = 0;
  for (const { log, after } of missingFrom(readable, to.replica().heads())) {
    if (moved >= batches) break;
    const batch = await from.replica().read(log, after, 500, 128 * 1024);
    if (batch === null) continue;
    const admitted = await to.replica().admit(batch);
    if (!admitted.ok || admitted.value !== null) throw new Error(JSON.stringify(admitted));
    moved += 1;
  }
  return moved;
};

const syncAll = async (devices: readonly TestDevice[]): Promise<void> => {
  const [hub, ...others] = devices;
  if (hub === undefined) return;
  for (const device of others) await exchange(hub, device);
  for (const device of others) await exchange(hub, device);
};
