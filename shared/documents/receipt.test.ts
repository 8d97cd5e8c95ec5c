import { expect, test } from "vitest";
import type { SaleBody } from "../domain/sale/sale-body.ts";
import { en } from "../i18n/en.ts";
import { createFormat } from "../i18n/format.ts";
import { kk } from "../i18n/kk.ts";
import type { Language } from "../i18n/languages.ts";
import { ru } from "../i18n/ru.ts";
import { uz } from "../i18n/uz.ts";
import { type ReceiptFacts, receiptDocument } from "./receipt.ts";

const MESSAGES = { en, kk, ru, uz };

const aSale = (over: Partial<SaleBody> = {}): SaleBody => ({
  number: "T1-1K7MQ-0017",
  branch: "b1",
  till: "T1",
  lines: [
    {
      product: "p1",
      name: "Қант",
      barcode: "",
      unit: "kg",
      quantity: 1_250,
      price: 52_000,
      taxRate: 1_200,
      total: 65_000,
    },
    {
      product: "p2",
      name: "Book",
      barcode: "",
      unit: "pcs",
      quantity: 2_000,
      price: 100_015,
      taxRate: "exempt",
      total: 200_030,
    },
  ],
  taxes: [
    { rate: 1_200, base: 58_036, tax: 6_964 },
    { rate: "exempt", base: 200_030, tax: 0 },
  ],
  taxMode: "included",
  rounding: -30,
  total: 265_000,
  tenders: [
    { type: "card", amount: 65_000, reference: "77" },
    { type: "cash", amount: 300_000, reference: "" },
  ],
  change: 100_000,
  currency: "KZT",
  ...over,
});

const receipt = (language: Language, sale = aSale(), over: Partial<ReceiptFacts> = {}) =>
  plain(
    receiptDocument(
      {
        sale,
        at: Date.UTC(2026, 10, 5, 9, 7),
        cashier: "Aigul",
        organisation: { name: "Dastarkhan", taxId: "123456789012", footer: "Rahmet!\n\n Come again " },
        branch: { name: "North", address: "Abay 1" },
        ...over,
      },
      MESSAGES[language],
      createFormat(language, "Asia/Almaty"),
    ),
  );

