import type { Quantity } from "../../lib/quantity.ts";
import { isUnit } from "../../lib/quantity.ts";
import type { Messages } from "../en.ts";
import type { Format } from "../format.ts";

/** An error as it comes from a command, a parser or an import: `type`, and what its text needs. */
export interface AnyError {
  readonly type: string;
}

/** What happened, what it means and what to do, in the reader's language. */
export const explainGoods = (error: AnyError, messages: Messages, format: Format): string => {
  const say = SAYINGS[error.type];
  return say === undefined
    ? messages["goods.failed"](error.type)
    : say(messages, detailsOf(error, messages, format), format);
};

/** The form field an error is about, where it names one. */
export const fieldOf = (error: AnyError): string | null => {
  const { field } = error as { readonly field?: unknown };
  return typeof field === "string" ? field : null;
};

/** Details of an error, whatever it carries, as text. */
interface Details {
  readonly text: (name: string) => string;
  readonly number: (name: string) => number;
  /** A quantity with the unit's short name when there is one. */
  readonly quantity: (name: string) => string;
  /** Another error inside this one. */
  readonly inner: (name: string) => string;
  readonly first: (name: string) => Details | undefined;
  readonly unit: (name: string) => string;
}

const detailsOf = (error: object, messages: Messages, format: Format): Details => {
  const value = (name: string): unknown => (error as Readonly<Record<string, unknown>>)[name];
  const number = (name: string): number => Number(value(name) ?? 0);
  return {
    text: (name) => String(value(name) ?? ""),
    number,
    quantity: (name) => format.quantity(number(name) as Quantity),
    inner: (name) => explainGoods((value(name) ?? { type: "" }) as AnyError, messages, format),
    first: (name) => {
      const list = value(name);
      const item: unknown = Array.isArray(list) ? list[0] : undefined;
      return typeof item === "object" && item !== null ? detailsOf(item, messages, format) : undefined;
    },
    unit: (name) => {
      const unit = String(value(name));
      return isUnit(unit) ? messages[`unit.${unit}`] : unit;
    },
  };
};

type Say = (messages: Messages, details: Details, format: Format) => string;

const SAYINGS: Readonly<Record<string, Say | undefined>> = {
  NotAllowed: (m) => m["goods.notAllowed"],
  OverrideNotAllowed: (m) => m["goods.notAllowed"],
  NotSignedIn: (m) => m["goods.notSignedIn"],
  NotWriter: (m) => m["goods.notWriter"],
  StorageFailed: (m, { text }) =>
    text("reason") === "quota" ? m["goods.storageFull"] : m["goods.storageFailed"],
  BadArgs: (m) => m["goods.badValue"],

  Missing: (m) => m["goods.missing"],
  Empty: (m) => m["goods.missing"],
  FieldMissing: (m) => m["goods.missing"],
  NameMissing: (m) => m["goods.missing"],
  TooLong: (m, { number }, { number: write }) => m["goods.tooLong"](write(number("max"))),
  NotANumber: (m) => m["goods.notANumber"],
  Negative: (m) => m["goods.negative"],
  Zero: (m) => m["goods.zero"],
  TooPrecise: (m, { number }) =>
    number("precision") === 0 ? m["goods.wholeOnly"] : m["goods.tooPrecise"](String(number("precision"))),
  TooLarge: (m) => m["goods.tooLarge"],
  BadQuantity: (_m, { inner }) => inner("reason"),
  Unprintable: (m) => m["goods.unprintable"],
  BadCheckDigit: (m, { text }) => m["goods.badCheckDigit"](text("expected")),
  RoundedBySpreadsheet: (m) => m["goods.rounded"],
  UnknownUnit: (m) => m["goods.unknownUnit"],
  UnknownTax: (m) => m["goods.unknownTax"],

  BadBarcode: (_m, { text, inner }) => `${text("barcode")}: ${inner("reason")}`,
  DuplicateBarcode: (m, { text }) => m["goods.duplicateBarcode"](text("barcode"), text("name")),
  DuplicateSku: (m, { text }) => m["goods.duplicateSku"](text("sku"), text("name")),
  UnknownCategory: (m) => m["goods.unknownCategory"],
  NoSuchCategory: (m) => m["goods.unknownCategory"],
  DuplicateCategory: (m, { text }) => m["goods.duplicateCategory"](text("name")),
  TooDeep: (m) => m["goods.tooDeep"],
  UnknownProduct: (m) => m["goods.unknownProduct"],
  ArchivedProduct: (m, { text }) => m["goods.archivedProduct"](text("name")),
  UnitFixed: (m, { unit }) => m["goods.unitFixed"](unit("unit")),
  ProductMoved: (m, { text }) => m["goods.productMoved"](text("name")),
  BranchesUnseen: (m, { text }) => m["goods.branchesUnseen"](text("name")),

  NoShift: (m) => m["shift.errNoShift"],
  ShiftLeftOpen: (m) => m["shift.errLeftOpen"],

  NoBranch: (m) => m["goods.noBranch"],
  NotInBranch: (m) => m["goods.notInBranch"],
  NotEnough: (m, { first }) => {
    const line = first("lines");
    return line === undefined
      ? m["goods.notAllowed"]
      : m["goods.notEnough"](line.text("name"), line.quantity("held"), line.quantity("wanted"));
  },

  TooManyLevels: (m, { text }) => m["goods.tooManyLevels"](text("max")),
  TooManyBarcodes: (m, { text }) => m["goods.tooManyBarcodes"](text("max")),
  PackTwice: (m) => m["goods.packTwice"],
  NoPackSize: (m) => m["goods.noPackSize"],
  BadPack: (_m, { text, inner }) => `${text("barcode")}: ${inner("reason")}`,
  TooManyCells: (m) => m["goods.tooManyCells"],
  BrokenQuotes: (m) => m["goods.brokenQuotes"],
  DuplicateInFile: (m, { text }) => m["goods.duplicateInFile"](text("firstLine")),
  Taken: (m) => m["goods.taken"],
  TwiceInImport: (m) => m["import.twiceInImport"],
  FileTooLarge: (m, { number }) => m["import.tooLargeFile"](String(number("maxBytes") / 1024 / 1024)),
  Spreadsheet: (m) => m["import.spreadsheet"],
  NotText: (m) => m["import.notText"],
  NoKnownColumns: (m) => m["import.noColumns"],
  EmptyFile: (m) => m["import.emptyFile"],
  ReadFailed: (m) => m["import.readFailed"],
  PhotoUnreadable: (m) => m["products.photoFailed"],
};
