import { afterAll, beforeAll, expect, test } from "vitest";
import { type CommandName, commands } from "../../shared/commands.ts";
import type { BranchId } from "../../shared/core/ids.ts";
import { ROLES, type Role } from "../../shared/domain/access/roles.ts";
import { NO_TOTALS } from "../../shared/domain/shift/z-totals.ts";
import { query } from "../store/pool.ts";
import { addStaff, anOrganisation, signIn, type TestServer, testServer } from "../testing/server.ts";
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
const run = async (name: CommandName, body: object) => (await must(`/v1/commands/${name}`, body)).result;
const entryCount = async (): Promise<number> =>
  (await query(server.deps.pool, "select from entries where org_id = $1", [shop.organisation.id])).length;

const OFFICE: readonly Role[] = ["owner", "admin"];
const MANAGERS: readonly Role[] = [...OFFICE, "manager"];
const STOREMEN: readonly Role[] = [...MANAGERS, "operator"];
const SELLERS: readonly Role[] = [...MANAGERS, "seller"];

type Place = "own" | "other" | "none";
const PLACES: readonly Place[] = ["own", "other", "none"];

interface CommandRow {
  readonly roles: readonly Role[];
  /** Whether it takes place in a branch: then elsewhere it is refused, and nowhere too where `nowhere` does not say otherwise. */
  readonly bound: boolean;
  readonly nowhere?: "allowed";
  /** Arguments for a place; `null` where there is no such case. */
  readonly args: (place: Place) => Promise<object | null>;
}

let names = 0;
const fresh = (): string => `x${++names}`;
const branchIn = (place: Place): { branch?: string } =>
  place === "none" ? {} : { branch: place === "own" ? shop.branch : other };
const aProduct = async (): Promise<string> =>
  String((await run("catalog.add-product", { name: fresh(), price: 100, taxRate: 1_200 })).product);
const lines = async () => ({ lines: [{ product: await aProduct(), quantity: 1_000 }] });
const aHeldLine = async () => ({
  product: await aProduct(),
  name: "Tea",
  unit: "pcs",
  quantity: 1_000,
  price: 100,
  taxRate: 1_200,
  barcode: null,
});
/** A sale that somebody holds out to the server. */
const aSale = () => ({
  number: "T1-1TEST-0001",
  log: `till-9.1test.b-${shop.branch}`,
  seq: 1,
  body: {
    ...{ number: "T1-1TEST-0001", branch: shop.branch, till: "T1", taxes: [], taxMode: "included" },
    lines: [
      {
        ...{ product: "p1", name: "P", barcode: "", unit: "pcs" },
        ...{ quantity: 1_000, price: 100, taxRate: 1_200, total: 100 },
      },
    ],
    ...{ rounding: 0, total: 100, change: 0, currency: "KZT" },
    tenders: [{ type: "cash", amount: 100, reference: "" }],
  },
});
const aCustomer = async (): Promise<string> =>
  String((await run("customer.save", { name: fresh() })).customer);
const aPromotion = async (): Promise<string> =>
  String((await run("promo.save", { name: fresh(), rule: { type: "percent", percent: 500 } })).promotion);
const taken = { amount: 100, tenders: [{ type: "card", amount: 100 }] };
const somebody = (place: Place) =>
  addStaff(server, owner, "seller", place === "none" ? "*" : [place === "own" ? shop.branch : other]);

