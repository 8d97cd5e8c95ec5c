import { expect, test } from "vitest";
import { isWithin, type Period, spanOf } from "./period.ts";

const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
const NOW = at(21, 15);

test.each<{ period: Period; inside: number[]; outside: number[] }>([
  { period: { type: "any" }, inside: [0, NOW], outside: [] },
  { period: { type: "today" }, inside: [at(21, 0), NOW], outside: [at(20, 23)] },
  { period: { type: "yesterday" }, inside: [at(20, 0), at(20, 23)], outside: [at(21, 0), at(19, 23)] },
  { period: { type: "week" }, inside: [at(15, 0), NOW], outside: [at(14, 23)] },
  {
    period: { type: "dates", from: "2026-11-10", to: "2026-11-12" },
    inside: [at(10, 0), at(12, 23)],
    outside: [at(9, 23), at(13, 0)],
  },
  { period: { type: "dates", from: "", to: "2026-11-12" }, inside: [0, at(12, 23)], outside: [at(13, 0)] },
  { period: { type: "dates", from: "x", to: "" }, inside: [0, NOW], outside: [] },
])("$period", ({ period, inside, outside }) => {
  const span = spanOf(period, NOW);
  expect(inside.filter((each) => !isWithin(each, span))).toEqual([]);
  expect(outside.filter((each) => isWithin(each, span))).toEqual([]);
});
