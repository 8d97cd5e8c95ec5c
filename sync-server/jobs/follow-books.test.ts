import { afterAll, beforeAll, expect, test } from "vitest";
import type { SetUp } from "../access/set-up.ts";
import { query } from "../store/pool.ts";
import { readStateHash } from "../store/state-hash.ts";
import { addStaff, anOrganisation, enrol, signIn, type TestServer, testServer } from "../testing/server.ts";
import { aTill, type TestTill, until } from "../testing/till.ts";
import { followAll } from "./follow-books.ts";

let server: TestServer;
let shop: SetUp;
let owner: string;
beforeAll(async () => {
  server = await testServer();
  shop = await anOrganisation(server);
  owner = await signIn(server, shop);
});
afterAll(() => server.drop());

const phone = async (): Promise<TestTill> =>
  aTill(server, shop.organisation.slug, await enrol(server, owner, "phone", null));
const cuts = () =>
  query<{ by: string; who: string; role: string | null }>(
    server.deps.pool,
    `select e.by, coalesce(c.device, c.staff) as who, c.body ->> 'role' as role
      from cuts c join entries e on e.org_id = c.org_id and e.log = c.log and e.seq = c.seq
      where c.org_id = $1 order by c.stamp`,
    [shop.organisation.id],
  );

test("[ACCESS-10, ACCESS-11] what was decided on a phone without the server is cut once it is heard", async () => {
  const seller = await addStaff(server, owner, "manager", [shop.branch]);
  await aTill(server, shop.organisation.slug, await enrol(server, owner, "till", shop.branch), {
    credentials: seller,
  });
  const { device } = await enrol(server, owner, "till", shop.branch);
  const office = await phone();
  const link = office.connect(server.url);
  await link.opened;
  await until(() => office.state.docs.get("device")?.has(device) === true);
  await office.must("access.change-staff", { staff: seller.staff, role: "seller" });
  await office.must("access.retire-device", { device });
  await until(async () => (await cuts()).length === 2);
  expect(new Set(await cuts())).toEqual(
    new Set([
      { by: "system", who: seller.staff, role: "seller" },
      { by: "system", who: device, role: null },
    ]),
  );
  link.close();
});

test("[ACCESS-11] what a server did not come to before it stopped is found by going through the books", async () => {
  const before = (await cuts()).length;
  const seller = await addStaff(server, owner, "manager", [shop.branch]);
  await signIn(server, shop, seller);
  const { pool } = server.deps;
  await pool.query(
    `update documents set fields = fields || '{"role":"viewer"}' where org_id = $1 and type = 'staff' and id = $2`,
    [shop.organisation.id, seller.staff],
  );
  for (let i = 0; i < 2; i++) await followAll({ ...server.deps });
  expect((await cuts()).slice(before)).toEqual([{ by: "system", who: seller.staff, role: "viewer" }]);
  expect(await readStateHash(pool, shop.organisation.id)).toMatch(/^[0-9a-f]{16}$/);
});
