import { expect, test } from "vitest";
import type { View } from "../../../shared/core/view.ts";
import { type Money, money } from "../../../shared/lib/money.ts";
import { accountOf, type Method, readTender } from "./tender-entry.ts";

const view = { counter: () => ({ value: 1_250, rights: 0, shortage: 0 }) } as unknown as View;
const buyer = { id: "c1", name: "Aigerim" };
const entry = (method: Method, typed: string, usual = 100_000, gift = "abcd1234") => {
  const account = accountOf(view, method, buyer, gift, []);
  const due = money(Math.min(usual, account?.usable ?? usual)) as Money;
  return readTender({ typed, method, usual: due, account });
};

test.each([
  { method: "wallet", typed: "", amount: 1_250, of: "c1" },
  { method: "credit", typed: "5", amount: 500, of: "c1" },
  { method: "gift", typed: "", amount: 1_250, of: "abcd1234" },
  { method: "points", typed: "", amount: 100_000, of: "c1" },
  { method: "cash", typed: "7", amount: 700, of: "" },
] as const)("$method, typed '$typed': $amount", ({ method, typed, amount, of }) => {
  expect(entry(method, typed)).toMatchObject({ ok: true, value: { type: method, amount, of } });
});

test.each([
  { method: "wallet", typed: "12.51", error: { type: "OverAvailable", available: 1_250 } },
  { method: "points", typed: "1.50", error: { type: "PointsNotWhole" } },
  { method: "card", typed: "0", error: { type: "TenderNotPositive" } },
] as const)("$method, typed $typed: refused", ({ method, typed, error }) => {
  expect(entry(method, typed)).toMatchObject({ ok: false, error });
});

test("a gift card wants its code, and what this sale took of it already is not there any more", () => {
  expect(entry("gift", "", 100, "x")).toMatchObject({ ok: false, error: { type: "NoGiftCard" } });
  const taken = [{ type: "wallet", amount: money(1_000), reference: "", of: "c1" }] as const;
  expect(accountOf(view, "wallet", buyer, "", taken)?.available).toBe(250);
});
