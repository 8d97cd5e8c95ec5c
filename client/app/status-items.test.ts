import { expect, test } from "vitest";
import type { SyncStatus } from "../session/shop.ts";
import { createI18n } from "../ui/i18n.ts";
import { LONGEST_ALONE_MS, MOST_DRIFT_MS, statusEntries } from "./status-items.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 0);
const CALM: SyncStatus = {
  server: "connected",
  lastHeard: NOW,
  unsent: 0,
  copies: 1,
  drift: 0,
  refused: [],
  writing: true,
};
const offlineFor = (milliseconds: number): Partial<SyncStatus> => ({
  server: "offline",
  lastHeard: NOW - milliseconds,
});

const i18n = await createI18n("en", undefined, "UTC");

const say = (sync: Partial<SyncStatus>, attention = 0, peers = 0) =>
  statusEntries({ sync: { ...CALM, ...sync }, peers, attention, now: NOW }, i18n).map(({ text, tone }) => [
    text,
    tone,
  ]);

test.each([
  { sync: {}, says: [["Connected", "done"]] },
  { sync: { ...offlineFor(1), writing: false }, says: [["Another tab works", "neutral"]] },
  { sync: { server: "connecting" as const }, says: [["Connecting…", "neutral"]] },
  { sync: offlineFor(3_600_000), says: [["Offline since 13:00", "neutral"]] },
  { sync: offlineFor(26 * 3_600_000), says: [["Offline since 20 Nov 2026, 12:00", "neutral"]] },
  { sync: { server: "offline" as const, lastHeard: null }, says: [["Offline", "neutral"]] },
  {
    sync: { ...offlineFor(3_600_000), unsent: 3 },
    says: [
      ["Offline since 13:00", "neutral"],
      ["3 on this device only", "neutral"],
    ],
  },
])("$says", ({ sync, says }) => {
  expect(say(sync)).toEqual(says);
});

test("other tills in touch are said beside the server, calmly", () => {
  expect(say(offlineFor(3_600_000), 0, 2)).toEqual([
    ["Offline since 13:00", "neutral"],
    ["2 in touch", "neutral"],
  ]);
});

test.each([
  { what: "unsent for long", sync: { ...offlineFor(LONGEST_ALONE_MS + 1), unsent: 1 }, attention: 0 },
  { what: "a clock ahead", sync: { drift: MOST_DRIFT_MS + 1 }, attention: 0 },
  { what: "a clock behind", sync: { drift: -MOST_DRIFT_MS - 1 }, attention: 0 },
  { what: "the attention list", sync: {}, attention: 1 },
])("amber for $what", ({ sync, attention }) => {
  expect(say(sync, attention).at(-1)?.[1]).toBe("attention");
});

test.each([
  { what: "being offline", sync: offlineFor(LONGEST_ALONE_MS * 2) },
  { what: "a little drift", sync: { drift: MOST_DRIFT_MS } },
  { what: "unsent while connected", sync: { unsent: 9 } },
])("no amber for $what", ({ sync }) => {
  expect(say(sync).map(([, tone]) => tone)).not.toContain("attention");
});

const HOUR = 3_600_000;

test.each([
  [{ at: NOW + 71.5 * HOUR, state: "running" }, ["Fiscal: 3 d 0 h left", "neutral"]],
  [{ at: NOW + 20 * HOUR, state: "soon" }, ["Fiscal: 20 h left", "attention"]],
  [{ at: NOW - 1, state: "over" }, ["Fiscal: the time is over", "stop"]],
] as const)("[FISCAL-5] receipts that have until %j to reach the tax office", (fiscal, says) => {
  const entries = statusEntries({ sync: CALM, peers: 0, attention: 0, now: NOW, fiscal }, i18n);
  expect(entries.slice(1).map(({ text, tone }) => [text, tone])).toEqual([says]);
});
