import { expect, test } from "vitest";
import type { Receipt } from "../../shared/documents/receipt.ts";
import { receiptBlocks } from "./receipt-blocks.ts";

const aReceipt = (over: Partial<Receipt> = {}): Receipt => ({
  organisation: "Dastarkhan",
  title: null,
  header: ["BIN 123", "Abay 1"],
  facts: [{ label: "Receipt", value: "T1-1K7MQ-0017" }],
  lines: [{ name: "Milk", detail: "2 pcs × 520.00", total: "1 040.00", notes: [] }],
  sums: [{ label: "Rounding", value: "0.40" }],
  total: { label: "TOTAL", value: "1 040.40 ₸" },
  taxes: [{ label: "incl. VAT 16%", value: "143.45" }],
  tenders: [{ label: "Cash", value: "2 000.00" }],
  change: { label: "Change", value: "959.60" },
  saved: null,
  points: null,
  fiscal: null,
  qr: "SF1:T1-1K7MQ-0017:1:104040:KZT",
  footer: ["Thank you"],
  copyMark: null,
  ...over,
});

const wordsOf = (receipt: Receipt): readonly string[] =>
  receiptBlocks(receipt).flatMap((block) => {
    if (block.type === "text") return [block.text];
    if (block.type === "pair") return [block.left, block.right];
    return block.type === "qr" ? [block.payload] : [];
  });

test("every word of a receipt is on the paper, once, in its order", () => {
  expect(wordsOf(aReceipt())).toEqual([
    ...["Dastarkhan", "BIN 123", "Abay 1", "Receipt", "T1-1K7MQ-0017"],
    ...["Milk", "2 pcs × 520.00", "1 040.00", "Rounding", "0.40", "TOTAL", "1 040.40 ₸"],
    ...["incl. VAT 16%", "143.45", "Cash", "2 000.00", "Change", "959.60"],
    ...["SF1:T1-1K7MQ-0017:1:104040:KZT", "Thank you"],
  ]);
});

test("a copy says so before anything else", () => {
  expect(wordsOf(aReceipt({ copyMark: "COPY" }))[0]).toBe("COPY");
});

test("discounts stand below their line, the tax office's words and code before our own", () => {
  const fiscal = { title: "Fiscal", rows: [{ label: "Sign", value: "77" }], url: "https://tax/77" };
  const notes = [{ label: "Weekend", value: "−40.00" }];
  const words = wordsOf(
    aReceipt({
      lines: [{ name: "Milk", detail: "1 ×", total: "500.00", notes }],
      saved: { label: "Saved", value: "40.00" },
      points: { label: "Points", value: "5" },
      fiscal,
    }),
  );
  expect(words.slice(words.indexOf("500.00") + 1)).toEqual(
    expect.arrayContaining(["Weekend", "−40.00", "Saved", "40.00", "Points", "5"]),
  );
  expect(words.slice(-5)).toEqual([
    "Sign",
    "77",
    "https://tax/77",
    "SF1:T1-1K7MQ-0017:1:104040:KZT",
    "Thank you",
  ]);
});

test("what is no sale says so below the shop's name", () => {
  expect(wordsOf(aReceipt({ title: "REFUND" }))[3]).toBe("REFUND");
});

test("no change, no row for it", () => {
  expect(wordsOf(aReceipt({ change: null }))).not.toContain("Change");
});
