import { expect, test } from "vitest";
import { createDrafts } from "./drafts.ts";

const aStorage = (initial: Readonly<Record<string, string>> = {}) => {
  const texts = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, value: string) => void texts.set(key, value),
  };
};

test("what was saved is there after a reload, under its own key", () => {
  const storage = aStorage();
  expect(createDrafts(storage, "sale").save({ lines: [1] })).toBe(true);
  expect(createDrafts(storage, "sale").load()).toEqual({ lines: [1] });
  expect(createDrafts(storage, "other").load()).toBe(null);
});

test("forgets on request", () => {
  const drafts = createDrafts(aStorage(), "sale");
  drafts.save({ lines: [1] });
  drafts.save(null);
  expect(drafts.load()).toBe(null);
});

test("an unreadable draft is as none", () => {
  expect(createDrafts(aStorage({ sale: "{half" }), "sale").load()).toBe(null);
});

test("says when the browser has no room", () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  expect(createDrafts(full, "sale").save({})).toBe(false);
});
