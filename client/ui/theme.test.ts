import { expect, test } from "vitest";
import { createTheme } from "./theme.ts";

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
  return { ...createTheme(storage, root), shown: () => attributes.get("data-theme"), stored };
};

test.each([
  { stored: {}, shown: undefined },
  { stored: { theme: "dark" }, shown: "dark" },
  { stored: { theme: "system" }, shown: undefined },
  { stored: { theme: "sepia" }, shown: undefined },
])("a page stored as $stored shows $shown", ({ stored, shown }) => {
  expect(aPage(stored).shown()).toBe(shown);
});

test("a choice shows at once and is kept; going back to the system forgets it", () => {
  const page = aPage();
  page.choose("dark");
  expect([page.shown(), page.stored.theme]).toEqual(["dark", "dark"]);
  page.choose("system");
  expect([page.shown(), page.stored.theme]).toEqual([undefined, "system"]);
});
