import fc from "fast-check";
import { expect, test } from "vitest";
import {
  detectSeparator,
  neutralise,
  readRecords,
  revive,
  type Separator,
  writeRecord,
} from "./csv-records.ts";

const read = (text: string, separator: Separator = ",") =>
  [...readRecords(text, separator)].map((record) =>
    record.type === "cells" ? [record.line, ...record.cells] : [record.line, "broken"],
  );

test.each([
  {
    name: "plain",
    text: "a,b\nc,d",
    rows: [
      [1, "a", "b"],
      [2, "c", "d"],
    ],
  },
  {
    name: "CRLF and a last break",
    text: "a,b\r\nc,d\r\n",
    rows: [
      [1, "a", "b"],
      [2, "c", "d"],
    ],
  },
  {
    name: "old CR",
    text: "a,b\rc,d\r",
    rows: [
      [1, "a", "b"],
      [2, "c", "d"],
    ],
  },
  {
    name: "blank lines",
    text: "a\n\n \n\nb",
    rows: [
      [1, "a"],
      [5, "b"],
    ],
  },
  { name: "quotes", text: '"a,b","say ""hi""",c', rows: [[1, "a,b", 'say "hi"', "c"]] },
  {
    name: "a break in quotes",
    text: '"a\r\nb",c\nd,e',
    rows: [
      [1, "a\r\nb", "c"],
      [3, "d", "e"],
    ],
  },
  { name: "empty cells", text: ',"",\n', rows: [[1, "", "", ""]] },
  { name: "inches", text: 'nail 5",2\n', rows: [[1, 'nail 5"', "2"]] },
  {
    name: "text after a quote",
    text: 'a\n"b"c,d\ne',
    rows: [
      [1, "a"],
      [2, "broken"],
      [3, "e"],
    ],
  },
  {
    name: "an open quote",
    text: 'a,b\n"c,d\ne,f\ng,h',
    rows: [
      [1, "a", "b"],
      [2, "broken"],
      [3, "e", "f"],
      [4, "g", "h"],
    ],
  },
  {
    name: "an open quote before a good one",
    text: '"a,1\n"b",2\nc,3',
    rows: [
      [1, "broken"],
      [2, "b", "2"],
      [3, "c", "3"],
    ],
  },
])("[CSV-2] $name", ({ text, rows }) => {
  expect(read(text)).toEqual(rows);
});

test.each([
  { text: "a;b;c\n1,5;2,5;3", separator: ";" },
  { text: "a\tb\n1,5\t2", separator: "\t" },
  { text: "a|b|c\n1|2|3", separator: "|" },
  { text: 'a,b\n"x;y;z",1', separator: "," },
  { text: "name\nMilk", separator: "," },
  { text: "name;price\nMilk, 3,2 %;100\nBread, white;90", separator: ";" },
] as const)("[CSV-2] the separator of %j", ({ text, separator }) => {
  expect(detectSeparator(text)).toBe(separator);
});

test("[CSV-2] what is written is read back, whatever it holds", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "ә", '"', ",", ";", "\n", "\r", " ", "\t") });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(rows, fc.constantFrom<Separator>(",", ";", "\t"), (records, separator) => {
      const kept = records.filter((cells) => cells.some((text) => text.trim() !== ""));
      const text = kept.map((cells) => writeRecord(cells, separator)).join("\r\n");
      const back = [...readRecords(text, separator)].map((record) =>
        record.type === "cells" ? record.cells : [],
      );
      expect(back).toEqual(kept);
    }),
  );
});

test("[CSV-2] no text makes the reader throw or read a character twice", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r"), maxLength: 40 }), (text) => {
      const ends = [...readRecords(text, ",")].map((record) => record.end);
      expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
    }),
  );
});

test.each([
  { text: "=cmd|'/c calc'!A1", written: "'=cmd|'/c calc'!A1" },
  { text: "+7 701", written: "'+7 701" },
  { text: "-5 %", written: "'-5 %" },
  { text: "@SUM(A1)", written: "'@SUM(A1)" },
  { text: "'=1", written: "''=1" },
  { text: "'quoted'", written: "'quoted'" },
  { text: "Milk", written: "Milk" },
  { text: "", written: "" },
])("[CSV-7] $text leaves as $written and comes back", ({ text, written }) => {
  expect(neutralise(text)).toBe(written);
  expect(revive(written)).toBe(text);
});

test.each([
  { name: "stray quotes", text: 'x,"y\n'.repeat(20_000), records: 20_000 },
  { name: "carriage returns alone", text: "Milk,520\r".repeat(100_000), records: 100_000 },
  { name: "a quote that never closes", text: `"${"Milk,520\n".repeat(100_000)}`, records: 100_000 },
  { name: "ten megabytes of quotes", text: '"'.repeat(10_000_000), records: 1 },
  { name: "a cell of ten megabytes", text: `"${"a\n".repeat(5_000_000)}",1`, records: 1 },
])("[CSV-2] $name do not slow reading down", ({ text, records }) => {
  expect(read(text)).toHaveLength(records);
});
