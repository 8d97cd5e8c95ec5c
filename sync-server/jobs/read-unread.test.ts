import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { signTicket } from "../../shared/core/certificate.ts";
import type { Entry } from "../../shared/core/entry.ts";
import type { Rules } from "../../shared/core/fold.ts";
import type { StaffId } from "../../shared/core/ids.ts";
import { coreKinds, type Kinds } from "../../shared/core/kind.ts";
import { nodeCrypto } from "../crypto.ts";
import { createIngest } from "../ingest/ingest.ts";
import { createLocalNotifier } from "../realtime/notifier.ts";
import { query } from "../store/pool.ts";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { aLog, testAuthority } from "../testing/log-writer.ts";
import { readUnread } from "./read-unread.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Allowed to whoever has been vouched for. */
const rulesOf = (kinds: Kinds): Rules => ({
  kinds: { ...coreKinds, ...kinds },
  judge: (entry, log) =>
    kinds[entry.kind] === undefined || log.people.has(entry.by) ? null : "person not vouched for",
});
const report = (_body: unknown, { log, seq }: Entry) => [
  { table: "stock_receipts", row: { log, seq, line: 1, branch: "b", product: "p", quantity: 1 } },
];
const body = z.strictObject({});
const later: Kinds = { "gift.made": { version: 1, scope: "any", permission: null, body, report } };
const evenLater: Kinds = { "gift.made": { version: 2, scope: "any", permission: null, body, report } };

test("[ENTRY-3] entries of a newer kind take effect after the update, judged as of then", async () => {
  const { pool } = database;
  const authority = testAuthority();
  const old = createIngest({
    pool,
    crypto: nodeCrypto,
    rules: rulesOf({}),
    indexes: [],
    notifier: createLocalNotifier(),
  });
  const log = await aLog(authority, "till-1");
  const person = {
    org: authority.org,
    staff: "s1" as StaffId,
    name: "S",
    role: "seller",
    branches: "*",
    issuedAt: 1,
  } as const;
  const ticket = await signTicket(authority.signer.sign, person);
  const gift = (name: string, v = 1) => ({
    kind: "gift.made",
    v,
    by: "s1",
    patches: [{ doc: "thing", id: name, set: { name } }],
    effects: [{ counter: "stock/b/p", mint: 5 }] as never,
  });
  await log.write(
    gift("early"),
    { kind: "log.signed-in", body: { ticket } as never },
    gift("late"),
    gift("newest", 2),
  );
  expect(await old.admit(authority, await log.all())).toMatchObject({
    ok: true,
    value: { head: 5, refusal: null },
  });
  expect(await facts(authority.org)).toMatchObject({
    documents: [],
    minted: null,
    attention: ["unread", "unread", "unread"],
  });

  expect(await readUnread(pool, rulesOf(later), [{ doc: "thing", field: "name" }])).toBe(2);
  const after = { documents: ["late"], minted: 5, receipts: 1, attention: ["unread", "void"] };
  expect(await facts(authority.org)).toEqual(after);
  expect(await readUnread(pool, rulesOf(later), [])).toBe(0);
  expect(await facts(authority.org)).toEqual(after);
  expect(await readUnread(pool, rulesOf(evenLater), [])).toBe(1);
  expect(await facts(authority.org)).toMatchObject({
    documents: ["late", "newest"],
    minted: 10,
    attention: ["void"],
  });
});

const facts = async (org: string) => {
  const column = async (text: string) =>
    (await query<{ x: unknown }>(database.pool, text, [org])).map(({ x }) => x);
  const [minted] = await column("select sum(minted) as x from cells where org_id = $1");
  return {
    documents: await column("select id as x from documents where org_id = $1 order by id"),
    minted,
    receipts: (await column("select seq as x from stock_receipts where org_id = $1")).length,
    attention: await column(
      "select replace(type, 'entry.', '') as x from attention where org_id = $1 order by type, seq",
    ),
  };
};
