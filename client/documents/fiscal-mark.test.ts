import { expect, test } from "vitest";
import {
  type FiscalPlace,
  type FiscalTill,
  failed,
  signed,
  switched,
} from "../../shared/domain/fiscal/till.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createFakeShop } from "../testing/fake-shop.ts";
import { findFiscalWord } from "./fiscal-mark.ts";

const known: FiscalTill = { till: "T1", on: true, after: "", done: "", failed: [], outage: null };
const mark = { sign: "77", at: 1, autonomous: false };

const aShop = async () => {
  const test = await testShop();
  const till = test.till();
  const place: FiscalPlace = { holder: till.writer().holder, branch: test.branch, till: "T1" };
  const shop = createFakeShop(till, { person: test.owner });
  return { shop, till, place, at: test.clock.now };
};

test("[FISCAL-2] none where the shop never signed, pending until it is signed, then its signature", async () => {
  const { shop, till, place, at } = await aShop();
  const receipt = { number: "T1-1TEST-0001", till: "T1", at };
  expect(await findFiscalWord(shop, receipt)).toBeUndefined();
  await till.write([switched(place, true, "")]);
  expect(await findFiscalWord(shop, receipt)).toBe("pending");
  await till.write([signed(place, known, receipt.number, mark)]);
  expect(await findFiscalWord(shop, receipt)).toEqual(mark);
  expect(await findFiscalWord(shop, { ...receipt, till: "T2", number: "T2-1TEST-0001" })).toBeUndefined();
});

test("[FISCAL-2] a refused one still waits; one made before the switch is none", async () => {
  const { shop, till, place, at } = await aShop();
  await till.write([switched(place, true, "T1-1TEST-0001")]);
  await till.write([failed(place, known, "T1-1TEST-0002", "no")]);
  const word = (number: string) => findFiscalWord(shop, { number, till: "T1", at });
  expect(await word("T1-1TEST-0001")).toBeUndefined();
  expect(await word("T1-1TEST-0002")).toBe("pending");
});

test("a receipt from before any signature is looked for no further than its day", async () => {
  const { shop, till, place, at } = await aShop();
  await till.write([switched(place, true, "T1-1TEST-0009")]);
  await till.write([signed(place, known, "T1-1TEST-0010", mark)]);
  const receipt = { number: "T1-1TEST-0001", till: "T1", at: at + 10 * 86_400_000 };
  expect(await findFiscalWord(shop, receipt)).toBeUndefined();
});
