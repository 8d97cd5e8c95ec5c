import { expect, test } from "vitest";
import { z } from "zod";
import { ZERO_HASH } from "./crypto.ts";
import { type Entry, SYSTEM } from "./entry.ts";
import type { LogId } from "./ids.ts";
import { changesBeyond, coreKinds, isInScope, isKnown, type Kind, type Kinds, readBody } from "./kind.ts";
import type { Stamp } from "./stamp.ts";
import { NOON, TEA } from "./testing/device.ts";

const kinds: Kinds = {
  ...coreKinds,
  "note.made": {
    version: 3,
    scope: "any",
    permission: null,
    body: z.strictObject({ lines: z.array(z.string()) }),
    upcast: {
      1: (body) => ({ text: (body as { note: string }).note }),
      2: (body) => ({ lines: (body as { text: string }).text.split("\n") }),
    },
  },
  "gap.left": { version: 2, scope: "any", permission: null, body: z.unknown() },
};

const anEntry = (kind: string, v: number, body: Entry["body"], over: Partial<Entry> = {}): Entry => ({
  log: "till-1.1aaaa.b-b1" as LogId,
  seq: 2,
  prev: ZERO_HASH,
  stamp: "0000000000000.till-1" as Stamp,
  at: NOON,
  by: SYSTEM,
  kind,
  v,
  body,
  patches: [],
  effects: [],
  ...over,
});

test.each([
  [1, { note: "a\nb" }],
  [2, { text: "a\nb" }],
  [3, { lines: ["a", "b"] }],
])("[ENTRY-3] a body of version %d is read as one of today", (v, body) => {
  expect(readBody(kinds, anEntry("note.made", v, body))).toEqual({ ok: true, value: { lines: ["a", "b"] } });
});

test.each([
  ["a body of the wrong shape", anEntry("note.made", 3, { lines: [1] }), "body.lines.0"],
  ["an old body of the wrong shape", anEntry("note.made", 1, null), "body"],
  ["a version nobody can lift", anEntry("gap.left", 1, {}), "v"],
  ["an unknown kind", anEntry("tea.drunk", 1, {}), "kind"],
])("[ENTRY-3] %s is refused, and the field named", (_, entry, field) => {
  expect(readBody(kinds, entry)).toMatchObject({ ok: false, error: { type: "BadEntry", field } });
});

test.each([
  ["note.made", 1, true],
  ["note.made", 3, true],
  ["note.made", 4, false],
  ["tea.drunk", 1, false],
  ["log.opened", 1, true],
  ["log.opened", 2, false],
])("[ENTRY-3] %s of version %d is known: %s", (kind, v, known) => {
  expect(isKnown(kinds, { kind, v })).toBe(known);
});

const careful: Kind = {
  version: 1,
  scope: "any",
  permission: null,
  body: z.unknown(),
  changes: { docs: ["product"], effects: ["give"] },
};
const patch = (doc: string) => ({ doc, id: "x", set: { a: 1 } });
const holder = "till-1.1aaaa" as never;

test.each<[string, Kind | undefined, Partial<Entry>, boolean]>([
  ["nothing", careful, {}, true],
  [
    "what it may",
    careful,
    { patches: [patch("product")], effects: [{ counter: TEA, give: 1, to: holder }] },
    true,
  ],
  ["another document as well", careful, { patches: [patch("product"), patch("staff")] }, false],
  ["rights out of nothing", careful, { effects: [{ counter: TEA, mint: 1 }] }, false],
  ["a document, by signing in", kinds["log.signed-in"], { patches: [patch("staff")] }, false],
  ["a counter, by opening a log", kinds["log.opened"], { effects: [{ counter: TEA, mint: 1 }] }, false],
  ["anything, where nothing is said", kinds["note.made"], { patches: [patch("staff")] }, true],
])("[FOLD-4] an entry that changes %s", (_, kind, over, fine) => {
  expect(changesBeyond(kind, anEntry("x.y", 1, {}, over)) === null).toBe(fine);
});

test.each([
  ["any", "office", true],
  ["branch", "b-b1", true],
  ["branch", "org", false],
  ["org", "org", true],
  ["org", "b-b1", false],
  ["office", "org", false],
] as const)("[ENTRY-3] a kind of scope %s stands in a log of %s: %s", (wanted, scope, stands) => {
  expect(isInScope({ scope: wanted }, scope)).toBe(stands);
  expect(isInScope(undefined, scope)).toBe(false);
});
