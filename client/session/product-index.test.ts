import { signal } from "@preact/signals";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Doc } from "../../shared/core/document.ts";
import type { Stamp } from "../../shared/core/stamp.ts";
import { createProductIndex } from "./product-index.ts";

const aDoc = (fields: Doc["fields"]): Doc => ({ stamp: "1" as Stamp, fields });

const aCatalog = (names: Readonly<Record<string, string>> = {}) => {
  const docs = new Map(Object.entries(names).map(([id, name]) => [id, aDoc({ name })]));
  const version = signal(0);
  const index = createProductIndex({ docs: () => docs, changed: () => version });
  const put = (id: string, fields: Doc["fields"]) => {
    docs.set(id, aDoc(fields));
    version.value += 1;
  };
  return { index, put, docs, version };
};

test("lists by name, Kazakh letters beside their neighbours", () => {
  const { index } = aCatalog({ a: "Сүт", b: "айран", c: "Әтір", d: "Қант", e: "Кефир" });
  expect(index.all()).toEqual(["b", "c", "d", "e", "a"]);
});

test("follows what is added, renamed, archived and deleted", () => {
  const { index, put } = aCatalog({ a: "Apple", b: "Bread" });
  put("c", { name: "Aubergine", barcodes: ["4870001000017"] });
  expect(index.all()).toEqual(["a", "c", "b"]);
  expect(index.find("487000", 9)).toEqual(["c"]);
  put("b", { name: "Aaa bread" });
  expect(index.all()).toEqual(["b", "a", "c"]);
  put("a", { name: "Apple", archived: true });
  put("c", { name: "Aubergine", deleted: true });
  expect(index.all()).toEqual(["b"]);
  expect(index.find("au", 9)).toEqual([]);
  put("a", { name: "Apple", archived: false });
  expect(index.all()).toEqual(["b", "a"]);
});

test("the list is the same object until products change, and another one after", () => {
  const { index, put } = aCatalog({ a: "Apple" });
  const before = index.all();
  expect(index.all()).toBe(before);
  put("a", { name: "Apple", price: 5 });
  expect(index.all()).not.toBe(before);
});

test("a big import is sorted as one by one", () => {
  const { index, docs, version } = aCatalog();
  index.all();
  for (let i = 0; i < 500; i++) docs.set(`p${i}`, aDoc({ name: `Item ${(i * 7919) % 500}` }));
  version.value += 1;
  const names = index.all().map((id) => String(docs.get(id)?.fields.name));
  expect(names).toEqual([...names].sort());
  expect(index.find("item 499", 3)).toHaveLength(1);
});

test("whatever the edits, it equals an index built from the outcome", () => {
  const edit = fc.record({
    id: fc.constantFrom("a", "b", "c", "d"),
    name: fc.constantFrom("Milk", "milk 2", "Bread", "Сүт", "Әже"),
    archived: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const { index, put, docs } = aCatalog();
      for (const { id, ...fields } of edits) {
        put(id, fields);
        index.all();
      }
      const fresh = createProductIndex({ docs: () => docs, changed: () => signal(0) });
      const nameOf = (id: string) => docs.get(id)?.fields.name;
      expect(index.all().map(nameOf)).toEqual(fresh.all().map(nameOf));
      expect([...index.find("milk", 9)].sort()).toEqual([...fresh.find("milk", 9)].sort());
    }),
  );
});
