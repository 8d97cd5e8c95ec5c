import { beforeEach, expect, test } from "vitest";
import type { Heads } from "../../../shared/core/heads.ts";
import type { DeviceId, LogId } from "../../../shared/core/ids.ts";
import { createHandTimers, type HandTimers } from "../../testing/hand-timers.ts";
import { type CopyCount, createCopyCount } from "./copy-count.ts";

const LOG = "till-1.1aaaa.b-main" as LogId;
let timers: HandTimers;
let copies: CopyCount;

const say = (device: string, seq: number) => copies.take(device as DeviceId, { [LOG]: seq } as Heads);
/** Whether it has resolved, and with what. */
const outcome = async (waiting: Promise<number>): Promise<number | "waiting"> =>
  Promise.race([waiting, timers.pass(0).then(() => "waiting" as const)]);

beforeEach(() => {
  timers = createHandTimers();
  copies = createCopyCount(() => [{ id: LOG, head: 9, continues: null }], timers.after);
});

test("is followed live", () => {
  const held = copies.of(LOG, 4);
  expect(held.value).toBe(0);
  say("b", 4);
  expect(held.value).toBe(1);
  say("c", 9);
  expect(held.value).toBe(2);
});

test("waiting ends as soon as enough hold it", async () => {
  const waiting = copies.wait(LOG, 4, 2, 5_000);
  say("b", 4);
  expect(await outcome(waiting)).toBe("waiting");
  say("c", 4);
  expect(await outcome(waiting)).toBe(2);
});

test("waiting ends at once when enough hold it already, or none are wanted", async () => {
  expect(await outcome(copies.wait(LOG, 4, 0, 5_000))).toBe(0);
  say("b", 4);
  expect(await outcome(copies.wait(LOG, 4, 1, 5_000))).toBe(1);
});

test("waiting never lasts longer than it may", async () => {
  const waiting = copies.wait(LOG, 4, 2, 300);
  say("b", 4);
  await timers.pass(299);
  expect(await outcome(waiting)).toBe("waiting");
  await timers.pass(1);
  expect(await outcome(waiting)).toBe(1);
});
