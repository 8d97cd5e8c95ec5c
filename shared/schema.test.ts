import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { kinds } from "./commands.ts";
import { entrySchema } from "./core/entry.ts";
import type { Kind } from "./core/kind.ts";
import { PROTOCOL_VERSION } from "./sync/messages.ts";

/**
 * The shapes that lie in logs for ever and travel between programs of different versions. Each line is the version and
 * the first eight digits of the hash of the shape: for a kind its body's schema, scope, permission and what it may change.
 *
 * A line that differs means that old entries would be read, or new ones judged, otherwise than before. Then:
 *   1. raise the kind's `version` and give it an `upcast` from the version before (for the entry itself, raise
 *      `PROTOCOL_VERSION` in shared/sync/messages.ts: every reader must be able to read every entry);
 *   2. keep a test that reads a body of the older version;
 *   3. write the new line here.
 * A kind that has never left this computer may simply get its new line.
 */
const SHAPES: Readonly<Record<string, string>> = {
  entry: "2 c1658c6a",
  "account.added": "1 41c913a1",
  "account.limited": "1 13eed9d9",
  "account.spent": "1 c7890b61",
  "branch.added": "1 870bc03d",
  "branch.changed": "1 bc01e1d3",
  "cart.voided": "1 9de17125",
  "cash.moved": "1 c811abf4",
  "category.changed": "1 31cf426b",
  "cost.recorded": "1 006300a9",
  "promo.list-saved": "1 a10029aa",
  "promo.code-saved": "1 90b640ee",
  "promo.removed": "1 45db7577",
  "promo.used": "1 5061a6eb",
  "promo.saved": "1 ba0c33cf",
  "customer.saved": "1 f9b0a428",
  "device.cut": "1 ff9a5a1a",
  "device.enrolled": "1 0ff08ea1",
  "device.retired": "1 1add2aef",
  "drawer.opened": "1 2d4997bf",
  "fiscal.failed": "1 f3311a5d",
  "fiscal.outage": "1 76c03d9d",
  "fiscal.signed": "1 bed6f87c",
  "fiscal.switched": "1 cf180ae1",
  "log.opened": "1 cdb2c883",
  "log.signed-in": "1 dcbb2aae",
  "log.witnessed": "1 f5e7d8a6",
  "org.changed": "1 43669463",
  "payment.ended": "1 6fd6d3a7",
  "payment.started": "1 8268ffad",
  "person.cut": "1 599e8695",
  "product.added": "1 3c34c10a",
  "product.archived": "1 59ab65b8",
  "product.changed": "1 0e614f52",
  "product.deleted": "1 3c34c10a",
  "product.imported": "1 10253888",
  "receipt.reprinted": "1 1e280685",
  "refund.opened": "1 53453231",
  "refund.settled": "1 4a134023",
  "rights.given": "1 37dfa4e5",
  "sale.completed": "3 dff97752",
  "sale.held": "1 9998fdbc",
  "sale.recalled": "1 147d58e0",
  "sale.refunded": "1 53b0df8f",
  "shift.amended": "1 10f179c0",
  "shift.closed": "1 349cfd86",
  "shift.opened": "1 f141f976",
  "staff.added": "1 69cdc5b5",
  "staff.changed": "1 dcaed2fa",
  "stock.counted": "2 93b57a0f",
  "stock.received": "1 1c9a2571",
  "stock.shared": "1 68b80a14",
  "stock.written-off": "1 6b8866ce",
};

const hash = (shape: unknown): string =>
  createHash("sha256").update(JSON.stringify(shape)).digest("hex").slice(0, 8);

const shapeOf = ({ body, scope, permission, changes }: Kind) => ({
  body: z.toJSONSchema(body, { io: "input" }),
  scope,
  permission,
  changes: changes ?? null,
});

const lines = (): Readonly<Record<string, string>> => {
  const kindLines = Object.entries(kinds).map(([name, kind]) => [
    name,
    `${kind.version} ${hash(shapeOf(kind))}`,
  ]);
  const entry = `${PROTOCOL_VERSION} ${hash(z.toJSONSchema(entrySchema, { io: "input" }))}`;
  return Object.fromEntries([["entry", entry], ...kindLines]);
};

test("[ENTRY-3] a changed shape has a new version; see the instructions above", () => {
  expect(lines()).toEqual(SHAPES);
});

test("[ENTRY-3] every older version of a kind can be lifted to the present one", () => {
  const missing = Object.entries(kinds).flatMap(([name, { version, upcast }]) =>
    Array.from({ length: version - 1 }, (_, i) => i + 1)
      .filter((older) => upcast?.[older] === undefined)
      .map((older) => `${name} v${older}`),
  );
  expect(missing).toEqual([]);
});

test("a hash tells shapes apart", () => {
  const kind: Kind = {
    version: 1,
    scope: "org",
    permission: null,
    changes: {},
    body: z.strictObject({ a: z.int() }),
  };
  const others: Kind[] = [
    { ...kind, body: z.strictObject({ a: z.int().min(0) }) },
    { ...kind, scope: "branch" },
    { ...kind, permission: "sale.make" },
    { ...kind, changes: { docs: ["product"] } },
  ];
  const hashes = [kind, ...others].map((each) => hash(shapeOf(each)));
  expect(new Set(hashes).size).toBe(hashes.length);
});
