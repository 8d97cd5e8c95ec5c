import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { branchScope } from "../../shared/core/ids.ts";
import { createView } from "../../shared/core/view.ts";
import { stockCounter } from "../../shared/domain/stock/item.ts";
import type { SetUp } from "../access/set-up.ts";
import { anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { aTill, type TestTill } from "../testing/till.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
let first: TestTill;
let second: TestTill;
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

const openTill = async (): Promise<TestTill> => {
  const till = await aTill(server, shop.organisation.slug, await enrol(server, owner, "till", shop.branch));
  await till.replica.announce(till.writer, branchScope(shop.branch));
  await till.connect(server.url).opened;
  return till;
};

const rightsOf = ({ state, writer }: TestTill, product: string): number =>
  createView(state, writer.holder).counter(stockCounter(shop.branch, product)).rights;

test("[STOCK-9] goods received with no till open go to the first that opens, but for a reserve; nothing is made of it", async () => {
  const { result } = await run("catalog.add-product", { name: "Tea", price: 10_000, taxRate: 1_200 });
  const { product } = result as { product: string };
  await run("stock.receive", { branch: shop.branch, lines: [{ product, quantity: 7_000 }] });
  first = await openTill();
  await vi.waitFor(() => expect(rightsOf(first, product)).toBe(3_000), { timeout: 15_000 });
  const { value } = createView(first.state, first.writer.holder).counter(stockCounter(shop.branch, product));
  expect(value).toBe(7_000);
  second = await openTill();
  await vi.waitFor(() => expect(rightsOf(second, product)).toBeGreaterThanOrEqual(1_000), {
    timeout: 15_000,
  });
});

test("[ACCESS-10] a till that was put away is handed nothing", async () => {
  const away = await openTill();
  await server.request(`/v1/devices/${away.device.certificate.device}/revoke`, { token: owner, body: {} });
  const { result } = await run("catalog.add-product", { name: "Salt", price: 5_000, taxRate: 1_200 });
  const { product } = result as { product: string };
  await run("stock.receive", { branch: shop.branch, lines: [{ product, quantity: 3_000 }] });
  const living = () => rightsOf(first, product) + rightsOf(second, product);
  await vi.waitFor(() => expect(living()).toBe(3_000), { timeout: 15_000 });
  expect(rightsOf(away, product)).toBe(0);
});
