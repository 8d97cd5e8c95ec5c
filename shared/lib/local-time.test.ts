import fc from "fast-check";
import { expect, test } from "vitest";
import { dayBefore, isDate, localTime } from "./local-time.ts";

test.each([
  ["1970-01-01T00:00:00Z", 0, { date: "1970-01-01", weekday: 4, minutes: 0 }],
  ["2026-11-21T20:30:00Z", 300, { date: "2026-11-22", weekday: 7, minutes: 90 }],
  ["2026-03-01T01:00:00Z", -120, { date: "2026-02-28", weekday: 6, minutes: 1_380 }],
  ["1969-12-31T23:59:59Z", 0, { date: "1969-12-31", weekday: 3, minutes: 1_439 }],
])("%s at %i minutes", (at, offset, expected) => {
  expect(localTime(Date.parse(at), offset)).toEqual(expected);
});

test("a day earlier is what the same clock showed 24 hours before", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -720, max: 840 }), (at, offset) => {
      expect(dayBefore(localTime(at, offset))).toEqual(localTime(at - 86_400_000, offset));
    }),
  );
});

test.each([
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["26-01-01", false],
  ["", false],
])("whether %s is a day", (text, is) => {
  expect(isDate(text)).toBe(is);
});
