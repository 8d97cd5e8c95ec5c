import { expect, test } from "vitest";
import { localTime } from "../../lib/local-time.ts";
import type { Period } from "./offer.ts";
import { holdsAt } from "./period.ts";
import { ALWAYS } from "./testing/offers.ts";

/** Saturday 21 November 2026. */
const at = (time: string, day = "2026-11-21") => localTime(Date.parse(`${day}T${time}:00Z`), 0);

const NIGHT = { opens: 22 * 60, closes: 2 * 60 };
const HAPPY = { opens: 17 * 60, closes: 19 * 60 };

test.each<[string, Partial<Period>, ReturnType<typeof at>, boolean]>([
  ["always", {}, at("12:00"), true],
  ["before its first day", { from: "2026-11-22" }, at("23:59"), false],
  ["on its first day", { from: "2026-11-21" }, at("00:00"), true],
  ["on its last day", { until: "2026-11-21" }, at("23:59"), true],
  ["after its last day", { until: "2026-11-20" }, at("00:00"), false],
  ["on its weekday", { days: [6, 7] }, at("12:00"), true],
  ["on another weekday", { days: [1, 2] }, at("12:00"), false],
  ["a minute before it opens", HAPPY, at("16:59"), false],
  ["as it opens", HAPPY, at("17:00"), true],
  ["as it closes", HAPPY, at("19:00"), false],
  ["till midnight", { opens: 17 * 60, closes: 1_440 }, at("23:59"), true],
  ["without an end", { opens: 17 * 60 }, at("23:59"), true],
  ["until it closes", { closes: 600 }, at("09:59"), true],
  ["over midnight, before it", NIGHT, at("22:00"), true],
  ["over midnight, after it", NIGHT, at("01:59"), true],
  ["over midnight, closed", NIGHT, at("02:00"), false],
  ["after midnight of its weekday's evening", { ...NIGHT, days: [5] }, at("01:00"), true],
  ["after midnight into its weekday", { ...NIGHT, days: [6] }, at("01:00"), false],
  ["after midnight of its last day", { ...NIGHT, until: "2026-11-20" }, at("01:00"), true],
])("[PROMO-3] %s", (_, over, when, holds) => {
  expect(holdsAt({ ...ALWAYS, ...over }, when)).toBe(holds);
});
