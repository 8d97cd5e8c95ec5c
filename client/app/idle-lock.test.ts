import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { lockWhenIdle } from "./idle-lock.ts";

const aDevice = (minutes = 5) => {
  const [limit, here] = [signal(minutes), signal(true)];
  let [time, locked] = [0, 0];
  let look: (() => void) | null = null;
  let touch: (() => void) | null = null;
  const stop = lockWhenIdle({
    minutes: limit,
    isSomebodyHere: here,
    now: () => time,
    lock: () => {
      locked++;
      here.value = false;
    },
    every: (_, run) => {
      look = run;
      return () => {
        look = null;
      };
    },
    listen: (heard) => {
      touch = heard;
      return () => {
        touch = null;
      };
    },
  });
  return {
    limit,
    here,
    stop,
    locked: () => locked,
    isWatching: () => look !== null || touch !== null,
    pass: (ms: number) => {
      time += ms;
      look?.();
    },
    sleep: (ms: number) => {
      time += ms;
    },
    touch: () => touch?.(),
  };
};

const MINUTE = 60_000;

test("nobody touches it for the time set: it locks, once, and looks no more", () => {
  const device = aDevice();
  device.pass(4 * MINUTE);
  expect(device.locked()).toBe(0);
  device.pass(MINUTE);
  expect([device.locked(), device.isWatching()]).toEqual([1, false]);
});

test("a touch begins the time anew", () => {
  const device = aDevice();
  device.pass(4 * MINUTE);
  device.touch();
  device.pass(4 * MINUTE);
  expect(device.locked()).toBe(0);
});

test("a device that slept is locked by the touch that wakes it", () => {
  const device = aDevice();
  device.sleep(60 * MINUTE);
  device.touch();
  expect(device.locked()).toBe(1);
});

test("never where the shop does not want it, or nobody is there; from now on when it changes its mind", () => {
  const device = aDevice(0);
  device.pass(600 * MINUTE);
  expect([device.locked(), device.isWatching()]).toEqual([0, false]);
  device.limit.value = 1;
  device.pass(MINUTE);
  expect(device.locked()).toBe(1);
  device.here.value = true;
  device.stop();
  expect(device.isWatching()).toBe(false);
});
