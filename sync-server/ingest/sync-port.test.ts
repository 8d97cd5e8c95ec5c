import { afterAll, beforeAll, expect, test } from "vitest";
import type { HeadedLog } from "../../shared/core/heads.ts";
import type { BranchId } from "../../shared/core/ids.ts";
import type { SetUp } from "../access/set-up.ts";
import { anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { createSyncPort } from "./sync-port.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
let second: BranchId;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
  second = (await server.request("/v1/branches", { token: owner, body: { name: "Second" } })).json.branch;
});
afterAll(() => server.drop());

const scopesOf = (logs: readonly HeadedLog[]) => [...new Set(logs.map(({ id }) => id.split(".")[2]))].sort();

test("a till does not even hear the names of logs it may not read", async () => {
  const { certificate } = await enrol(server, owner, "till", second);
  const port = createSyncPort(server.deps, shop.organisation, certificate);
  const heard: HeadedLog[] = [];
  const release = port.subscribe((logs) => heard.push(...logs));
  const add = { name: "Tea", price: 100, taxRate: 0, cost: 50 };
  const added = await server.request("/v1/commands/catalog.add-product", { token: owner, body: add });
  for (const branch of [shop.branch, second]) {
    const lines = [{ product: added.json.result.product, quantity: 1_000 }];
    await server.request("/v1/commands/stock.receive", { token: owner, body: { branch, lines } });
  }
  expect(scopesOf(heard)).toEqual([`b-${second}`, "org"]);
  expect(scopesOf(await port.logs())).toEqual([`b-${second}`, "org"]);
  release();
});
