import { expect, test } from "vitest";
import type { EpochId } from "../../core/ids.ts";
import { nextShiftNumber, nextZNumber } from "./numbers.ts";

test("[SHIFT-7] till, opening, count within it", () => {
  const written = (kind: string) => (kind === "shift.closed" ? 2 : 5);
  const context = { code: "T1", epoch: "1k7mq" as EpochId, written };
  expect([nextZNumber(context), nextShiftNumber(context)]).toEqual(["T1-1K7MQ-Z3", "T1-1K7MQ-S6"]);
});
