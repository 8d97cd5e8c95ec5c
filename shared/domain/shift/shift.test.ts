import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import {
  amendmentMember,
  currentShift,
  isLeftOpen,
  readShift,
  shiftForSelling,
  shiftsOfTill,
} from "./shift.ts";
import type { ShiftTerms } from "./shift-terms.ts";

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(`${text}:00+05:00`);
const terms: ShiftTerms = { requireShift: true, differenceLimit: null, utcOffset: 300 };
const open = (openedAt: number, till = "T1") => ({
  branch: "b1",
  till,
  device: "till-1",
  openedAt,
  float: 5,
  open: till,
});
const z = "T1-1TEST-Z1";

test("[SHIFT-1] the current shift is the open one of the till, of two the one opened last", () => {
  const view = aView({
    shift: {
      a: open(1),
      b: open(3),
      c: open(9, "T2"),
      d: { ...open(5), open: "", z },
      e: { ...open(8), deleted: true },
    },
  });
  expect(currentShift(view, "T1")).toMatchObject({ id: "b", till: "T1", float: 5, closed: null });
  expect(currentShift(view, "T3")).toBeUndefined();
  expect(shiftsOfTill(view, "T1").map(({ id }) => id)).toEqual(["a", "b", "d"]);
});

test("[SHIFT-8, SHIFT-9] a closed shift has the amendments of the Z that counts, in order", () => {
  const sums = { sold: 3, refunded: 2, cash: -1 };
  const late = [
    amendmentMember(z, { n: 10, ...sums }),
    amendmentMember(z, { n: 9, ...sums }),
    amendmentMember("other", { n: 1, ...sums }),
  ];
  const members = Object.fromEntries(late.map((member) => [`late/${member}`, true]));
  const view = aView({
    shift: { a: { ...open(1), open: "", z, closedAt: 4, closedOn: "till-2", ...members } },
  });
  const closed = readShift(view, "a")?.closed;
  expect(closed).toMatchObject({ z, at: 4, on: "till-2" });
  expect(closed?.amendments).toEqual([
    { n: 9, ...sums },
    { n: 10, ...sums },
  ]);
});

test.each([
  ["the same day", "2026-03-01T08:00", "2026-03-01T23:59", false],
  ["a night shift after midnight", "2026-03-01T20:00", "2026-03-02T07:59", false],
  ["a night shift that is over", "2026-03-01T20:00", "2026-03-02T08:00", true],
  ["the next morning", "2026-03-01T09:00", "2026-03-02T09:00", true],
  ["a long day before midnight", "2026-03-01T06:00", "2026-03-01T22:00", false],
  ["a clock set back", "2026-03-02T09:00", "2026-02-20T09:00", false],
])("[SHIFT-4] %s", (_, opened, now, isLeft) => {
  expect(isLeftOpen({ openedAt: at(opened), closed: null }, at(now), terms)).toBe(isLeft);
});

test("[SHIFT-4] the day is the shop's, not Greenwich's", () => {
  const shift = { openedAt: Date.UTC(2026, 2, 1, 6), closed: null };
  const later = Date.UTC(2026, 2, 1, 19, 30);
  expect(isLeftOpen(shift, later, { utcOffset: 0 })).toBe(false);
  expect(isLeftOpen(shift, later, { utcOffset: 300 })).toBe(true);
});

test("[SHIFT-3, SHIFT-4] what a till may sell in", () => {
  const view = aView({ shift: { a: open(at("2026-03-01T09:00")) } });
  const sell = (code: string, requireShift: boolean, hours: number) =>
    shiftForSelling(view, { code, at: at("2026-03-01T09:00") + hours * HOUR }, { ...terms, requireShift });
  expect(sell("T1", true, 3)).toMatchObject({ ok: true, value: { id: "a" } });
  expect(sell("T1", false, 24)).toMatchObject({ ok: false, error: { type: "ShiftLeftOpen", shift: "a" } });
  expect(sell("T2", true, 3)).toEqual({ ok: false, error: { type: "NoShift" } });
  expect(sell("T2", false, 3)).toEqual({ ok: true, value: undefined });
});
