import type { CsvShape, CsvShapeError } from "../../shared/domain/catalog/csv.ts";
import type { CsvDecodeError, Encoding } from "../../shared/domain/catalog/csv-decode.ts";
import type { Separator } from "../../shared/domain/catalog/csv-records.ts";
import type { ProductRow, RowError } from "../../shared/domain/catalog/csv-row.ts";
import type { ExistingProduct } from "../../shared/domain/catalog/import-plan.ts";
import type { Unit } from "../../shared/lib/quantity.ts";
import type { Result } from "../../shared/lib/result.ts";

/** A file as it was understood; a person may correct it. */
export interface CsvFile {
  readonly encoding: Encoding;
  readonly shape: CsvShape;
}

export type CsvFileError = CsvDecodeError | CsvShapeError | { readonly type: "ReadFailed" };

/** A row to write: a new product, or with `product` one to change. */
export interface PlannedRow {
  readonly product: string | null;
  readonly row: ProductRow;
}

/** What an import would do. The rows themselves stay in the worker until they are asked for. */
export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  /** Lines with at least one error. */
  readonly badLines: number;
  readonly errors: readonly RowError[];
  /** Some new product names its stock on hand. */
  readonly hasOpening: boolean;
}

export type Progress = (done: number, of: number) => void;

/** Reads product lists and plans imports, off the main thread. One file at a time. */
export interface CsvReader {
  /** `encoding` overrules what was found. */
  readonly open: (source: Blob | string, encoding: Encoding | null) => Promise<Result<CsvFile, CsvFileError>>;
  /** The open file with another separator, with or without a header. */
  readonly reshape: (separator: Separator, header: boolean) => Promise<CsvShape>;
  /** Products to compare with; `anew` forgets those before. */
  readonly know: (products: readonly ExistingProduct<string>[], anew: boolean) => Promise<void>;
  /** Reads every row and plans. `null` when called off. `unit` is for lists that name none. */
  readonly plan: (shape: CsvShape, unit: Unit, onProgress: Progress) => Promise<PlanSummary | null>;
  readonly callOff: () => Promise<void>;
  /** Planned rows, new ones first. */
  readonly rows: (from: number, count: number) => Promise<readonly PlannedRow[]>;
}
