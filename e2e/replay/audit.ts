import { readFileSync } from "node:fs";

/**
 * Recomputes stock from the receipts alone and compares it with what the server reports. Shares no code with the
 * system: `audit --products F --receipts F --stock F [--stock-per-product N]`. Exit code 1 when any product differs.
 */
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

const rowsOf = (file: string): Record<string, string>[] => {
  const [head = "", ...lines] = readFileSync(file, "utf8").trimEnd().split(/\r?\n/);
  const names = splitRow(head);
  return lines.map((line) =>
    Object.fromEntries(splitRow(line).map((cell, i) => [names[i] ?? String(i), cell])),
  );
};

const splitRow = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );

/** Thousandths, so that nothing is added as a fraction. */
const thousandths = (text: string): number => Math.round(Number(text) * 1_000);

const fixed = argument("stock-per-product");
const expected = new Map<string, number>();
for (const { barcode = "", quantity = "0" } of rowsOf(argument("products") ?? "")) {
  expected.set(barcode, thousandths(fixed ?? quantity));
}

const numbers = new Map<string, string>();
let sold = 0;
let duplicated = 0;
for (const { till = "", number = "", time = "", barcode = "", quantity = "0" } of rowsOf(
  argument("receipts") ?? "",
)) {
  expected.set(barcode, (expected.get(barcode) ?? 0) - thousandths(quantity));
  sold += thousandths(quantity);
  const seller = `${till} ${time}`;
  if ((numbers.get(number) ?? seller) !== seller) duplicated++;
  numbers.set(number, seller);
}

const reported = new Map(
  rowsOf(argument("stock") ?? "").map(({ barcode = "", quantity = "0" }) => [barcode, thousandths(quantity)]),
);
const differing = [...expected].filter(([barcode, quantity]) => (reported.get(barcode) ?? 0) !== quantity);
const negative = [...reported].filter(([, quantity]) => quantity < 0);

console.log(
  JSON.stringify({
    products: expected.size,
    receipts: numbers.size,
    sold: sold / 1_000,
    differing: differing.length,
    negative: negative.length,
    receiptsDuplicated: duplicated,
    examples: differing.slice(0, 5).map(([barcode, quantity]) => ({
      barcode,
      expected: quantity / 1_000,
      reported: (reported.get(barcode) ?? 0) / 1_000,
    })),
  }),
);
process.exitCode = differing.length + negative.length + duplicated === 0 ? 0 : 1;
