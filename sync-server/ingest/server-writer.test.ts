import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../shared/core/writer.ts";
import { readEmployee } from "../access/people.ts";
import type { SetUp } from "../access/set-up.ts";
import type { Server } from "../server.ts";
import { query } from "../store/pool.ts";
import { anOrganisation, type TestServer, testServer } from "../testing/server.ts";

let server: TestServer;
let shop: SetUp;
let owner: Person;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = (await readEmployee(server.deps.pool, shop.organisation, shop.owner, server.deps.clock)) as Person;
});
afterAll(() => server.drop());

const run = ({ deps }: Pick<Server, "deps">, name: string, args: unknown) =>
  deps.writer.run(shop.organisation, owner, name, args);
const product = (name: string, over: object = {}) => ({ name, price: 100, taxRate: 1_200, ...over });

const serverLogs = () =>
  query<{ log: string; continues: string | null; holder: string; head: number }>(
    server.deps.pool,
    "select log, continues_log as continues, holder, head from logs where org_id = $1 order by log",
    [shop.organisation.id],
  );

test("processes side by side write logs of their own, and neither looks like a copied device", async () => {
  const [second, third] = [await server.another(), await server.another()];
  for (const process of [server, second, third, second, server])
    expect(await run(process, "catalog.add-product", product("Tea"))).toMatchObject({ ok: true });
  const logs = await serverLogs();
  expect(
    logs.map(({ log, continues }) => [log.split(".")[1]?.[0], continues?.split(".")[1]?.[0] ?? null]),
  ).toEqual([
    ["1", null],
    ["2", "1"],
    ["3", "2"],
  ]);
  expect(new Set(logs.map(({ holder }) => holder)).size).toBe(1);
  const attention = "select key from attention_items where org_id = $1";
  expect(await query(server.deps.pool, attention, [shop.organisation.id])).toEqual([]);
});

test("two processes do not both give out the same barcode", async () => {
  const second = await server.another();
  const wanted = product("Milk", { barcodes: ["4870000000012"] });
  const answers = await Promise.all(
    [server, second, server, second].map((process) => run(process, "catalog.add-product", wanted)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { type: "DuplicateBarcode" } });
});

test("what is thrown undoes all that was written with it", async () => {
  const before = await serverLogs();
  const failing = server.deps.writer.together(shop.organisation, async (write) => {
    expect(await write.run(owner, "catalog.add-product", product("Salt"))).toMatchObject({ ok: true });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await serverLogs()).toEqual(before);
});

test("checking writes nothing", async () => {
  const before = await serverLogs();
  const refused = await server.deps.writer.together(shop.organisation, (write) =>
    write.check(owner, "catalog.add-product", product("Salt", { price: -1 })),
  );
  expect(refused).toMatchObject({ type: "BadArgs", field: "price" });
  expect(await serverLogs()).toEqual(before);
});

test("where the database was put back under it, the server starts a new epoch without its rights", async () => {
  const receive = (process: Pick<Server, "deps">, id: string) =>
    run(process, "stock.receive", { branch: shop.branch, lines: [{ product: id, quantity: 5_000 }] });
  const added = await run(server, "catalog.add-product", product("Rice"));
  const { product: id } = (added.ok ? added.value : {}) as { product: string };
  expect(await receive(server, id)).toMatchObject({ ok: true });
  const own = (await serverLogs()).find(({ log }) => log.includes(`.b-${shop.branch}`));
  const { pool } = server.deps;
  const gone = [shop.organisation.id, own?.log];
  await pool.query("delete from entries where org_id = $1 and log = $2 and seq = $3", [...gone, own?.head]);
  await pool.query("update logs set head = head - 1 where org_id = $1 and log = $2", gone);
  expect(await receive(server, id)).toMatchObject({ ok: true });
  const [last] = (await serverLogs()).filter(({ log }) => log.includes(`.b-${shop.branch}`)).slice(-1);
  expect(last?.log).not.toBe(own?.log);
  expect(last?.holder).not.toBe(own?.holder);
});