/** Who may do what, written down apart from the program. A command that is not here makes the test fail: nothing is allowed by default. */
const COMMANDS: Readonly<Record<string, CommandRow>> = {
  "access.change-settings": { roles: OFFICE, bound: false, args: async () => ({ footer: fresh() }) },
  "access.add-branch": { roles: OFFICE, bound: false, args: async () => ({ name: fresh() }) },
  "access.change-branch": {
    roles: OFFICE,
    bound: true,
    args: async (place) => (place === "none" ? null : { ...branchIn(place), name: fresh() }),
  },
  "access.add-staff": {
    roles: OFFICE,
    bound: true,
    args: async (place) => {
      const branches = place === "none" ? "*" : [branchIn(place).branch];
      return { name: "N", role: "seller", login: fresh(), branches };
    },
  },
  "access.change-staff": {
    roles: OFFICE,
    bound: true,
    args: async (place) => ({ staff: (await somebody(place)).staff, active: false }),
  },
  "access.give-badge": {
    roles: OFFICE,
    bound: true,
    args: async (place) => ({
      staff: (await somebody(place)).staff,
      badge: fresh().padEnd(43, "0").slice(-43),
    }),
  },
  "access.enrol-device": {
    roles: OFFICE,
    bound: true,
    args: async (place) => ({ device: `dev-${fresh()}`, name: "D", kind: "warehouse", ...branchIn(place) }),
  },
  "access.retire-device": {
    roles: OFFICE,
    bound: true,
    nowhere: "allowed",
    args: async (place) => {
      const device = `dev-${fresh()}`;
      const kind = place === "none" ? "phone" : "warehouse";
      await run("access.enrol-device", { device, name: "D", kind, ...branchIn(place) });
      return { device };
    },
  },
  "catalog.add-product": {
    roles: MANAGERS,
    bound: false,
    args: async () => ({ name: fresh(), price: 100, taxRate: 1_200 }),
  },
  "catalog.change-product": {
    roles: MANAGERS,
    bound: false,
    args: async () => ({ product: await aProduct(), name: fresh() }),
  },
  "catalog.archive-product": {
    roles: MANAGERS,
    bound: false,
    args: async () => ({ product: await aProduct(), archived: true }),
  },
  "catalog.delete-product": {
    roles: MANAGERS,
    bound: false,
    args: async () => ({ product: await aProduct() }),
  },
  "catalog.change-category": { roles: MANAGERS, bound: false, args: async () => ({ name: fresh() }) },
  "catalog.import": {
    roles: MANAGERS,
    bound: true,
    args: async (place) => ({
      ...branchIn(place),
      rows: [{ line: 1, name: fresh(), price: 100, taxRate: 1_200, quantity: 1_000 }],
    }),
  },
  "stock.receive": {
    roles: STOREMEN,
    bound: true,
    args: async (place) => ({ ...branchIn(place), ...(await lines()) }),
  },
  "stock.count": {
    roles: STOREMEN,
    bound: true,
    args: async (place) => ({
      ...branchIn(place),
      lines: [{ product: await aProduct(), expected: 0, counted: 0 }],
      reason: "counted",
    }),
  },
  "stock.write-off": {
    roles: STOREMEN,
    bound: true,
    args: async (place) => ({ ...branchIn(place), ...(await lines()), reason: "broken" }),
  },
  // What only a till does takes place where the till stands; the server stands nowhere.
  "stock.share": {
    roles: STOREMEN,
    bound: true,
    args: async (place) => (place === "none" ? { to: "x-1.1aaaa", ...(await lines()) } : null),
  },
  "sale.complete": {
    roles: SELLERS,
    bound: true,
    args: async (place) =>
      place === "none" ? { ...(await lines()), tenders: [{ type: "card", amount: 100 }] } : null,
  },
  "sale.void-cart": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? lines() : null),
  },
  "sale.hold": {
    roles: SELLERS,
    bound: true,
    args: async (place) =>
      place === "none" ? { held: fresh(), sale: { lines: [await aHeldLine()] }, total: 100 } : null,
  },
  "sale.recall": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? { held: "none" } : null),
  },
  "payment.start": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? { type: "card", terminal: "POS", amount: 100 } : null),
  },
  "payment.end": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? { attempt: "none", outcome: "paid" } : null),
  },
  "payment.settle": {
    roles: SELLERS,
    bound: false,
    args: async () => ({ attempt: "none", outcome: "paid" }),
  },
  "receipt.reprint": {
    roles: SELLERS,
    bound: true,
    args: async (place) => ({ ...branchIn(place), number: "T1-1TEST-0001" }),
  },
  "drawer.open": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? { reason: "change" } : null),
  },
  "shift.open": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? { float: { sum: 0 } } : null),
  },
  "shift.move-cash": {
    roles: SELLERS,
    bound: true,
    args: async (place) =>
      place === "none" ? { direction: "in", amount: 100, reason: "change", expected: 0 } : null,
  },
  "shift.close": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? { counted: { sum: 0 }, totals: NO_TOTALS, covers: [] } : null),
  },
  "shift.amend": {
    roles: SELLERS,
    bound: true,
    args: async (place) =>
      place === "none"
        ? {
            shift: "none",
            z: "T1-1TEST-Z1",
            n: 1,
            totals: NO_TOTALS,
            covers: [{ log: "l", to: 1, hash: "" }],
          }
        : null,
  },
  "sale.refund": {
    roles: SELLERS,
    bound: true,
    args: async (place) =>
      place === "none" ? { sale: aSale(), lines: [{ line: 0, quantity: 1_000 }], reason: "defect" } : null,
  },
  "sale.refund-free": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? { ...(await lines()), reason: "defect" } : null),
  },
  "sale.void-last": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? { sale: aSale() } : null),
  },
  "sale.exchange": {
    roles: SELLERS,
    bound: true,
    args: async (place) =>
      place === "none"
        ? {
            ...{ sale: aSale(), lines: [{ line: 0, quantity: 1_000 }], reason: "defect" },
            buys: { ...(await lines()), tenders: [] },
          }
        : null,
  },
  "promo.save": {
    roles: MANAGERS,
    bound: false,
    args: async () => ({ name: fresh(), rule: { type: "percent", percent: 500 } }),
  },
  "promo.save-list": { roles: MANAGERS, bound: false, args: async () => ({ name: fresh() }) },
  "promo.save-code": {
    roles: MANAGERS,
    bound: false,
    args: async () => ({ code: fresh(), promotion: await aPromotion(), left: 5 }),
  },
  "promo.remove": {
    roles: MANAGERS,
    bound: false,
    args: async () => ({ type: "promotion", id: await aPromotion() }),
  },
  "customer.save": { roles: SELLERS, bound: false, args: async () => ({ name: fresh() }) },
  "customer.set-limit": {
    roles: MANAGERS,
    bound: false,
    args: async () => ({ customer: await aCustomer(), limit: 100 }),
  },
  "account.top-up": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? { customer: await aCustomer(), ...taken } : null),
  },
  "account.repay": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? { customer: await aCustomer(), ...taken } : null),
  },
  "account.sell-gift": {
    roles: SELLERS,
    bound: true,
    args: async (place) => (place === "none" ? taken : null),
  },
  "account.adjust": {
    roles: OFFICE,
    bound: false,
    args: async () => ({ account: "points", owner: await aCustomer(), amount: 1, reason: "thanks" }),
  },
  "refund.settle": {
    roles: MANAGERS,
    bound: true,
    args: async (place) =>
      place === "none"
        ? null
        : { counter: `refund/${branchIn(place).branch}/t1-1test-0001/0`, quantity: 1, reason: "lost" },
  },
};

