import { expect, test } from "vitest";
import { readSource } from "./source-tree.ts";

const functionsOf = (text: string) => readSource("a.ts", text).functions;

test.each([
  ["export const twice = (n: number) => n * 2;", [{ name: "twice", lines: 1 }]],
  ["function add() {\n  return 1;\n}", [{ name: "add", lines: 3 }]],
  ["const many = list.map((one) => one.id);", []],
  ["list.forEach((one) => {\n  use(one);\n});", [{ name: "(inline)", lines: 3 }]],
  ["const till = { open() {}, close: () => 1 };", ["open", "close"].map((name) => ({ name, lines: 1 }))],
  ["function later(): void;", []],
])("functions of %j", (text, found) => {
  expect(functionsOf(text)).toEqual(found);
});

test("every way of writing any is counted, the word in a comment or a string is not", () => {
  const text = `let a: any; const b = c as any; type D = Array<any>; // any\nconst e = "any";`;
  expect(readSource("a.ts", text).anys).toBe(3);
});

test("an import whose name is put together at run time is refused, for the table could not be held", () => {
  expect(() => readSource("a.ts", "import(name);")).toThrow("must name its module");
});

test("a file that does not parse is named", () => {
  expect(() => readSource("shared/a.ts", "const = ;")).toThrow("shared/a.ts");
});
