import { expect, test } from "vitest";
import { money } from "../lib/money.ts";
import { codeFor, receiptNumberOf, receiptQr } from "./receipt-qr.ts";

const code = receiptQr({
  number: "T1-1K7MQ-0017",
  at: 1_794_000_000_000,
  total: money(99_990),
  currency: "KZT",
});

test("a receipt's code is read back, by the characters of a small QR code", () => {
  expect(code).toBe("SF1:T1-1K7MQ-0017:1794000000000:99990:KZT");
  expect(code).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
  expect(receiptNumberOf(`${code}\n`)).toBe("T1-1K7MQ-0017");
});

test.each(["", "4870001234560", "SF1:T1", "SF2:T1-1-0001:1:1:KZT", "https://example.org/T1-1-0001"])(
  "%j is no receipt of ours",
  (text) => {
    expect(receiptNumberOf(text)).toBeNull();
  },
);

test("[TRAINING-1] practice has no code that could pass for a receipt's", () => {
  const code = { at: 1_793_869_620_000, total: money(265_000), currency: "KZT" } as const;
  expect(codeFor({ ...code, number: "TR-1K7MQ-0017" })).toBeNull();
  expect(receiptNumberOf(codeFor({ ...code, number: "T1-1K7MQ-0017" }) ?? "")).toBe("T1-1K7MQ-0017");
});
