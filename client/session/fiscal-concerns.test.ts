import { expect, test } from "vitest";
import {
  type FiscalPlace,
  type FiscalTill,
  failed,
  outageBegan,
  outageEnded,
  switched,
} from "../../shared/domain/fiscal/till.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import { fiscalConcerns, ownDeadline } from "./fiscal-concerns.ts";

const HOUR = 3_600_000;
const since = 1_790_000_000_000;
const known: FiscalTill = { till: "T1", on: true, after: "", done: "", failed: [], outage: null };

test("[FISCAL-5] a till out of touch with the tax office is a concern with its time, and is not when it is back", async () => {
  const made = await testShop({ tills: 2 });
  const till = made.till();
  await made.office.must("access.change-settings", { fiscal: true });
  await made.syncAll();
  const place: FiscalPlace = { holder: till.writer().holder, branch: made.branch, till: "T1" };
  const shop = createFakeShop(till, { person: made.owner });
  await till.write([switched(place, true, "")]);
  expect(fiscalConcerns(shop)).toEqual([]);
  await till.write([outageBegan(place, { since, reason: "unreachable" })]);
  const concern = { type: "fiscal", till: "T1", device: till.certificate.device, refused: [] };
  expect(fiscalConcerns(shop)).toMatchObject([{ ...concern, until: since + 72 * HOUR }]);
  expect(ownDeadline(shop, since + 60 * HOUR)).toEqual({ at: since + 72 * HOUR, state: "soon" });
  await made.syncAll();
  const other = createFakeShop(made.till(1), { person: made.owner });
  expect(fiscalConcerns(other)).toHaveLength(1);
  expect(ownDeadline(other, since)).toBeNull();
  await till.write([outageEnded(place, { since, reason: "unreachable" })]);
  expect([fiscalConcerns(shop), ownDeadline(shop, since)]).toEqual([[], null]);
});

test("[FISCAL-2] refused receipts are a concern by their numbers", async () => {
  const made = await testShop();
  const till = made.till();
  const place: FiscalPlace = { holder: till.writer().holder, branch: made.branch, till: "T1" };
  const shop = createFakeShop(till, { person: made.owner });
  await till.write([switched(place, true, "")]);
  await till.write([failed(place, known, "T1-1TEST-0001", "no")]);
  expect(fiscalConcerns(shop)).toMatchObject([{ outage: null, until: null, refused: ["T1-1TEST-0001"] }]);
});
