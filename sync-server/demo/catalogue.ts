import { checkDigit, parseBarcode } from "../../shared/domain/catalog/barcode.ts";
import { importRow } from "../../shared/domain/catalog/import-rows.ts";
import { taxRate } from "../../shared/domain/catalog/tax.ts";
import { money } from "../../shared/lib/money.ts";
import { quantity, type Unit } from "../../shared/lib/quantity.ts";
import type { Random } from "../../shared/lib/seeded-random.ts";
import { DEMO_GOODS } from "./goods.ts";

/** Value-added tax in Kazakhstan from 2026, hundredths of a percent (see shared/domain/catalog/SPEC.md). */
const VAT = taxRate(1_600);

/** The demo shop's goods as rows of an import, with codes, costs and opening stock. */
export const demoRows = (random: Random): readonly ReturnType<typeof importRow>[] =>
  DEMO_GOODS.flatMap(({ category, lines }) => lines.split("\n").map((line) => ({ category, line }))).map(
    ({ category, line }, i) => {
      const [name = "", unit = "pcs", price = "0"] = line.split("|");
      const barcode = parseBarcode(demoBarcode(i));
      return importRow({
        line: i + 1,
        sku: `D-${String(i + 1).padStart(3, "0")}`,
        barcodes: barcode.ok ? [barcode.value] : [],
        name,
        unit: unit as Unit,
        price: money(Number(price) * 100),
        cost: money(Math.round(Number(price) * 72)),
        quantity: quantity((unit === "kg" ? 80 + random.below(120) : 60 + random.below(240)) * 1_000),
        minStock: quantity(20_000),
        category: [category],
        taxRate: VAT,
        packs: [],
      });
    },
  );

/** EAN-13 of our own invention under the prefix for restricted circulation, so it is nobody's real product. */
const demoBarcode = (index: number): string => {
  const body = `0400000${String(index + 1).padStart(5, "0")}`;
  return `${body}${checkDigit(body)}`;
};
