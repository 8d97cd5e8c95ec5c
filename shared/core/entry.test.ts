import { expect, test } from "vitest";
import { canonical } from "./canonical.ts";
import { ZERO_HASH } from "./crypto.ts";
import { type Entry, entryText, MAX_ENTRY_LENGTH, readEntry, SYSTEM, sealEntry } from "./entry.ts";
import type { LogId } from "./ids.ts";
import { nextStamp, ZERO_STAMP } from "./stamp.ts";
import { testCrypto } from "./testing/crypto.ts";
import { aCertificate, NOON, TEA } from "./testing/device.ts";

const entry: Entry = {
  log: "till-1.1aaaa.b-b1" as LogId,
  seq: 1,
  prev: ZERO_HASH,
  stamp: nextStamp(ZERO_STAMP, NOON, aCertificate("till-1").device),
  at: NOON,
  by: SYSTEM,
  kind: "note.made",
  v: 1,
  body: { text: "шай 1 дана – 🍵" },
  patches: [{ doc: "product", id: "p1", set: { name: "Tea", "codes/4601": true, price: 100, note: null } }],
  effects: [{ counter: TEA, spend: 1 }],
};

test("[ENTRY-1] an entry is its text: read, it is the same entry, and the text is never written anew", () => {
  const { text, hash } = sealEntry(testCrypto, entry, null);
  expect(readEntry(text)).toEqual({ ok: true, value: entry });
  expect(hash).toBe(testCrypto.hash(text));
  expect(text).toBe(entryText(structuredClone(entry)));
});

const altered = (over: Record<string, unknown>): string => canonical({ ...entry, ...over });
const effect = (over: Record<string, unknown>): string => altered({ effects: [{ counter: TEA, ...over }] });
const edit = (set: unknown): string => altered({ patches: [{ doc: "product", id: "p1", set }] });

test.each([
  ["a field more", altered({ extra: 1 }), ""],
  ["seq 0", altered({ seq: 0 }), "seq"],
  ["a short prev", altered({ prev: "AAAA" }), "prev"],
  ["no stamp", altered({ stamp: "now" }), "stamp"],
  ["a person nobody can be", altered({ by: "Anna K." }), "by"],
  ["a kind without an area", altered({ kind: "sold" }), "kind"],
  ["version 0", altered({ v: 0 }), "v"],
  ["a negative amount", effect({ spend: -1 }), "effects.0"],
  ["an amount of nothing", effect({ mint: 0 }), "effects.0"],
  ["two effects in one", effect({ spend: 1, mint: 1 }), "effects.0"],
  ["no effect at all", effect({}), "effects.0"],
  ["an amount in words", effect({ spend: "1" }), "effects.0"],
  ["a gift to nobody", effect({ give: 1 }), "effects.0"],
  ["a gift to no holder", effect({ give: 1, to: "till-1" }), "effects.0"],
  ["a shortage without a reason", effect({ beyond: 1 }), "effects.0"],
  ["a counter that is none", altered({ effects: [{ counter: "Tea", spend: 1 }] }), "effects.0.counter"],
  ["a field with parts", edit({ name: { first: "Tea" } }), "patches.0.set.name"],
  ["a field without a name", edit({ "": 1 }), "patches.0.set."],
  ["a set that is a prototype", edit({ "__proto__/x": true }), "patches.0.set.__proto__/x"],
  ["a document without an id", altered({ patches: [{ doc: "product", id: "", set: {} }] }), "patches.0.id"],
  ["effects that are no list", altered({ effects: {} }), "effects"],
  ["only half of it", entryText(entry).slice(0, 100), "text"],
  ["a float", entryText(entry).replace('"price":100', '"price":100.5'), "text"],
  ["a key twice", entryText(entry).replace('"seq":1', '"seq":1,"seq":1'), "text"],
  ["a prototype", entryText(entry).replace('"set":{', '"set":{"__proto__":{"a":1},'), "text"],
  ["whitespace", JSON.stringify(JSON.parse(entryText(entry)), null, 1), "text"],
  ["nothing", "", "text"],
  ["no object", "[]", ""],
])("[ENTRY-1] an entry with %s is refused, and the field named", (_, text, field) => {
  const read = readEntry(text);
  expect(read).toMatchObject({ ok: false, error: { type: "BadEntry" } });
  expect(read.ok ? "" : read.error.field).toContain(field);
});

test("[ENTRY-1] an entry of ten megabytes is refused before it is looked at", () => {
  const text = altered({ body: { text: "x".repeat(10 * 1024 * 1024) } });
  expect(readEntry(text)).toEqual({
    ok: false,
    error: { type: "BadEntry", field: "text", reason: `longer than ${MAX_ENTRY_LENGTH}` },
  });
});
