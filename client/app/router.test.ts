import { expect, test, vi } from "vitest";
import { createRouter, type Place } from "./router.ts";

const fakePlace = (start: string) => {
  const visited = [start];
  const listeners: (() => void)[] = [];
  const current = () => new URL(visited.at(-1) ?? "/", "http://shop");
  const place: Place = {
    location: {
      get pathname() {
        return current().pathname;
      },
      get search() {
        return current().search;
      },
    },
    history: {
      pushState: vi.fn((_state, _title, path) => visited.push(String(path))),
      replaceState: vi.fn((_state, _title, path) => visited.splice(-1, 1, String(path))),
    },
    addEventListener: (_type, listener) => listeners.push(listener),
  };
  const back = () => {
    visited.pop();
    for (const listener of listeners) listener();
  };
  return { place, visited, back };
};

test("goes, replaces and comes back", () => {
  const { place, visited, back } = fakePlace("/till");
  const { route, go, replace } = createRouter(place);
  go("/products/p1?from=till");
  expect(route.value.path).toBe("/products/p1");
  expect(route.value.params.get("from")).toBe("till");
  replace("/stock");
  expect(visited).toEqual(["/till", "/stock"]);
  back();
  expect(route.value.path).toBe("/till");
});

test("going where we are leaves no trace", () => {
  const { place } = fakePlace("/till");
  createRouter(place).go("/till");
  expect(place.history.pushState).not.toHaveBeenCalled();
});

test.each([
  ["/", "/"],
  ["/till/", "/till"],
  ["/till", "/till"],
])("%s is %s", (start, path) => {
  expect(createRouter(fakePlace(start).place).route.value.path).toBe(path);
});
