import { expect, test } from "vitest";
import type { EpochId } from "../../core/ids.ts";
import { nextReceiptNumber } from "./receipt-number.ts";

test.each([
  { written: 0, number: "T1-1K7MQ-0001" },
  { written: 16, number: "T1-1K7MQ-0017" },
  { written: 9_999, number: "T1-1K7MQ-10000" },
])("[RECEIPT-1] after $written sales comes $number", ({ written, number }) => {
  const context = {
    code: "T1",
    epoch: "1k7mq" as EpochId,
    written: (kind: string) => (kind === "sale.completed" ? written : 0),
  };
  expect(nextReceiptNumber(context)).toBe(number);
});
