import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../house/source-tree.ts";
import { plant } from "./defect.ts";
import { defects } from "./table.ts";

test.each(defects)("$name: its text stands in $file once, and becomes another", (defect) => {
  const text = readFileSync(join(projectRoot, defect.file), "utf8");
  expect(plant(defect, text)).not.toBe(text);
});

test("there are enough of them, each with a name of its own", () => {
  expect(new Set(defects.map(({ name }) => name)).size).toBe(defects.length);
  expect(defects.length).toBeGreaterThanOrEqual(24);
});

test("text that is not there, or there twice, is named", () => {
  const defect = { name: "x", file: "f.ts", find: "a", replace: "b", breaks: "LOG-1" };
  expect(() => plant(defect, "c")).toThrow('"x": its text stands 0 times in f.ts, not once');
  expect(() => plant(defect, "a a")).toThrow("stands 2 times");
});
