import fc from "fast-check";
import { expect, test } from "vitest";
import { docPutter, findDocs, putDoc } from "./doc-index.ts";
import { editDoc, type FieldEdits, isDeleted, setMembers } from "./document.ts";
import type { Stamp } from "./stamp.ts";
import { createState, type State } from "./state.ts";

const INDEXED = [
  { doc: "product", field: "sku" },
  { doc: "product", field: "codes" },
];

const edit = (state: State, id: string, set: FieldEdits, at: string, type = "product"): void =>
  putDoc(state, type, id, editDoc(state.docs.get(type)?.get(id), set, at as Stamp));

test("[DOC-5] look-ups always say what looking at every document would", () => {
  const set = fc.dictionary(
    fc.constantFrom("sku", "codes/1", "codes/2", "deleted", "name"),
    fc.constantFrom(true, null, "A1", "B2", "", 7),
    { maxKeys: 3, noNullPrototype: true },
  );
  const step = fc.tuple(fc.constantFrom("p1", "p2", "p3"), set, fc.constantFrom(..."12345"));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const state = createState(INDEXED);
      for (const [id, fields, at] of steps) edit(state, id, fields, at);
      const live = [...(state.docs.get("product") ?? [])].filter(([, doc]) => !isDeleted(doc));
      for (const sku of ["A1", "B2", "7", "", "true"]) {
        const expected = live.filter(([, doc]) => sku !== "" && String(doc.fields.sku ?? "") === sku);
        expect(findDocs(state, "product", "sku", sku)).toEqual(expected.map(([id]) => id).sort());
      }
      for (const code of ["1", "2"]) {
        const expected = live.filter(([, doc]) => setMembers(doc, "codes").includes(code));
        expect(findDocs(state, "product", "codes", code)).toEqual(expected.map(([id]) => id).sort());
      }
    }),
  );
});

test("[DOC-5] two documents with one code are both found", () => {
  const state = createState(INDEXED);
  edit(state, "p2", { "codes/1": true }, "1");
  edit(state, "p1", { "codes/1": true }, "2");
  expect(findDocs(state, "product", "codes", "1")).toEqual(["p1", "p2"]);
});

test("a field that is not indexed, or another type, finds nothing", () => {
  const state = createState(INDEXED);
  edit(state, "p1", { name: "Tea", sku: "A1" }, "1");
  edit(state, "c1", { sku: "A1" }, "1", "category");
  expect(findDocs(state, "product", "name", "Tea")).toEqual([]);
  expect(findDocs(state, "category", "sku", "A1")).toEqual([]);
  expect(findDocs(state, "product", "sku", "A1")).toEqual(["p1"]);
});

test("many documents of one type are placed as one by one", () => {
  const state = createState(INDEXED);
  const put = docPutter(state, "product");
  for (const id of ["p2", "p1"]) put(id, editDoc(undefined, { sku: "A1" }, "1" as Stamp), undefined);
  expect(findDocs(state, "product", "sku", "A1")).toEqual(["p1", "p2"]);
  expect([...(state.docs.get("product") ?? [])].map(([id]) => id)).toEqual(["p2", "p1"]);
});
