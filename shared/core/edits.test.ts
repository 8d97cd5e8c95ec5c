import { expect, test } from "vitest";
import { editDoc } from "./document.ts";
import { changedFields, changedMembers, isEmptyEdit } from "./edits.ts";
import type { Stamp } from "./stamp.ts";

const doc = editDoc(undefined, { name: "Tea", price: 500, "tags/a": true, "tags/b": true }, "1" as Stamp);

test("[DOC-1] only what differs is written", () => {
  expect(changedFields(doc, { name: "Tea", price: 600, unit: undefined })).toEqual({ price: 600 });
  expect(changedFields(undefined, { name: "Tea" })).toEqual({ name: "Tea" });
});

test.each([
  { wanted: undefined, edits: {} },
  { wanted: ["b", "a"], edits: {} },
  { wanted: ["b", "c"], edits: { "tags/c": true, "tags/a": null } },
  { wanted: [], edits: { "tags/a": null, "tags/b": null } },
])("[DOC-4] a set becomes $wanted by single members", ({ wanted, edits }) => {
  expect(changedMembers(doc, "tags", wanted)).toEqual(edits);
  expect(isEmptyEdit(edits)).toBe(Object.keys(edits).length === 0);
});
