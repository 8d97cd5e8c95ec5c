import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { branchScope } from "../../shared/core/ids.ts";
import { createView } from "../../shared/core/view.ts";
import { stockCounter } from "../../shared/domain/stock/item.ts";
import type { SetUp } from "../access/set-up.ts";
import { anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { aTill } from "../testing/till.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
});
afterAll(() => server.drop());

const run = async (name: string, body: unknown) => {
  const { status, json, text } = await server.request(`/v1/commands/${name}`, { token: owner, body });
  expect(text, name).toSatisfy(() => status === 200);
  return json;
};

const openTill = async () => {
  const till = await aTill(server, shop.organisation.slug, await enrol(server, owner, "till", shop.branch));
  await till.replica.announce(till.writer, branchScope(shop.branch));
  const answered: number[] = [];
  const connection = till.connect(server.url, { rights: (id) => answered.push(id) });
  await connection.opened;
  return { till, connection, answered };
};

test("[RIGHTS-2] the server gives of its reserve what a till asks for, and then says that it did", async () => {
  const { result } = await run("catalog.add-product", { name: "Tea", price: 10_000, taxRate: 1_200 });
  const counter = stockCounter(shop.branch, (result as { product: string }).product);
  await run("stock.receive", {
    branch: shop.branch,
    lines: [{ product: (result as { product: string }).product, quantity: 7_000 }],
  });
  const { till, connection, answered } = await openTill();
  const rights = () => createView(till.state, till.writer.holder).counter(counter).rights;
  await vi.waitFor(() => expect(rights()).toBe(3_000), { timeout: 15_000 });
  connection.session.say({ type: "want-rights", id: 5, wants: [{ counter, amount: 2_000 }] });
  await vi.waitFor(() => expect(answered).toEqual([5]));
  expect(rights()).toBe(5_000);
  connection.session.say({ type: "want-rights", id: 6, wants: [{ counter, amount: 100_000 }] });
  await vi.waitFor(() => expect(answered).toEqual([5, 6]));
  expect(rights()).toBe(7_000);
  connection.close();
});

test("[RIGHTS-2] what no area declared, and what it does not hold, it does not give; it answers all the same", async () => {
  const { connection, answered, till } = await openTill();
  const counters = ["unknown/x", `stock/${shop.branch}/nothing`, "stock/elsewhere/tea"];
  for (const [id, counter] of counters.entries())
    connection.session.say({ type: "want-rights", id, wants: [{ counter: counter as never, amount: 1 }] });
  await vi.waitFor(() => expect(answered.toSorted()).toEqual([0, 1, 2]));
  expect(counters.filter((counter) => till.state.counters.has(counter as never))).toEqual([]);
  connection.close();
});
