import fc from "fast-check";
import { expect, test } from "vitest";
import { type DecodeText, decodeCsv, isUtf8 } from "./csv-decode.ts";

const decode: DecodeText = (bytes, encoding) => new TextDecoder(encoding).decode(bytes);
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Russian letters stand in one row in Windows-1251, А at 0xC0. */
const in1251 = (text: string) =>
  Uint8Array.from([...text], (char) => {
    const code = char.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });

test.each([
  { name: "UTF-8", bytes: utf8("штрихкод,Сүт"), text: "штрихкод,Сүт", encoding: "utf-8" },
  { name: "UTF-8 with a mark", bytes: utf8("\ufeffname,Сүт"), text: "name,Сүт", encoding: "utf-8" },
  { name: "plain Latin", bytes: utf8("name,price"), text: "name,price", encoding: "utf-8" },
  { name: "Windows-1251", bytes: in1251("Молоко;Хлеб"), text: "Молоко;Хлеб", encoding: "windows-1251" },
  {
    name: "UTF-16 as spreadsheets write it",
    bytes: new Uint8Array(Buffer.from("\ufeffИмя\tЦена", "utf16le")),
    text: "Имя\tЦена",
    encoding: "utf-16le",
  },
])("[CSV-1] $name is read as $encoding", ({ bytes, text, encoding }) => {
  expect(decodeCsv(bytes, decode)).toEqual({ ok: true, value: { text, encoding } });
});

test.each([
  { name: "nothing", bytes: new Uint8Array(), type: "Empty" },
  { name: "a mark alone", bytes: utf8("\ufeff"), type: "Empty" },
  { name: "blank lines", bytes: utf8(" \r\n\r\n"), type: "Empty" },
  { name: "xlsx", bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), type: "Spreadsheet" },
  { name: "xls", bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), type: "Spreadsheet" },
  { name: "a picture", bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), type: "NotText" },
])("[CSV-1] $name is refused as $type", ({ bytes, type }) => {
  expect(decodeCsv(bytes, decode)).toMatchObject({ ok: false, error: { type } });
});

const strictlyDecodes = (bytes: Uint8Array) => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

test("[CSV-1] what counts as UTF-8 is what a strict decoder takes", () => {
  const edges = fc.constantFrom(
    0x41,
    0x80,
    0xbf,
    0xc0,
    0xc2,
    0xe0,
    0x9f,
    0xa0,
    0xed,
    0xf0,
    0x8f,
    0x90,
    0xf4,
    0xf5,
  );
  const bytes = fc.array(fc.oneof(edges, fc.nat(255)), { maxLength: 6 }).map((all) => Uint8Array.from(all));
  fc.assert(
    fc.property(fc.oneof(bytes, fc.string({ unit: "binary" }).map(utf8)), (candidate) => {
      expect(isUtf8(candidate)).toBe(strictlyDecodes(candidate));
    }),
    { numRuns: 2_000 },
  );
});
