import type { BarcodeError } from "../../domain/catalog/barcode.ts";
import { isUnit, type QuantityError } from "../../lib/quantity.ts";
import type { Messages } from "../en.ts";
import type { Format } from "../format.ts";
import type { Sayings } from "./sayings.ts";

/** What is wrong with a quantity. */
export const explainQuantity = (error: QuantityError, messages: Messages, format: Format): string =>
  (QUANTITY[error.type] as (typeof QUANTITY)["TooPrecise"])(error as never, messages, format);

/** What is wrong with a barcode. */
export const explainBarcode = (error: BarcodeError, messages: Messages, format: Format): string =>
  (BARCODE[error.type] as (typeof BARCODE)["TooLong"])(error as never, messages, format);

/** A unit's short name, or the text itself when it is none of ours. */
export const unitName = (unit: string, messages: Messages): string =>
  isUnit(unit) ? messages[`unit.${unit}`] : unit;

const QUANTITY: Sayings<QuantityError> = {
  Empty: (_, m) => m["goods.missing"],
  NotANumber: (_, m) => m["goods.notANumber"],
  Zero: (_, m) => m["goods.zero"],
  Negative: (_, m) => m["goods.negative"],
  TooPrecise: ({ precision }, m) =>
    precision === 0 ? m["goods.wholeOnly"] : m["goods.tooPrecise"](String(precision)),
  TooLarge: (_, m) => m["goods.tooLarge"],
};

const BARCODE: Sayings<BarcodeError> = {
  Empty: (_, m) => m["goods.missing"],
  TooLong: ({ max }, m, f) => m["goods.tooLong"](f.number(max)),
  Unprintable: (_, m) => m["goods.unprintable"],
  BadCheckDigit: ({ expected }, m) => m["goods.badCheckDigit"](String(expected)),
  RoundedBySpreadsheet: (_, m) => m["goods.rounded"],
};
