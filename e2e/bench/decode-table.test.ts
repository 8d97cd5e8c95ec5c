import { expect, test } from "vitest";
import { decodeTable, isRight, isWrong } from "./decode-table.ts";

test.each([
  { expected: "5030159003930", found: "5030159003930", right: true, wrong: false },
  { expected: "036602301467", found: "0036602301467", right: true, wrong: false },
  { expected: "5030159003930", found: null, right: false, wrong: false },
  { expected: "070097025088", found: "070097026788", right: false, wrong: true },
  { expected: "one\r\ntwo", found: "one\ntwo", right: true, wrong: false },
  { expected: null, found: null, right: true, wrong: false },
  { expected: null, found: "12345670", right: false, wrong: true },
])("$found for $expected", ({ expected, found, right, wrong }) => {
  expect([isRight({ expected, found }), isWrong({ expected, found })]).toEqual([right, wrong]);
});

test("a row for each folder, with the middle of its times", () => {
  const one = { folder: "ean13-1", format: "ean13", expected: "12345670" };
  expect(
    decodeTable([
      { ...one, found: "12345670", ms: 1 },
      { ...one, found: null, ms: 9 },
      { ...one, found: "00000000", ms: 3 },
      { ...one, folder: "empty", format: "none", expected: null, found: null, ms: 2 },
    ]),
  ).toEqual([
    { folder: "ean13-1", format: "ean13", total: 3, right: 1, wrong: 1, ms: 3 },
    { folder: "empty", format: "none", total: 1, right: 1, wrong: 0, ms: 2 },
  ]);
});
