import { type CsvShape, inspectCsv, readProducts } from "../../shared/domain/catalog/csv.ts";
import { guessColumns, readHeader } from "../../shared/domain/catalog/csv-columns.ts";
import { decodeCsv, type Encoding } from "../../shared/domain/catalog/csv-decode.ts";
import { readRecords, type Separator } from "../../shared/domain/catalog/csv-records.ts";
import type { ProductRow, RowError } from "../../shared/domain/catalog/csv-row.ts";
import {
  type CatalogLookup,
  type ExistingProduct,
  planImport,
} from "../../shared/domain/catalog/import-plan.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import { foldText } from "../../shared/lib/text.ts";
import type { CsvFile, CsvFileError, CsvReader, PlannedRow } from "./csv.ts";

/** The reader itself, wherever it runs. `breathe` lets messages in between batches, so that work can be called off. */
export const createCsvReader = (breathe: () => Promise<void>): CsvReader => {
  let text = "";
  let catalog = createCatalog();
  let planned: readonly PlannedRow[] = [];
  /** Grows with each plan and each calling off: a plan whose number is not the latest gives up. */
  let turn = 0;
  return {
    open: async (source, encoding) => {
      const decoded = await readText(source, encoding);
      if (!decoded.ok) return decoded;
      text = decoded.value.text;
      const shape = inspectCsv(text);
      return shape.ok
        ? ok({ encoding: decoded.value.encoding, shape: shape.value } satisfies CsvFile)
        : shape;
    },
    reshape: async (separator, header) => reshape(text, separator, header),
    know: async (products, anew) => {
      if (anew) catalog = createCatalog();
      for (const product of products) catalog.put(product);
    },
    plan: async (shape, unit, onProgress) => {
      const mine = ++turn;
      const rows: ProductRow[] = [];
      const errors: RowError[] = [];
      for (const batch of readProducts(text, shape, { batch: 2_000, unit })) {
        for (const row of batch.rows) rows.push(row);
        for (const error of batch.errors) errors.push(error);
        onProgress(batch.done, batch.of);
        await breathe();
        if (mine !== turn) return null;
      }
      const plan = planImport(rows, catalog.lookup, errors);
      planned = [
        ...plan.create.map((row): PlannedRow => ({ product: null, row })),
        ...plan.update.map(({ id, row }): PlannedRow => ({ product: id, row })),
      ];
      return {
        create: plan.create.length,
        update: plan.update.length,
        unchanged: plan.unchanged.length,
        badLines: new Set(plan.errors.map(({ line }) => line)).size,
        errors: plan.errors,
        hasOpening: plan.create.some(({ quantity }) => quantity !== null && quantity > 0),
      };
    },
    callOff: async () => {
      turn += 1;
    },
    rows: async (from, count) => planned.slice(from, from + count),
  };
};

const readText = async (
  source: Blob | string,
  encoding: Encoding | null,
): Promise<Result<{ readonly text: string; readonly encoding: Encoding }, CsvFileError>> => {
  if (typeof source === "string")
    return source.trim() === "" ? err({ type: "Empty" }) : ok({ text: source, encoding: "utf-8" });
  const bytes = await source.arrayBuffer().catch(() => null);
  if (bytes === null) return err({ type: "ReadFailed" });
  const found = decodeCsv(new Uint8Array(bytes), decode);
  if (!found.ok || encoding === null || found.value.encoding === encoding) return found;
  return ok({ text: decode(new Uint8Array(bytes), encoding), encoding });
};

const decode = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes);

const SAMPLE = 20;
const HEADER_WITHIN = 10;

const reshape = (text: string, separator: Separator, withHeader: boolean): CsvShape => {
  const records: (readonly string[])[] = [];
  for (const record of readRecords(text, separator)) {
    records.push(record.type === "cells" ? record.cells : []);
    if (records.length === HEADER_WITHIN + SAMPLE) break;
  }
  const known = records.slice(0, HEADER_WITHIN).findIndex((cells) => readHeader(cells) !== undefined);
  const headerAt = withHeader ? Math.max(0, known) : -1;
  const skip = headerAt + 1;
  const sample = records.slice(skip, skip + SAMPLE);
  const header = records[headerAt] ?? null;
  const places = header === null ? guessColumns(sample) : (readHeader(header) ?? {});
  const width = header?.length ?? Math.max(0, ...sample.map((cells) => cells.length));
  return { separator, header, places, width, skip, sample };
};

interface Catalog {
  readonly put: (product: ExistingProduct<string>) => void;
  readonly lookup: CatalogLookup<string>;
}

const createCatalog = (): Catalog => {
  const bySku = new Map<string, ExistingProduct<string>>();
  const byBarcode = new Map<string, ExistingProduct<string>>();
  const byName = new Map<string, ExistingProduct<string>>();
  return {
    put: (product) => {
      if (product.sku !== null) bySku.set(product.sku, product);
      for (const key of product.barcodeKeys) byBarcode.set(key, product);
      if (product.name !== null) byName.set(foldText(product.name), product);
    },
    lookup: {
      bySku: (sku) => bySku.get(sku),
      byBarcode: (key) => byBarcode.get(key),
      byName: (name) => byName.get(name),
    },
  };
};
