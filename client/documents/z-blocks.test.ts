import { expect, test } from "vitest";
import { zTotals } from "../../shared/domain/shift/tally.ts";
import { aFact, aMove, aReturn, aSold, noCategory } from "../../shared/domain/shift/testing/deeds.ts";
import { closedReport, zReport } from "../../shared/domain/shift/z-report.ts";
import { en } from "../../shared/i18n/en.ts";
import { createFormat } from "../../shared/i18n/format.ts";
import { kk } from "../../shared/i18n/kk.ts";
import { ru } from "../../shared/i18n/ru.ts";
import { uz } from "../../shared/i18n/uz.ts";
import type { Block } from "./paper.ts";
import { type ZWords, zBlocks } from "./z-blocks.ts";

const words = (over: Partial<ZWords> = {}): ZWords => ({
  organisation: "Dastarkhan",
  taxId: "123",
  branch: "Main",
  nameOf: (staff) => `name of ${staff}`,
  messages: en,
  format: createFormat("en", "UTC"),
  showsDrawer: true,
  ...over,
});

const shift = { id: "x", branch: "b1", till: "T1", openedAt: 0, openedBy: "s1", float: 50_000 };
const facts = [
  aFact({ type: "sale", body: aSold({ total: 11_200 }) }),
  aFact(aReturn(1_120)),
  aFact(aMove("out", 5_000)),
  aFact({ type: "reprint" }),
];
const x = zReport(shift, facts, noCategory, { sold: 100_000, refunded: 0 });

const linesOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.type === "pair" ? [`${block.left} | ${block.right}`] : block.type === "text" ? [block.text] : [],
  );

test("[SHIFT-7] an X report says all there is", () => {
  expect(linesOf(zBlocks(x, words()))).toEqual(
    expect.arrayContaining([
      "X REPORT",
      "Sales · 1 | 112.00",
      "Refunds · 1 | −11.20",
      "Sales less refunds | 100.80",
      "Receipts · 2 | T1-1TEST",
      " | 0001 – 0002",
      "Copies printed | 1",
      "Cash · 2 | 100.80",
      "To the bank · 1 | −50.00",
      "VAT 12% · 100.80 | 10.80",
      "tea · 0\u00a0pcs | 100.80",
      "name of s1 · 1 | 112.00",
      "Should be | 550.80",
      "h",
    ]),
  );
});

test("[SHIFT-5] what the drawer should hold is not shown before it was counted to those who count it", () => {
  const lines = linesOf(zBlocks(x, words({ showsDrawer: false })));
  expect(lines.filter((line) => line.startsWith("Should be"))).toEqual([]);
});

const closed = closedReport(
  {
    ...{
      shift: "x",
      branch: "b1",
      till: "T1",
      by: "T1",
      z: "T1-1TEST-Z7",
      openedAt: 0,
      openedBy: "s1",
      float: 50_000,
    },
    ...{ totals: x.totals, expected: 55_080, counted: 55_000, difference: -80, covers: [...x.covers] },
    ...{ grand: { sold: 111_200, refunded: 1_120 }, approvedBy: "s9", note: "torn note" },
  },
  { at: 86_400_000, by: "s1" },
  [
    {
      ...{ shift: "x", branch: "b1", till: "T1", z: "T1-1TEST-Z7", n: 1, cash: 2_240 },
      totals: zTotals([aFact({ type: "sale", body: aSold({ total: 2_240 }) })], noCategory),
      covers: [{ log: "l", to: 1, hash: "h" }],
    },
  ],
);

test("[SHIFT-9] a Z shows what was, what came late, and both together", () => {
  const lines = linesOf(zBlocks(closed, words({ showsDrawer: false })));
  const sales = lines.filter((line) => line.startsWith("Sales · "));
  expect(sales).toEqual(["Sales · 1 | 112.00", "Sales · 1 | 22.40", "Sales · 2 | 134.40"]);
  expect(lines).toEqual(
    expect.arrayContaining([
      "Z REPORT T1-1TEST-Z7",
      "Difference | −0.80",
      "Approved by | name of s9",
      "torn note",
      "AMENDMENT 1",
      "Cash that came late | 22.40",
    ]),
  );
});

test.each([
  ["kk", kk],
  ["ru", ru],
  ["uz", uz],
] as const)("nothing is left unsaid in %s", (language, messages) => {
  const lines = linesOf(zBlocks(closed, words({ messages, format: createFormat(language, "UTC") })));
  expect(lines.filter((line) => /undefined|\bto\b|NaN/.test(line))).toEqual([]);
});
