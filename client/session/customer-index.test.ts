import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Doc } from "../../shared/core/document.ts";
import type { Stamp } from "../../shared/core/stamp.ts";
import { createCustomerIndex } from "./customer-index.ts";

const aDoc = (fields: Doc["fields"]): Doc => ({ stamp: "1" as Stamp, fields });

const known = (options = {}) => {
  const docs = new Map<string, Doc>([
    ["a", aDoc({ name: "Әсем Қалиева", phone: "+77011234567", card: "C-17" })],
    ["b", aDoc({ name: "Bolat", phone: "+998901234567" })],
    ["c", aDoc({ name: "Бақыт", active: false })],
  ]);
  const version = signal(0);
  const index = createCustomerIndex({ docs: () => docs, changed: () => version }, options);
  const put = (id: string, fields: Doc["fields"]) => {
    docs.set(id, aDoc(fields));
    version.value += 1;
  };
  return { index, put };
};

test.each([
  ["асем", ["a"]],
  ["калиева әсем", ["a"]],
  ["8 701 123", ["a"]],
  ["+7 (701) 123-45-67", ["a"]],
  ["701123", ["a"]],
  ["4567", ["a", "b"]],
  ["90 123", ["b"]],
  ["c-17", ["a"]],
  ["бақыт", []],
  ["нет", []],
])("%j finds %j", (query, found) => {
  expect([...known().index.find(query, 9)].sort()).toEqual(found);
});

test("lists by name, and those who are not offered where they are asked for", () => {
  expect(known().index.all()).toEqual(["b", "a"]);
  expect(known({ inactive: true }).index.all()).toEqual(["b", "a", "c"]);
});

test("follows who is added, renamed and taken out; the list is the same until then", () => {
  const { index, put } = known();
  const before = index.all();
  expect(index.all()).toBe(before);
  put("d", { name: "Aida", phone: "+77770000000" });
  expect([index.all(), index.find("777000", 9)]).toEqual([["d", "b", "a"], ["d"]]);
  put("d", { name: "Yana" });
  expect([index.all(), index.find("777000", 9), index.find("yana", 9)]).toEqual([["b", "d", "a"], [], ["d"]]);
  put("d", { name: "Yana", active: false });
  put("b", { name: "Bolat", deleted: true });
  expect(index.all()).toEqual(["a"]);
});

test("a shop with twenty thousand customers finds each of them", () => {
  const docs = new Map(
    Array.from({ length: 20_000 }, (_, i) => [
      `c${i}`,
      aDoc({ name: `Customer ${i}`, phone: `+7701${String(1_000_000 + i)}` }),
    ]),
  );
  const index = createCustomerIndex({ docs: () => docs, changed: () => signal(0) });
  expect(index.all()).toHaveLength(20_000);
  expect(index.find("8701 101 99 99", 5)).toEqual(["c19999"]);
  expect(index.find("customer 12345", 5)).toEqual(["c12345"]);
});
