import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { counterRules } from "../../shared/commands.ts";
import { type BranchId, branchScope, type DeviceId, logId, type OrgId } from "../../shared/core/ids.ts";
import { createView } from "../../shared/core/view.ts";
import { accountCounter } from "../../shared/domain/account/accounts.ts";
import { openRefund } from "../../shared/domain/refund/opening.ts";
import { lineCounter } from "../../shared/domain/refund/refund-counters.ts";
import { answerWants } from "../../shared/domain/rights/answer.ts";
import type { SaleBody } from "../../shared/domain/sale/sale-body.ts";
import { ok } from "../../shared/lib/result.ts";
import type { SetUp } from "../access/set-up.ts";
import { anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { aTill, type TestTill } from "../testing/till.ts";
import { createAskingTills } from "./asking-tills.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
});
afterAll(() => server.drop());

const WANT = { counter: accountCounter("wallet", "c1"), amount: 5 };
const [ORG, OTHER] = ["org-1", "org-2"] as OrgId[] as [OrgId, OrgId];
const device = (name: string) => name as DeviceId;

test("[RIGHTS-6] all others of the organisation are asked; it is over when they have answered, or have gone", async () => {
  const asking = createAskingTills(60_000);
  const heard: unknown[] = [];
  const join = (org: OrgId, name: string) =>
    asking.join(org, device(name), { say: (message) => void heard.push([name, message]) });
  const [, two, three] = [join(ORG, "one"), join(ORG, "two"), join(ORG, "three"), join(OTHER, "four")];
  let isOver = false;
  const asked = asking.ask(ORG, device("one"), [WANT]).then(() => {
    isOver = true;
  });
  expect(heard).toEqual([
    ["two", { type: "want-rights", id: 1, wants: [WANT] }],
    ["three", { type: "want-rights", id: 2, wants: [WANT] }],
  ]);
  two?.answered(2);
  two?.answered(1);
  await Promise.resolve();
  expect(isOver).toBe(false);
  three?.leave();
  await asked;
  await asking.ask(ORG, device("two"), []);
});

test("[RIGHTS-6] who does not answer is waited for no longer than the customer can", async () => {
  const asking = createAskingTills(1);
  asking.join(ORG, device("mute"), { say: () => undefined });
  await asking.ask(ORG, device("one"), [WANT]);
});

/** A till as the program makes it: it gives what it is asked for. */
const openTill = async (branch: string) => {
  const till = await aTill(
    server,
    shop.organisation.slug,
    await enrol(server, owner, "till", branch as never),
  );
  await till.replica.announce(till.writer, branchScope(branch as never));
  const answered: number[] = [];
  const connection = till.connect(server.url, { rights: (id) => answered.push(id) }, async (wants, peer) => {
    const { state, writer } = till;
    const asking = { state, me: writer.holder, asker: peer.device, rules: counterRules, ownDemand: () => 1 };
    await till.replica.write(writer, null, () => ok({ drafts: answerWants(asking, wants), result: null }));
  });
  await connection.opened;
  return { till, connection, answered };
};

const rightsOf = ({ state, writer }: TestTill, customer: string): number =>
  createView(state, writer.holder).counter(accountCounter("wallet", customer)).rights;

test("[RIGHTS-6] a wallet filled in one branch is spent in another, while the server is in reach", async () => {
  const made = await server.request("/v1/branches", { token: owner, body: { name: "Second" } });
  const [here, there] = [await openTill(shop.branch), await openTill(String(made.json.branch))];
  const { customer } = await here.till.must("customer.save", { name: "Aigerim" });
  const tenders = [{ type: "cash", amount: 1_000 }];
  await here.till.must("account.top-up", { customer, amount: 1_000, tenders });
  await vi.waitFor(() => expect(there.till.state.docs.get("customer")?.has(String(customer))).toBe(true));
  const counter = accountCounter("wallet", String(customer));
  there.connection.session.say({ type: "want-rights", id: 9, wants: [{ counter, amount: 700 }] });
  await vi.waitFor(() => expect(there.answered).toEqual([9]));
  expect(rightsOf(there.till, String(customer))).toBe(700);
  expect(rightsOf(here.till, String(customer))).toBe(300);
  for (const { connection } of [here, there]) connection.close();
});

/** As the program does when somebody asks: from then on there are rights to give. */
const openSale = async ({ writer, replica, state }: TestTill, body: SaleBody): Promise<void> => {
  const { certificate, epoch, holder } = writer;
  const log = logId(certificate.device, epoch, branchScope(body.branch as BranchId));
  const drafts = openRefund(createView(state, holder), { holder }, { log, seq: 1, body });
  await replica.write(writer, null, () => ok({ drafts, result: null }));
};

test("[REFUND-2] goods of a till that only the server reaches come back at another, in a branch where the server never wrote", async () => {
  const made = await server.request("/v1/branches", { token: owner, body: { name: "Third" } });
  const branch = String(made.json.branch);
  const [sold, here] = [await openTill(branch), await openTill(branch)];
  const { product } = await sold.till.must("catalog.add-product", {
    name: "Tea",
    price: 100,
    taxRate: "exempt",
  });
  await sold.till.must("stock.receive", { lines: [{ product, quantity: 1_000 }] });
  const lines = [{ product, quantity: 1_000 }];
  const { sale } = await sold.till.must("sale.complete", { lines, tenders: [{ type: "cash", amount: 100 }] });
  await openSale(sold.till, sale as SaleBody);
  const counter = lineCounter(sale as SaleBody, 0);
  const heldHere = () => createView(here.till.state, here.till.writer.holder).counter(counter).rights;
  await vi.waitFor(() => expect(here.till.state.docs.get("product")?.has(String(product))).toBe(true));
  here.connection.session.say({ type: "want-rights", id: 7, wants: [{ counter, amount: 1_000 }] });
  await vi.waitFor(() => expect(here.answered).toEqual([7]));
  expect(heldHere()).toBe(1_000);
  for (const { connection } of [here, sold]) connection.close();
});
