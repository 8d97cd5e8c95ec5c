import fc from "fast-check";
import { expect, test } from "vitest";
import { createSearch, type Searchable } from "./search.ts";

const aProduct = (name: string, barcode = "", sku: string | null = null): Searchable => ({
  name,
  sku,
  barcodes: barcode === "" ? [] : [barcode],
});

const shop = () => {
  const search = createSearch<string>();
  search.put("cream", aProduct("Сливки Молочная страна", "4870001000011"));
  search.put("milk", aProduct("Молоко 3,2 % 1 л", "4870001000004", "M-1"));
  search.put("condensed", aProduct("Сгущённое молоко", "4870001000028"));
  search.put("sugar", aProduct("Қант, 1 кг", "4870001000035", "Q-10"));
  search.put("apricot", aProduct("Oʻrik quruq", "4780001000003"));
  search.put("cola", aProduct("Coca-Cola Zero 0.5 l", "0000096385074", "COLA"));
  return search;
};

test.each([
  { query: "моло", found: ["milk", "cream", "condensed"] },
  { query: "МОЛОКО", found: ["milk", "condensed"] },
  { query: "сгущенное", found: ["condensed"] },
  { query: "молоко 3.2", found: ["milk"] },
  { query: "3,2 молоко", found: ["milk"] },
  { query: "страна слив", found: ["cream"] },
  { query: "молоко хлеб", found: [] },
  { query: "оло", found: ["cream", "milk", "condensed"] },
  { query: "coca cola", found: ["cola"] },
  { query: "coca-cola", found: ["cola"] },
  { query: "o'rik", found: ["apricot"] },
  { query: "orik", found: ["apricot"] },
  { query: "қант", found: ["sugar"] },
  { query: "кант", found: ["sugar"] },
  { query: "4870001000004", found: ["milk"] },
  { query: "4870001", found: ["cream", "milk", "condensed", "sugar"] },
  { query: "0004", found: ["milk"] },
  { query: "96385074", found: ["cola"] },
  { query: "m-1", found: ["milk"] },
  { query: "M-1", found: ["milk"] },
  { query: "q-", found: ["sugar", "apricot"] },
  { query: "", found: [] },
  { query: "  ", found: [] },
  { query: "\n", found: [] },
  { query: "\t", found: [] },
  { query: "!", found: [] },
  { query: "м".repeat(10_000_000), found: [] },
])("[SEARCH-1] finds %j", ({ query, found }) => {
  expect(shop().find(query, 10)).toEqual(found);
});

test("[SEARCH-2] an exact code comes first, then codes, names, words, the rest", () => {
  const search = createSearch<string>();
  search.put("inside", aProduct("Какао"));
  search.put("word", aProduct("Сок ао"));
  search.put("name", aProduct("Ао чай"));
  search.put("code", aProduct("x", "", "АО-7"));
  search.put("exact", aProduct("y", "", "АО"));
  expect(search.find("ао", 10)).toEqual(["exact", "code", "name", "word", "inside"]);
  expect(search.find("ао", 2)).toEqual(["exact", "code"]);
});

test("[SEARCH-3] letters as typed come before letters nearest to them", () => {
  const search = createSearch<string>();
  search.put("plain", aProduct("Кантик"));
  search.put("kazakh", aProduct("Қант"));
  expect(search.find("қант", 10)).toEqual(["kazakh", "plain"]);
  expect(search.find("кант", 10)).toEqual(["plain", "kazakh"]);
});

test("[SEARCH-4] a changed product is found by what it is now, a removed one no more", () => {
  const search = shop();
  search.put("milk", aProduct("Кефир", "4870001000042"));
  search.remove("cream");
  search.remove("nobody");
  expect(search.find("молоко", 10)).toEqual(["condensed"]);
  expect(search.find("4870001000042", 10)).toEqual(["milk"]);
  expect(search.find("4870001000004", 10)).toEqual([]);
  expect(search.find("сливки", 10)).toEqual([]);
  expect(search.size()).toBe(5);
});

test("[SEARCH-4] after any changes an index answers like a fresh one over the same products", () => {
  const name = fc.string({ unit: fc.constantFrom("а", "ә", "б", " ", "-", "'"), maxLength: 6 });
  const change = fc.tuple(fc.nat(12), fc.option(name, { freq: 4 }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), name, (changes, query) => {
      const search = createSearch<number>();
      const nameById = new Map<number, string>();
      for (const [id, text] of changes) {
        if (text === null) {
          search.remove(id);
          nameById.delete(id);
        } else {
          search.put(id, aProduct(text));
          nameById.set(id, text);
        }
      }
      const fresh = createSearch<number>();
      for (const [id, text] of nameById) fresh.put(id, aProduct(text));
      expect(search.find(query, 100)).toEqual(fresh.find(query, 100));
    }),
  );
});

test("[SEARCH-1] pages do not show: everything put in is found", () => {
  const search = createSearch<number>();
  for (let i = 0; i < 2_100; i++) search.put(i, aProduct(`Товар ${i} конец`));
  for (let i = 0; i < 2_100; i += 2) search.remove(i);
  expect(search.find("товар", 5_000)).toHaveLength(1_050);
  expect(search.find("1999 конец", 10)).toEqual([1_999]);
  expect(search.find("1998 конец", 10)).toEqual([]);
});
