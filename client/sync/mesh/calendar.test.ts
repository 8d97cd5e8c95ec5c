import { beforeEach, expect, test } from "vitest";
import { type Calendar, createCalendar } from "./calendar.ts";

let now: number;
let calendar: Calendar<string>;

beforeEach(() => {
  now = 1_000;
  calendar = createCalendar({ now: () => now, chance: () => 0.5 });
});

const wait = (): number => calendar.due("b", 0) - now;

test("a newcomer is due after its own time, which does not begin again", () => {
  expect(calendar.due("b", 400)).toBe(1_400);
  now += 100;
  expect(calendar.due("b", 400)).toBe(1_400);
});

test("who cannot be reached is tried ever less often, but always again", () => {
  const waits = Array.from({ length: 12 }, () => {
    calendar.failed("b");
    const milliseconds = wait();
    now += milliseconds;
    return milliseconds;
  });
  expect(waits.toSorted((x, y) => x - y)).toEqual(waits);
  expect([waits[0], waits.at(-1)]).toEqual([500, 60_000]);
});

test("who was met is due at once when lost", () => {
  for (let i = 0; i < 9; i++) calendar.failed("b");
  calendar.met("b");
  expect(wait()).toBeLessThanOrEqual(200);
});

test("who said no by name is left alone for long", () => {
  calendar.refused("b");
  expect(wait()).toBe(60_000);
});

test("woken, everybody is due, and one more failure is not yet for long", () => {
  for (let i = 0; i < 9; i++) calendar.failed("b");
  calendar.wake();
  expect(wait()).toBe(0);
  calendar.failed("b");
  expect(wait()).toBeLessThan(2_000);
});
