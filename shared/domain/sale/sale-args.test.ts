import { expect, test } from "vitest";
import { saleArgs, saleNeeds } from "./sale-args.ts";

const line = { product: "tea", quantity: 1_000 };

test.each([
  ["a lot with a NUL", { lines: [{ ...line, lot: "a\0" }] }],
  ["a day that is none", { lines: [{ ...line, expires: "2026-02-30" }] }],
  ["a share above all", { lines: [line], discount: { type: "percent", value: 10_001, reason: "x" } }],
  [
    "another price for a whole receipt",
    { lines: [line], discount: { type: "price", value: 1, reason: "x" } },
  ],
  ["a discount nobody explains", { lines: [line], discount: { type: "amount", value: 1, reason: " " } }],
  ["a way to pay that nobody knows", { lines: [line], tenders: [{ type: "shells", amount: 1 }] }],
])("refused before anything is decided: %s", (_, args) => {
  expect(saleArgs.safeParse({ tenders: [], ...args }).success).toBe(false);
});

test("a server fetches what the sale looks at: goods, offers, customer, accounts, attempts, the open shift", () => {
  const args = saleArgs.parse({
    lines: [line],
    customer: "c1",
    codes: ["Spring"],
    tenders: [
      { type: "wallet", amount: 1, of: "c2" },
      { type: "card", amount: 1, of: "a1" },
    ],
  });
  const needs = saleNeeds(args);
  expect(needs.docs).toEqual(
    expect.arrayContaining(
      ["org org", "product tea", "customer c1", "customer c2", "promo-code spring"].map((name) => {
        const [doc = "", id = ""] = name.split(" ");
        return { doc, id };
      }),
    ),
  );
  expect(needs.find).toContainEqual({ doc: "payment", field: "attempt", value: "a1" });
  expect(needs.counters).toEqual(expect.arrayContaining(["wallet/c2", "wallet/c1", "promo/spring"]));
  expect(needs.all).toContain("shift");
});
