import fc from "fast-check";
import { expect, test } from "vitest";
import { type Doc, docKeys, editDoc, type FieldEdits, isDeleted, mergeDocs, setMembers } from "./document.ts";
import type { Stamp } from "./stamp.ts";

type Edit = readonly [FieldEdits, Stamp];

/** Names that clash: a field and a set of one name, and those that every JavaScript object seems to have. */
const key = fc.constantFrom(
  ...["name", "price", "deleted", "tags", "tags/a", "tags/b", "tags/a/b", "codes/1", "/", "a/"],
  ...["constructor", "toString", "hasOwnProperty/x", "valueOf", "__defineGetter__"],
);
const value = fc.constantFrom(true, false, null, 0, 1, 2, "", "x", "é");
/** Few stamps, so that clones tie. */
const stamp = fc.constantFrom(..."123456").map((text) => text as Stamp);
const edit = fc.tuple(fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true }), stamp);
const edits = fc.array(edit, { minLength: 1, maxLength: 8 });

const apply = (list: readonly Edit[]): Doc =>
  list.reduce<Doc | undefined>((doc, [set, at]) => editDoc(doc, set, at), undefined) as Doc;

test("[DOC-1] edits give one document in one shape, in whatever order they come", () => {
  fc.assert(
    fc.property(
      edits.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        expect(apply(shuffled)).toEqual(apply(list));
      },
    ),
    { numRuns: 1_000 },
  );
}, 60_000);

test("[DOC-1] merging is commutative, associative and idempotent, and adds nothing to editing", () => {
  fc.assert(
    fc.property(edits, edits, edits, (one, two, three) => {
      const [a, b, c] = [apply(one), apply(two), apply(three)];
      expect(mergeDocs(a, b)).toEqual(mergeDocs(b, a));
      expect(mergeDocs(a, mergeDocs(b, c))).toEqual(mergeDocs(mergeDocs(a, b), c));
      expect(mergeDocs(a, a)).toEqual(a);
      expect(mergeDocs(a, b)).toEqual(apply([...one, ...two]));
    }),
    { numRuns: 500 },
  );
}, 60_000);

test("[DOC-1] a document read back from its text is the same document", () => {
  fc.assert(
    fc.property(edits, edits, (one, two) => {
      const copy = JSON.parse(JSON.stringify(apply(one))) as Doc;
      expect(copy).toEqual(apply(one));
      expect(two.reduce<Doc>((doc, [set, at]) => editDoc(doc, set, at), copy)).toEqual(
        apply([...one, ...two]),
      );
    }),
  );
});

test("[DOC-1] documents with the same keys have the same shape, and no two keys are one", () => {
  fc.assert(
    fc.property(edits, (list) => {
      const doc = apply(list);
      const names = docKeys(doc).map(([name]) => name);
      expect(new Set(names).size).toBe(names.length);
      const rebuilt = docKeys(doc).map(([name, held, at]) => [{ [name]: held }, at] as const);
      if (rebuilt.length > 0) expect(apply(rebuilt)).toEqual(doc);
      const stamps = docKeys(doc).map(([, , at]) => at);
      expect(doc.stamp).toBe(stamps.length === 0 ? "" : stamps.sort()[0]);
    }),
  );
});

test("[DOC-1] each field keeps what was set last, whoever was heard first", () => {
  const base = editDoc(undefined, { name: "Tea", price: 100 }, "1" as Stamp);
  const late = editDoc(base, { price: 300 }, "3" as Stamp);
  const between = editDoc(late, { price: 200, name: "Green tea" }, "2" as Stamp);
  expect(between).toEqual({
    stamp: "2",
    fields: { name: "Green tea", price: 300 },
    stamps: { price: "3" },
  });
});

test("[DOC-2] a deleted document is not revived by an edit of another field", () => {
  const doc = editDoc(undefined, { name: "Tea" }, "1" as Stamp);
  const deleted = editDoc(doc, { deleted: true }, "2" as Stamp);
  const edited = editDoc(deleted, { name: "Coffee", price: 5 }, "3" as Stamp);
  expect([undefined, doc, deleted, edited].map(isDeleted)).toEqual([true, false, true, true]);
  expect(isDeleted(editDoc(edited, { deleted: false }, "4" as Stamp))).toBe(false);
});

test("[DOC-3] a field nobody here knows is kept", () => {
  const doc = editDoc(undefined, { name: "Tea", "from-the-future": 1 }, "1" as Stamp);
  expect(editDoc(doc, { name: "Coffee" }, "2" as Stamp).fields["from-the-future"]).toBe(1);
});

test("[DOC-4] two people who add to a list both succeed; taken out stays out until put in later", () => {
  const doc = editDoc(undefined, { "codes/1": true }, "1" as Stamp);
  const ours = editDoc(doc, { "codes/2": true }, "2" as Stamp);
  const theirs = editDoc(doc, { "codes/3": true, "codes/1": null }, "3" as Stamp);
  const both = mergeDocs(ours, theirs);
  expect(setMembers(both, "codes")).toEqual(["2", "3"]);
  expect(setMembers(editDoc(both, { "codes/1": true }, "2" as Stamp), "codes")).toEqual(["2", "3"]);
  expect(setMembers(editDoc(both, { "codes/1": true }, "4" as Stamp), "codes")).toEqual(["1", "2", "3"]);
});

test("[DOC-4] an empty set is absent, and what is no set has no members", () => {
  const doc = editDoc(undefined, { name: "Tea", "codes/1": true }, "1" as Stamp);
  const emptied = editDoc(doc, { "codes/1": null }, "2" as Stamp);
  expect(emptied).toEqual({ stamp: "1", fields: { name: "Tea" }, stamps: { "codes/1": "2" } });
  for (const field of ["codes", "name", "constructor"]) expect(setMembers(emptied, field)).toEqual([]);
  expect(setMembers(undefined, "codes")).toEqual([]);
});
