import { expect, test } from "vitest";
import { createTypeSize } from "./type-size.ts";

const aPage = (stored: Record<string, string> = {}) => {
  const attributes = new Map<string, string>();
  const root = {
    setAttribute: (name: string, value: string) => attributes.set(name, value),
    removeAttribute: (name: string) => attributes.delete(name),
  } as unknown as HTMLElement;
  const storage = {
    getItem: (key: string) => stored[key] ?? null,
    setItem: (key: string, value: string) => {
      stored[key] = value;
    },
  };
  return { ...createTypeSize(storage, root), shown: () => attributes.get("data-type"), stored };
};

test.each([
  { stored: {}, shown: undefined },
  { stored: { "type-size": "large" }, shown: "large" },
  { stored: { "type-size": "huge" }, shown: undefined },
])("a page stored as $stored is shown as $shown", ({ stored, shown }) => {
  expect(aPage(stored).shown()).toBe(shown);
});

test("a choice shows at once and outlasts a reload", () => {
  const page = aPage();
  page.choose(true);
  expect([page.shown(), aPage(page.stored).shown()]).toEqual(["large", "large"]);
  page.choose(false);
  expect([page.shown(), aPage(page.stored).shown()]).toEqual([undefined, undefined]);
});
