import type { Brand } from "../lib/brand.ts";
import type { DeviceId } from "./ids.ts";

/** Milliseconds since 1970 as the device's own clock said; for people, never for ordering. */
export type Instant = Brand<number, "Instant">;

/** Hybrid logical clock: `ttttttttt` time, `cccc` count (base 36), `.device`. Compares as text [STAMP-1]. */
export type Stamp = Brand<string, "Stamp">;

const TIME_DIGITS = 9;
const COUNT_DIGITS = 4;
const MAX_COUNT = 36 ** COUNT_DIGITS - 1;
const STAMP_PATTERN = /^[0-9a-z]{13}\.[a-z0-9-]{3,40}$/;
/** A device's own clock counts up to the year 2100; a stamp is read up to 2200, so that no broken clock uses them up. */
const LATEST_CLOCK = 4_102_444_800_000;
const LATEST_STAMP = 7_258_118_400_000;

/** Smaller than every stamp. */
export const ZERO_STAMP = "" as Stamp;

/** Whether the text is a stamp, and not from so far ahead that no later one could be made. */
export const isStamp = (text: string): text is Stamp =>
  STAMP_PATTERN.test(text) && stampTime(text as Stamp) < LATEST_STAMP;

export const stampDevice = (stamp: Stamp): DeviceId =>
  stamp.slice(TIME_DIGITS + COUNT_DIGITS + 1) as DeviceId;

/** The clock time inside a stamp, in ms: the greatest any device had seen, so possibly ahead of all of them. */
export const stampTime = (stamp: Stamp): number =>
  stamp === ZERO_STAMP ? 0 : Number.parseInt(stamp.slice(0, TIME_DIGITS), 36);

/**
 * A stamp greater than `last` (the greatest this device has written or read), near `now` when the clock allows.
 * A clock set back or ahead changes neither order nor numbering [STAMP-2].
 */
export const nextStamp = (last: Stamp, now: number, device: DeviceId): Stamp => {
  const time = Math.min(LATEST_CLOCK, Math.max(0, Math.floor(now)));
  if (last === ZERO_STAMP || time > stampTime(last)) return format(time, 0, device);
  const count = Number.parseInt(last.slice(TIME_DIGITS, TIME_DIGITS + COUNT_DIGITS), 36) + 1;
  return count > MAX_COUNT ? format(stampTime(last) + 1, 0, device) : format(stampTime(last), count, device);
};

export const laterStamp = (a: Stamp, b: Stamp): Stamp => (a > b ? a : b);

const format = (time: number, count: number, device: DeviceId): Stamp =>
  `${time.toString(36).padStart(TIME_DIGITS, "0")}${count.toString(36).padStart(COUNT_DIGITS, "0")}.${device}` as Stamp;
