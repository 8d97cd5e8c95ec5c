import { expect, test } from "vitest";
import type { Notice } from "./notice.ts";
import { type Heard, soundOf } from "./sounds.ts";

const quiet: Heard = { step: "sale", notices: [], hasProblem: false };
const unknown: readonly Notice[] = [{ type: "UnknownCode", code: "123" }];

test.each<{ what: string; before?: Partial<Heard>; now: Partial<Heard>; sounds: string | null }>([
  { what: "nothing", now: {}, sounds: null },
  { what: "a code nobody knows", now: { notices: unknown }, sounds: "unknown" },
  {
    what: "the same notice still standing",
    before: { notices: unknown },
    now: { notices: unknown },
    sounds: null,
  },
  {
    what: "the same unknown code again",
    before: { notices: unknown },
    now: { notices: [...unknown] },
    sounds: "unknown",
  },
  { what: "goods no longer sold", now: { notices: [{ type: "Archived", name: "Tea" }] }, sounds: "unknown" },
  { what: "too much money", now: { notices: [{ type: "TotalTooLarge" }] }, sounds: "error" },
  { what: "a sale given up", now: { notices: [{ type: "Voided" }] }, sounds: null },
  { what: "a refusal", now: { hasProblem: true }, sounds: "error" },
  { what: "a refusal that stands", before: { hasProblem: true }, now: { hasProblem: true }, sounds: null },
  { what: "money taken", before: { step: "payment" }, now: { step: "receipt" }, sounds: "paid" },
  { what: "the receipt still there", before: { step: "receipt" }, now: { step: "receipt" }, sounds: null },
])("$what sounds like $sounds", ({ before, now, sounds }) => {
  expect(soundOf({ ...quiet, ...before }, { ...quiet, ...now })).toBe(sounds);
});
