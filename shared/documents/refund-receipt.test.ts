import { expect, test } from "vitest";
import type { RefundBody } from "../domain/refund/refund-body.ts";
import { en } from "../i18n/en.ts";
import { createFormat } from "../i18n/format.ts";
import { receiptNumberOf } from "./receipt-qr.ts";
import { refundDocument } from "./refund-receipt.ts";

const refund: RefundBody = {
  ...{ number: "T1-1TEST-0002", of: { number: "T1-1TEST-0001", log: "till-1.1test.b-b1", seq: 4 } },
  ...{ branch: "b1", till: "T1", taxes: [{ rate: 1_200, base: 8_929, tax: 1_071 }], taxMode: "included" },
  lines: [
    {
      ...{ line: 0, product: "tea", name: "Tea", unit: "pcs", quantity: 1_000, price: 10_000 },
      ...{ full: 10_000, taxRate: 1_200, total: 9_990, back: "shelf" },
    },
  ],
  ...{ rounding: 10, total: 10_000, tenders: [{ type: "cash", amount: 10_000, reference: "" }] },
  ...{ currency: "KZT", reason: "defect", isVoid: false, points: 3 },
};
const paper = (over: Partial<RefundBody> = {}, copy?: number) =>
  refundDocument(
    {
      ...{ refund: { ...refund, ...over }, at: 1_790_000_000_000, cashier: "Dana", branch: null, copy },
      organisation: { name: "Shop", taxId: "1", footer: "Thank you" },
    },
    en,
    createFormat("en"),
  );

test("the paper of a refund says of which sale, why, what and how much", () => {
  const { title, facts, lines, sums, total, tenders, taxes, points, copyMark } = paper();
  expect(title).toBe("Refund");
  expect(facts.map(({ value }) => value)).toEqual(
    expect.arrayContaining(["T1-1TEST-0002", "T1-1TEST-0001", "Dana", "Faulty"]),
  );
  expect(lines).toMatchObject([{ name: "Tea", total: "99.90" }]);
  expect([sums.length, taxes.length, tenders.length, copyMark]).toEqual([1, 1, 1, null]);
  expect(total.value).toContain("100.00");
  expect(points?.label).toContain("3");
});

test("a sale undone, a reason in words, a copy", () => {
  const { title, facts, copyMark } = paper({ isVoid: true, reason: "other", note: "Smells" }, 2);
  expect(title).toBe("Sale undone");
  expect(facts.map(({ value }) => value)).toContain("Smells");
  expect(copyMark).toBe(en["receipt.copyNumber"]("2"));
});

test("its code finds the refund again", () => {
  expect(receiptNumberOf(paper().qr ?? "")).toBe(refund.number);
});
