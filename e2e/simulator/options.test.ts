import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("nothing given: a thousand seeds of the commit profile, from the first", () => {
  expect(readOptions([])).toMatchObject({ seeds: 1_000, from: 1, profile: "commit", jobs: 1, minutes: null });
});

test("everything that can be given is read", () => {
  const given = [
    "--seeds",
    "5",
    "--from",
    "9",
    "--minutes",
    "2",
    "--profile",
    "nightly",
    "--jobs",
    "2",
    "--json",
  ];
  expect(readOptions(given)).toMatchObject({
    seeds: 5,
    from: 9,
    minutes: 2,
    profile: "nightly",
    jobs: 2,
    json: true,
  });
});

test.each([
  [["--seeds", "many"]],
  [["--seeds", "0"]],
  [["--profile", "weekly"]],
  [["--jobs", "0.5"]],
  [["--what"]],
])("%j is refused", (given) => {
  expect(() => readOptions(given)).toThrow();
});