/** With ordinary spaces, as a person reads it. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(/[\u00a0\u202f]/g, " ")) as T;

test("[SALE-2] a receipt says what the sale says", () => {
  expect(receipt("ru")).toEqual({
    organisation: "Dastarkhan",
    title: null,
    header: ["БИН/ИИН 123456789012", "North", "Abay 1"],
    facts: [
      { label: "Чек", value: "T1-1K7MQ-0017" },
      { label: "Дата", value: "05.11.2026, 14:07" },
      { label: "Касса", value: "T1" },
      { label: "Кассир", value: "Aigul" },
    ],
    lines: [
      { name: "Қант", detail: "1,25 кг × 520,00", total: "650,00", notes: [] },
      { name: "Book", detail: "2 шт × 1 000,15", total: "2 000,30", notes: [] },
    ],
    sums: [
      { label: "Товары", value: "2 650,30" },
      { label: "Округление", value: "−0,30" },
    ],
    total: { label: "ИТОГО", value: "2 650,00 ₸" },
    taxes: [
      { label: "в т. ч. НДС 12 %", value: "69,64" },
      { label: "без НДС", value: "2 000,30" },
    ],
    tenders: [
      { label: "Карта 77", value: "650,00" },
      { label: "Наличные", value: "3 000,00" },
    ],
    change: { label: "Сдача", value: "1 000,00" },
    saved: null,
    points: null,
    fiscal: null,
    qr: "SF1:T1-1K7MQ-0017:1793869620000:265000:KZT",
    footer: ["Rahmet!", "Come again"],
    copyMark: null,
  });
});

test("[PRICE-4] tax put on top stands between the goods and the total", () => {
  const sale = aSale({ taxMode: "added", rounding: 0, total: 272_830, change: 0 });
  expect(receipt("en", sale)).toMatchObject({
    sums: [
      { label: "Goods", value: "2,650.30" },
      { label: "VAT 12%", value: "69.64" },
    ],
    taxes: [{ label: "exempt from VAT", value: "2,000.30" }],
    change: null,
  });
});

test("what a shop has not written is left out, and a copy says so", () => {
  const bare = receipt("kk", aSale({ rounding: 0 }), {
    organisation: { name: "Dastarkhan", taxId: "", footer: "" },
    branch: null,
    cashier: "",
    copy: 0,
  });
  expect(bare).toMatchObject({ header: [], sums: [], footer: [], copyMark: "КӨШІРМЕ" });
  expect(bare.facts.map(({ label }) => label)).toEqual(["Чек", "Күні", "Касса"]);
});

const withDiscounts = (): SaleBody => {
  const [first, second] = aSale().lines;
  if (first === undefined || second === undefined) throw new Error("no lines");
  return aSale({
    customer: { id: "c1", name: "Aliya" },
    points: 12,
    lines: [
      {
        ...first,
        full: 65_000,
        total: 55_000,
        discounts: [
          { type: "promotion", id: "x", name: "Weekend", amount: 6_000 },
          { type: "manual", id: "", name: "torn bag", amount: 4_000 },
        ],
        lot: "L7",
        expires: "2026-12-31",
      },
      { ...second, serial: "SN-1" },
    ],
    rounding: 0,
    total: 255_030,
    tenders: [
      { type: "gift", amount: 100_000, reference: "", of: "GC-00004321" },
      { type: "wallet", amount: 155_030, reference: "", of: "c1" },
    ],
    change: 0,
  });
};

test("[SALE-2] what was taken off stands below its line with its reason, and what was saved at the end", () => {
  expect(receipt("en", withDiscounts())).toMatchObject({
    lines: [
      {
        total: "650.00",
        notes: [
          { label: "Weekend", value: "−60.00" },
          { label: "Discount: torn bag", value: "−40.00" },
          { label: "Lot", value: "L7" },
          { label: "Best before", value: "31 Dec 2026" },
        ],
      },
      { total: "2,000.30", notes: [{ label: "Serial number", value: "SN-1" }] },
    ],
    sums: [
      { label: "Goods", value: "2,650.30" },
      { label: "Discounts", value: "−100.00" },
    ],
    tenders: [
      { label: "Gift card …4321", value: "1,000.00" },
      { label: "Wallet", value: "1,550.30" },
    ],
    saved: { label: "You saved", value: "100.00 ₸" },
    points: { label: "Points earned", value: "12" },
  });
  expect(receipt("en", withDiscounts()).facts.at(-1)).toEqual({ label: "Customer", value: "Aliya" });
});

test.each([
  ["promotion", "", "Promotion"],
  ["list", "Wholesale", "Wholesale"],
  ["price", "damaged", "Changed price: damaged"],
  ["receipt", "regular", "Discount on the receipt: regular"],
] as const)("a discount of type %s called %j reads %j", (type, name, label) => {
  const sale = aSale();
  const lines = sale.lines.map((line) => ({ ...line, discounts: [{ type, id: "", name, amount: 1 }] }));
  expect(receipt("en", { ...sale, lines }).lines[0]?.notes[0]).toEqual({ label, value: "−0.01" });
});

test("[PAPER-1] a copy says which it is", () => {
  expect(receipt("ru", aSale(), { copy: 3 }).copyMark).toBe("КОПИЯ 3");
});

test.each(["en", "kk", "ru", "uz"] as const)("every word is there in %s", (language) => {
  const mark = { sign: "1", at: 1, autonomous: true };
  const full = receipt(language, withDiscounts(), { copy: 1, fiscal: mark });
  expect(JSON.stringify([receipt(language), full])).not.toMatch(/undefined|NaN|receipt\./);
});
