import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { barcodeKey, checkDigit, expandUpcE, isInStore, MAX_BARCODE, parseBarcode } from "./barcode.ts";

const printed = (text: string) => (/^[\d\s]+$/.test(text) ? text.replace(/\s/g, "") : text.trim());

test.each([
  { text: "4870001000004", kind: "EAN-13", key: "4870001000004" },
  { text: " 4600068009043\r\n", kind: "EAN-13", key: "4600068009043" },
  { text: "4 870001 000004", kind: "EAN-13", key: "4870001000004" },
  { text: "96385074", kind: "EAN-8", key: "0000096385074" },
  { text: "036000291452", kind: "UPC-A", key: "0036000291452" },
  { text: "0036000291452", kind: "EAN-13", key: "0036000291452" },
  { text: "00036000291452", kind: "GTIN-14", key: "0036000291452" },
  { text: "10036000291459", kind: "GTIN-14", key: "10036000291459" },
  { text: "04252614", kind: "UPC-E", key: "0042100005264" },
  { text: "2012345001251", kind: "EAN-13", key: "2012345001251" },
  { text: "A-17/б", kind: "text", key: "A-17/б" },
  { text: "12345", kind: "text", key: "12345" },
  { text: "https://example.kz/p?id=7", kind: "text", key: "https://example.kz/p?id=7" },
])("[BARCODE-1] '$text' is $kind with key $key", ({ text, kind, key }) => {
  expect(parseBarcode(text)).toEqual({ ok: true, value: { key, kind, text: printed(text) } });
});

test.each([
  { text: "", error: { type: "Empty" } },
  { text: "  ", error: { type: "Empty" } },
  { text: "4870001000005", error: { type: "BadCheckDigit", expected: 4 } },
  { text: "96385075", error: { type: "BadCheckDigit", expected: 4 } },
  { text: "036000291453", error: { type: "BadCheckDigit", expected: 2 } },
  { text: "10036000291450", error: { type: "BadCheckDigit", expected: 9 } },
  { text: "ab\u001dcd", error: { type: "Unprintable" } },
  { text: "ab\u202ecd", error: { type: "Unprintable" } },
  { text: "x".repeat(81), error: { type: "TooLong", max: MAX_BARCODE } },
  { text: "4".repeat(10_000_000), error: { type: "TooLong", max: MAX_BARCODE } },
  { text: "4,87E+12", error: { type: "RoundedBySpreadsheet" } },
  { text: "4.87000100000E+12", error: { type: "RoundedBySpreadsheet" } },
])("[BARCODE-2] refused by name (%#): $error.type", ({ text, error }) => {
  expect(parseBarcode(text)).toEqual({ ok: false, error });
});

test.each([
  { upcE: "04252614", upcA: "042100005264" },
  { upcE: "01234505", upcA: "012000003455" },
  { upcE: "01234531", upcA: "012300000451" },
  { upcE: "01234543", upcA: "012340000053" },
  { upcE: "01234565", upcA: "012345000065" },
  { upcE: "21234565", upcA: undefined },
])("[BARCODE-3] UPC-E $upcE is UPC-A $upcA", ({ upcE, upcA }) => {
  expect(expandUpcE(upcE)).toBe(upcA);
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const completed = (body: string) => `${body}${checkDigit(body)}`;

test("[BARCODE-1] a number is found under each of its spellings", () => {
  fc.assert(
    fc.property(digits(11), (body) => {
      const upcA = completed(body);
      expect(barcodeKey(upcA)).toBe(`0${upcA}`);
      expect(barcodeKey(`0${upcA}`)).toBe(`0${upcA}`);
      expect(barcodeKey(`00${upcA}`)).toBe(`0${upcA}`);
    }),
  );
});

test("[BARCODE-3] a short spelling finds the product of the long one", () => {
  fc.assert(
    fc.property(fc.constantFrom("0", "1"), digits(6), (system, six) => {
      const upcA = completed(expandUpcE(`${system}${six}0`)?.slice(0, 11) ?? "");
      const upcE = `${system}${six}${upcA.at(-1)}`;
      const parsed = parseBarcode(upcE);
      if (parsed.ok && parsed.value.kind === "UPC-E") expect(parsed.value.key).toBe(barcodeKey(upcA));
      if (system === "0") expect(parsed).toMatchObject({ ok: true, value: { kind: "UPC-E" } });
    }),
  );
});

test("[BARCODE-2] any single wrong digit is noticed", () => {
  const place = fc.nat(12);
  fc.assert(
    fc.property(digits(12), place, fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const good = completed(body);
      const wrong = (Number(good[at]) + by) % 10;
      expect(parseBarcode(`${good.slice(0, at)}${wrong}${good.slice(at + 1)}`).ok).toBe(false);
    }),
  );
});

test("[BARCODE-1] reading a key again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 90 }), (text) => {
      const key = barcodeKey(text);
      if (key !== undefined) expect(barcodeKey(key)).toBe(key);
    }),
  );
});

test.each([
  { text: "2012345001251", inStore: true },
  { text: completed("022345678901"), inStore: true },
  { text: "4870001000004", inStore: false },
  { text: "20-own", inStore: false },
])("[BARCODE-4] $text is the shop's own number: $inStore", ({ text, inStore }) => {
  const parsed = parseBarcode(text);
  expect(parsed.ok && isInStore(parsed.value)).toBe(inStore);
});

const data = resolve(import.meta.dirname, "../../../../shared/data");
const realProducts = resolve(data, "products-10k.csv");
const photographed = resolve(data, "barcodes/manifest.json");

test.skipIf(!existsSync(realProducts))(
  "[BARCODE-1] 10,000 barcodes of real goods are read, each its own",
  () => {
    const codes = readFileSync(realProducts, "utf8")
      .split("\n")
      .slice(1)
      .flatMap((line) => line.split(",")[0] || []);
    expect(codes.length).toBe(10_000);
    const keys = codes.map((code) => barcodeKey(code));
    expect(keys.filter((key) => key === undefined)).toEqual([]);
    expect(new Set(keys).size).toBe(codes.length);
  },
);

test.skipIf(!existsSync(photographed))("[BARCODE-3] codes of photographed packages are of their kind", () => {
  const kindByFormat = new Map([
    ["ean8", "EAN-8"],
    ["ean13", "EAN-13"],
    ["upca", "UPC-A"],
    ["upce", "UPC-E"],
  ]);
  const photos: readonly { format: string; expected: string }[] = JSON.parse(
    readFileSync(photographed, "utf8"),
  );
  const known = photos.filter(({ format }) => kindByFormat.has(format));
  expect(known.length).toBeGreaterThan(20);
  for (const { format, expected } of known) {
    const parsed = parseBarcode(expected);
    expect(parsed.ok ? parsed.value.kind : `${expected}: ${parsed.error.type}`).toBe(
      kindByFormat.get(format),
    );
  }
});
