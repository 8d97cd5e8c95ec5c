import type { BranchError } from "../../domain/access/branch.ts";
import type { CategoryError } from "../../domain/catalog/commands/change-category.ts";
import type { ChangeProductError } from "../../domain/catalog/commands/change-product.ts";
import type { DeleteProductError } from "../../domain/catalog/commands/delete-product.ts";
import type { ImportError } from "../../domain/catalog/commands/import.ts";
import type { ImportRowError } from "../../domain/catalog/import-rows.ts";
import type { Messages } from "../en.ts";
import type { Format } from "../format.ts";
import type { Sayings } from "./sayings.ts";
import { explainBarcode, explainQuantity, unitName } from "./values.ts";

export type CatalogError =
  | ChangeProductError
  | DeleteProductError
  | CategoryError
  | Exclude<ImportError, BranchError>;

/** What is wrong with one row of an import. */
export const explainImportRow = (error: ImportRowError, messages: Messages, format: Format): string =>
  (ROW[error.type] as (typeof ROW)["DuplicateSku"])(error as never, messages, format);

const codeSayings: Pick<
  Sayings<ImportRowError>,
  "BadBarcode" | "BadPack" | "DuplicateBarcode" | "DuplicateSku" | "UnitFixed" | "UnknownProduct"
> = {
  BadBarcode: ({ barcode, reason }, m, f) => `${barcode}: ${explainBarcode(reason, m, f)}`,
  BadPack: ({ barcode, reason }, m, f) => `${barcode}: ${explainQuantity(reason, m, f)}`,
  DuplicateBarcode: ({ barcode, name }, m) => m["goods.duplicateBarcode"](barcode, name),
  DuplicateSku: ({ sku, name }, m) => m["goods.duplicateSku"](sku, name),
  UnitFixed: ({ unit }, m) => m["goods.unitFixed"](unitName(unit, m)),
  UnknownProduct: ({ name }, m) =>
    name === "" ? m["goods.unknownProduct"] : `${name}: ${m["goods.unknownProduct"]}`,
};

const ROW: Sayings<ImportRowError> = {
  ...codeSayings,
  FieldMissing: (_, m) => m["goods.missing"],
  BadQuantity: ({ reason }, m, f) => explainQuantity(reason, m, f),
  TwiceInImport: (_, m) => m["import.twiceInImport"],
};

export const catalogSayings: Sayings<CatalogError> = {
  ...codeSayings,
  UnknownCategory: (_, m) => m["goods.unknownCategory"],
  ProductMoved: ({ name }, m) => m["goods.productMoved"](name),
  BranchesUnseen: ({ name }, m) => m["goods.branchesUnseen"](name),
  NoSuchCategory: (_, m) => m["goods.unknownCategory"],
  Cycle: (_, m) => m["catalog.cycle"],
  TooDeep: (_, m) => m["goods.tooDeep"],
  NameMissing: (_, m) => m["goods.missing"],
  DuplicateCategory: ({ name }, m) => m["goods.duplicateCategory"](name),
  CategoryNotEmpty: ({ name }, m) => m["catalog.categoryNotEmpty"](name),
  ImportRefused: ({ rows }, m, f) =>
    [
      m["catalog.importRefused"](rows.length, f.number(rows.length)),
      ...rows.map(({ line, error }) => m["catalog.importLine"](String(line), explainImportRow(error, m, f))),
    ].join("\n"),
};
