import { expect, test } from "vitest";
import type { HolderId } from "../../core/ids.ts";
import type { Draft } from "../../core/writer.ts";
import { exchange, testShop } from "../../testing/shop.ts";
import type { FiscalMark } from "./fiscal-body.ts";
import {
  dealingOf,
  type FiscalPlace,
  type FiscalTill,
  failed,
  outageBegan,
  outageEnded,
  readFiscalTill,
  signed,
  switched,
} from "./till.ts";

const NEW: FiscalTill = { till: "T1", on: true, after: "", done: "", failed: [], outage: null };
const mark: FiscalMark = { sign: "123", at: 1, autonomous: false };

test.each([
  ["T1-2AAAA-0003", {}, "pending"],
  ["T1-2AAAA-0003", { on: false }, "none"],
  ["T1-2AAAA-0003", { after: "T1-2AAAA-0003" }, "none"],
  ["T1-2AAAA-0003", { after: "T1-2AAAA-0002" }, "pending"],
  ["T1-2AAAA-0003", { after: "T1-3BBBB-0001" }, "none"],
  ["T1-2AAAA-0003", { done: "T1-2AAAA-0003" }, "dealt"],
  ["T1-2AAAA-0003", { done: "T1-2AAAA-0002" }, "pending"],
  ["T1-2AAAA-0010", { done: "T1-2AAAA-0009" }, "pending"],
  ["T1-ZAAAA-0001", { done: "T1-10BBBB-0001" }, "dealt"],
  ["T1-10BBBB-0001", { done: "T1-ZAAAA-0005" }, "pending"],
  // What was dealt with before signing ended is still dealt with.
  ["T1-2AAAA-0003", { on: false, done: "T1-2AAAA-0007" }, "dealt"],
] as const)("[FISCAL-2, FISCAL-3] %s of a till at %j is %s", (number, over, dealing) => {
  expect(dealingOf({ ...NEW, ...over }, number)).toBe(dealing);
});

test("[FISCAL-6] of two openings that a broken storage gave one number to, neither stands for the other", () => {
  expect(dealingOf({ ...NEW, done: "T1-2AAAA-0009" }, "T1-2BBBB-0001")).toBe("pending");
});

/** A till that writes drafts by itself, and what it has come to. */
const aTill = async () => {
  const shop = await testShop({ tills: 2 });
  const till = shop.till();
  const place: FiscalPlace = { holder: till.writer().holder, branch: shop.branch, till: "T1" };
  const now = (at = till): FiscalTill | null => readFiscalTill(at.view(), place.holder);
  const write = async (draft: (known: FiscalTill) => Draft) => till.write([draft(now() ?? NEW)]);
  return { shop, till, place, now, write };
};

test("[FISCAL-3, FISCAL-5] what a till writes is what any till of the branch reads", async () => {
  const { shop, till, place, now, write } = await aTill();
  expect(now()).toBeNull();
  await write(() => switched(place, true, "T1-1TEST-0001"));
  expect(now()).toEqual({ ...NEW, after: "T1-1TEST-0001" });
  await write(() => outageBegan(place, { since: 7, reason: "unreachable" }));
  await write((known) => signed(place, known, "T1-1TEST-0002", { ...mark, autonomous: true }));
  const after = "T1-1TEST-0001";
  const outage = { since: 7, reason: "unreachable" };
  expect(now()).toEqual({ ...NEW, after, done: "T1-1TEST-0002", outage });
  await write(() => outageEnded(place, { since: 7, reason: "unreachable" }));
  expect(now()).toEqual({ ...NEW, after, done: "T1-1TEST-0002" });
  await exchange(till, shop.till(1));
  expect(now(shop.till(1))).toEqual(now());
});

test("[FISCAL-3] a refused receipt does not hold up the next, and may be signed later", async () => {
  const { place, now, write } = await aTill();
  await write(() => switched(place, true, ""));
  await write((known) => failed(place, known, "T1-1TEST-0001", "unknown tax"));
  await write((known) => signed(place, known, "T1-1TEST-0002", mark));
  expect(now()).toMatchObject({ done: "T1-1TEST-0002", failed: ["T1-1TEST-0001"] });
  await write((known) => signed(place, known, "T1-1TEST-0001", mark));
  expect(now()).toMatchObject({ done: "T1-1TEST-0002", failed: [] });
});

test("[FISCAL-3] switched off and on again, what was sold between is not signed", async () => {
  const { place, now, write } = await aTill();
  await write(() => switched(place, true, ""));
  await write((known) => signed(place, known, "T1-1TEST-0001", mark));
  await write(() => switched(place, false, "T1-1TEST-0001"));
  await write(() => switched(place, true, "T1-1TEST-0004"));
  const known = now() ?? NEW;
  expect(dealingOf(known, "T1-1TEST-0003")).toBe("none");
  expect(dealingOf(known, "T1-1TEST-0005")).toBe("pending");
});

test("a life of the till that never signed has no place", async () => {
  const { till } = await aTill();
  expect(readFiscalTill(till.view(), "till-9.1test" as HolderId)).toBeNull();
});
