import { expect, test } from "vitest";
import { isScalePattern, parseScalePatterns } from "./scale-pattern.ts";

test.each([
  ["02IIIIIWWWWWC", true],
  ["2IIIIIIWWWWWC", true],
  ["20IIIIIVPPPPC", true],
  ["28IIIIIPPPDDC", true],
  ["23WWWWWIIIIIC", true],
  ["22IIIIXNNNNNC", true],
  ["20IIIIIWWWWW", false],
  ["30IIIIIWWWWWC", false],
  ["20IIWIIWWWWWC", false],
  ["20XXXXXWWWWWC", false],
  ["20IIIIIXXXXXC", false],
  ["", false],
])("[SCALE-1] whether %s is a pattern: %s", (pattern, is) => {
  expect(isScalePattern(pattern)).toBe(is);
});

test("[SCALE-1] patterns are typed one after the other", () => {
  expect(parseScalePatterns(" 20iiiiiwwwwwc, 22IIIIIPPPPPC ")).toEqual(["20IIIIIWWWWWC", "22IIIIIPPPPPC"]);
  expect(parseScalePatterns("")).toEqual([]);
  expect(parseScalePatterns("20IIIIIWWWWWC nonsense")).toBeNull();
});
