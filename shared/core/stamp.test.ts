import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeviceId } from "./ids.ts";
import { isStamp, laterStamp, nextStamp, type Stamp, stampDevice, stampTime, ZERO_STAMP } from "./stamp.ts";

const YEAR = 365 * 24 * 3_600_000;
const NOON = 1_790_000_000_000;
const TILL = "till-1" as DeviceId;
const clockReading = fc.oneof(
  fc.integer({ min: NOON - 2 * YEAR, max: NOON + 2 * YEAR }),
  fc.integer({ min: NOON, max: NOON + 3 }),
  fc.constantFrom(0, -1, -YEAR, NOON + 0.9, 8.64e15),
);
const device = fc.constantFrom("till-1", "till-2", "till-10", "a--", "zzz").map((name) => name as DeviceId);

test("[STAMP-1] a stamp is greater than every one before it, whoever wrote that and whatever the clock says", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(clockReading, device), { minLength: 1, maxLength: 60 }), (writes) => {
      let last: Stamp = ZERO_STAMP;
      for (const [now, name] of writes) {
        const next = nextStamp(last, now, name);
        expect(next > last).toBe(true);
        expect(isStamp(next)).toBe(true);
        expect(stampDevice(next)).toBe(name);
        expect(laterStamp(last, next)).toBe(next);
        last = next;
      }
    }),
  );
});

test("[STAMP-1] devices that saw the same differ, in the same order everywhere", () => {
  const [one, two] = [nextStamp(ZERO_STAMP, NOON, TILL), nextStamp(ZERO_STAMP, NOON, "till-2" as DeviceId)];
  expect(one < two).toBe(true);
  expect(laterStamp(one, two)).toBe(laterStamp(two, one));
});

test.each([
  { drift: -YEAR, follows: NOON },
  { drift: 0, follows: NOON },
  { drift: YEAR, follows: NOON + YEAR },
])("[STAMP-2] after a clock moved by $drift ms stamps go on from the greatest", ({ drift, follows }) => {
  const before = nextStamp(ZERO_STAMP, NOON, TILL);
  const moved = nextStamp(before, NOON + drift, TILL);
  const back = nextStamp(moved, NOON, TILL);
  expect(stampTime(moved)).toBe(follows);
  expect(stampTime(back)).toBe(follows);
  expect([before, moved, back]).toEqual([before, moved, back].sort());
});

test("[STAMP-1] counts that run out borrow the next millisecond", () => {
  const full = `${NOON.toString(36).padStart(9, "0")}zzzz.till-1` as Stamp;
  const next = nextStamp(full, NOON, TILL);
  expect(next > full).toBe(true);
  expect(stampTime(next)).toBe(NOON + 1);
});

test("[STAMP-2] a broken clock leaves room for every stamp to come", () => {
  const last = nextStamp(ZERO_STAMP, Number.MAX_SAFE_INTEGER, TILL);
  expect(isStamp(last)).toBe(true);
  expect(isStamp(nextStamp(last, Number.MAX_SAFE_INTEGER, TILL))).toBe(true);
});

test.each([
  "",
  "0k8x2aaaa0000",
  "0k8x2aaaa000.till-1",
  "0K8x2aaaa0000.till-1",
  "0k8x2aaaa0000.till_1",
  "zzzzzzzzzzzzz.till-1",
])("[STAMP-1] %j is no stamp", (text) => {
  expect(isStamp(text)).toBe(false);
});

test("[STAMP-1] before any stamp there is none", () => {
  expect(stampTime(ZERO_STAMP)).toBe(0);
  expect(laterStamp(ZERO_STAMP, nextStamp(ZERO_STAMP, 0, TILL))).not.toBe(ZERO_STAMP);
});
