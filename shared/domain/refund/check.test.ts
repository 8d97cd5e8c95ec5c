import { expect, test } from "vitest";
import type { BranchId } from "../../core/ids.ts";
import { checkAsked, goneLines, isReasonMissing, uncoveredLines } from "./check.ts";
import { aLine, aSaleBody, asWritten, nothingBack } from "./testing/body.ts";

const sale = aSaleBody({ lines: [aLine(), aLine({ unit: "kg", quantity: 1_500 })] });
const here = "b1" as BranchId;
const ask = (line: number, quantity: number) => ({ line, quantity, back: "shelf" as const });

test("[REFUND-1] lines in any order, each once", () => {
  expect(checkAsked(asWritten(sale), [ask(1, 250), ask(0, 1_000)], here)).toEqual({
    ok: true,
    value: [1_000, 250],
  });
});

test.each([
  ["not a log", asWritten(sale, "nonsense"), [ask(0, 1_000)], here, "NotThatSale"],
  ["another branch's log", asWritten(sale, "till-1.1test.b-b2"), [ask(0, 1_000)], here, "NotThatSale"],
  ["twice", asWritten(sale), [ask(0, 1_000), ask(0, 1_000)], here, "NotThatSale"],
  ["no such line", asWritten(sale), [ask(2, 1_000)], here, "NotThatSale"],
  ["half a piece", asWritten(sale), [ask(0, 500)], here, "BadRefundQuantity"],
  ["nothing", asWritten(sale), [ask(0, 0)], here, "BadRefundQuantity"],
  ["elsewhere", asWritten(sale), [ask(0, 1_000)], "b2" as BranchId, "SoldElsewhere"],
] as const)("[REFUND-1] refused: %s", (_, written, lines, branch, type) => {
  expect(checkAsked(written, lines, branch)).toMatchObject({ ok: false, error: { type } });
});

test("[REFUND-3] what is gone, and what is another till's", () => {
  const left = { ...nothingBack(sale), lines: [{ sold: 3_000, left: 2_000, rights: 1_000 }] };
  const taking = [2_000, 0];
  expect(goneLines(sale, left, taking)).toEqual([]);
  expect(uncoveredLines(sale, left, taking)).toMatchObject([{ line: 1, wanted: 2_000, left: 1_000 }]);
  expect(goneLines(sale, left, [3_000, 0])).toMatchObject([{ line: 1, wanted: 3_000, left: 2_000 }]);
});

test.each([
  ["other", "", true],
  ["other", "a gift", false],
  ["defect", "", false],
] as const)("[REFUND-1] %s with the note “%s” lacks words: %s", (reason, note, isMissing) => {
  expect(isReasonMissing(reason, note)).toBe(isMissing);
});
