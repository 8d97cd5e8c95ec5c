import { expect, test } from "vitest";
import { en } from "../../shared/i18n/en.ts";
import { createFormat } from "../../shared/i18n/format.ts";
import type { Money } from "../../shared/lib/money.ts";
import { type Slip, slipBlocks } from "./slip-blocks.ts";

const money = (minor: number) => minor as Money;

const aSlip = (over: Partial<Slip> = {}): Slip => ({
  type: "top-up",
  number: "T1-1TEST-A3",
  at: 1_790_000_000_000,
  till: "T1",
  cashier: "Dana",
  organisation: "Dastarkhan",
  taxId: "",
  branch: "Abay 12",
  customer: "Aigerim",
  currency: "KZT",
  amount: money(150_000),
  tender: { type: "cash", amount: money(200_000), reference: "" },
  change: money(50_000),
  left: money(170_000),
  code: "",
  ...over,
});

const wordsOf = (slip: Slip): readonly string[] =>
  slipBlocks(slip, en, createFormat("en", "Asia/Almaty")).flatMap((block) => {
    if (block.type === "text") return [block.text];
    if (block.type === "pair") return [`${block.left}|${block.right}`];
    return block.type === "qr" ? [`qr ${block.payload}`] : [];
  });

test("a slip says what was taken, by whom, what went back and what is in the account now", () => {
  expect(wordsOf(aSlip())).toEqual([
    "Dastarkhan",
    "Abay 12",
    "MONEY INTO THE WALLET",
    "Slip|T1-1TEST-A3",
    expect.stringMatching(/^Date\|/),
    "Till|T1",
    "Cashier|Dana",
    "Customer|Aigerim",
    expect.stringMatching(/^TOTAL\|1,500\.00/),
    "Cash|2,000.00",
    "Change|500.00",
    "Wallet|1,700.00",
  ]);
});

test("a gift card's slip has its code to read and to scan, and what the terminal printed", () => {
  const tender = { type: "card", amount: money(150_000), reference: "00412" } as const;
  const words = wordsOf(aSlip({ type: "gift", customer: "", change: money(0), tender, code: "4f7k2m9q" }));
  expect(words).toContain("Card 00412|1,500.00");
  expect(words.slice(-2)).toEqual(["4F7K 2M9Q", "qr 4f7k2m9q"]);
  expect(words.some((text) => text.startsWith("Customer"))).toBe(false);
});