test("[ACCESS-1] every command is in the table", () => {
  expect(Object.keys(commands).filter((name) => !Object.hasOwn(COMMANDS, name))).toEqual([]);
});

const DENIALS: readonly string[] = ["NotAllowed", "NotInBranch", "OwnerOnly", "NoBranch", "NotATill"];

const expectedOf = ({ roles, bound, nowhere }: CommandRow, role: Role, place: Place): string => {
  if (!roles.includes(role)) return "NotAllowed";
  if (!bound || place === "own" || (place === "none" && nowhere === "allowed")) return "allowed";
  return place === "other" ? "NotInBranch" : "nowhere";
};

/** For what names no branch: refused by one of these, according to what it does. */
const NOWHERE: readonly string[] = ["NoBranch", "NotInBranch", "NotATill"];

test.each(ROLES)(
  "[ACCESS-1, ACCESS-4] %s over HTTP: every command, in their branch, another, and none",
  async (role) => {
    const person = await addStaff(server, owner, role, [shop.branch]);
    const token = await signIn(server, shop, person);
    for (const [name, row] of Object.entries(COMMANDS)) {
      if (!Object.hasOwn(commands, name)) continue;
      for (const place of PLACES) {
        const args = await row.args(place);
        if (args === null) continue;
        const before = await entryCount();
        const answer = await server.request(`/v1/commands/${name}`, { token, body: args });
        const code = answer.status === 200 ? "" : String(answer.json.code);
        const outcome = DENIALS.includes(code) ? code : "allowed";
        const expected = expectedOf(row, role, place);
        const cell = [role, name, place, expected];
        expect([
          ...cell.slice(0, 3),
          expected === "nowhere" && NOWHERE.includes(outcome) ? expected : outcome,
        ]).toEqual(cell);
        if (outcome !== "allowed") expect([cell, await entryCount()]).toEqual([cell, before]);
        if (answer.status === 401 || answer.status >= 500)
          throw new Error(`${cell.join(" ")}: ${answer.text}`);
      }
    }
  },
);
