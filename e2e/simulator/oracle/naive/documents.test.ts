import { expect, test } from "vitest";
import { applyPatches, docLines, type NaiveDocs } from "./documents.ts";
import type { RawEntry, RawScalar } from "./raw-entry.ts";

type Edit = readonly [stamp: string, set: Readonly<Record<string, RawScalar>>];

const entry = ([stamp, set]: Edit): RawEntry =>
  ({ stamp, patches: [{ doc: "product", id: "tea", set }] }) as unknown as RawEntry;

const after = (...edits: readonly Edit[]): readonly string[] => {
  const docs: NaiveDocs = new Map();
  for (const edit of edits) applyPatches(docs, entry(edit));
  return docLines(docs.get("product tea") ?? new Map());
};

test.each<{ what: string; edits: readonly Edit[]; lines: readonly string[] }>([
  {
    what: "each field keeps the greatest stamp",
    edits: [
      ["2.a", { name: "Tea", price: 5 }],
      ["1.b", { name: "Old", price: 1, unit: "pcs" }],
    ],
    lines: ['name="Tea"@2.a', "price=5@2.a", 'unit="pcs"@1.b'],
  },
  {
    what: "of one stamp written twice the greater value",
    edits: [
      ["1.a", { name: "A" }],
      ["1.a", { name: "B" }],
    ],
    lines: ['name="B"@1.a'],
  },
  {
    what: "members go in and out one by one, and a set is no field",
    edits: [
      ["1.a", { "codes/1": true, "codes/2": true, codes: "x" }],
      ["2.a", { "codes/1": null }],
    ],
    lines: ["codes/1=null@2.a", "codes/2=true@1.a"],
  },
  {
    what: "an edit after deletion does not revive",
    edits: [
      ["1.a", { deleted: true }],
      ["2.a", { name: "Tea" }],
    ],
    lines: ["deleted=true@1.a", 'name="Tea"@2.a'],
  },
])("[DOC-1, DOC-2, DOC-4] $what, in any order", ({ edits, lines }) => {
  expect(after(...edits)).toEqual(lines);
  expect(after(...[...edits].reverse())).toEqual(lines);
});
