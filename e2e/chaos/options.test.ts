import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("everything in full unless told otherwise", () => {
  expect(readOptions([])).toEqual({
    only: [],
    share: "full",
    times: null,
    seed: 1,
    list: false,
    json: false,
  });
});

test("what is asked for", () => {
  const argv = "--only browser --only server-killed --share short --times 5 --seed 9 --json".split(" ");
  expect(readOptions(argv)).toEqual({
    only: ["browser", "server-killed"],
    share: "short",
    times: 5,
    seed: 9,
    list: false,
    json: true,
  });
});

test.each([
  [["--share", "half"], /No share "half"/],
  [["--times", "0"], /--times must be/],
  [["--seed", "x"], /--seed must be/],
  [["--everything"], /everything/],
])("%s is refused", (argv, message) => {
  expect(() => readOptions(argv)).toThrow(message);
});
